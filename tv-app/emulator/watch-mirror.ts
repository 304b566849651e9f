import { errors, type Locator } from 'playwright-core'

/** What is waited for on the mirror of a television; all that is given has to be so at once. */
export interface Awaited {
  readonly screen?: string
  /** They stand in one part of the screen. */
  readonly words?: string
  /** The words of the screen are no longer these, as `text` told them. */
  readonly otherTextThan?: string
  /** Another row has the focus than this one, as `focused` told it. */
  readonly otherFocusThan?: string
}

/** The parts of the mirror that hold words. */
export const partsWithWords = 'h1, p, li, dt, dd'

/** So often the mirror is looked at, ms: left alone, playwright looks twice a second in the end. */
const lookEveryMs = 50

/**
 * Resolves as soon as the mirror in the television's `iframe` says so; false when the time is over. A
 * television that is switched off meanwhile is looked at anew.
 */
export async function whenMirrored(
  iframe: Locator,
  wanted: Awaited,
  timeoutMs: number,
): Promise<boolean> {
  const giveUpAt = Date.now() + timeoutMs
  while (Date.now() < giveUpAt) {
    const timeout = giveUpAt - Date.now()
    const frame = await iframe
      .elementHandle({ timeout })
      .then((element) => element.contentFrame())
      .catch(nullWhenLate)
    const isSaid = await frame
      ?.waitForFunction(saysSo, { wanted, partsWithWords }, { polling: lookEveryMs, timeout })
      .then(() => true)
      .catch((fault) => (frame.isDetached() ? null : nullWhenLate(fault)))
    if (isSaid === true) return true
  }
  return false
}

function nullWhenLate(fault: unknown): null {
  if (fault instanceof errors.TimeoutError) return null
  throw fault
}

interface Look {
  readonly wanted: Awaited
  readonly partsWithWords: string
}

/** Runs in the page: nothing from outside of it is there, and no function in it has a name. */
function saysSo({ wanted, partsWithWords }: Look): boolean {
  const { screen, words, otherTextThan, otherFocusThan } = wanted
  const mirror = document.querySelector<HTMLElement>('[data-screen]')
  if (mirror === null) return false
  const parts = Array.from(mirror.querySelectorAll(partsWithWords), (part) => part.textContent)
  return (
    (screen === undefined || mirror.dataset.screen === screen) &&
    (words === undefined || parts.some((part) => part?.includes(words))) &&
    (otherTextThan === undefined || parts.join('\n') !== otherTextThan) &&
    (otherFocusThan === undefined || mirror.dataset.focused !== otherFocusThan)
  )
}
