import type { FrameLocator } from 'playwright-core'

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

/**
 * Resolves as soon as the mirror says so, which its own changes tell: nothing is asked again and
 * again. A television that is switched off meanwhile is watched anew. False when the time is over.
 */
export async function whenMirrored(
  television: FrameLocator,
  wanted: Awaited,
  timeoutMs: number,
): Promise<boolean> {
  const giveUpAt = Date.now() + timeoutMs
  const look = { wanted, partsWithWords, giveUpAt }
  for (;;) {
    const outcome = await television
      .locator(':root')
      .evaluate(soonAs, look, { timeout: timeoutMs })
      .catch((): null => null)
    if (outcome !== null) return outcome
    if (Date.now() >= giveUpAt) return false
  }
}

interface Look {
  readonly wanted: Awaited
  readonly partsWithWords: string
  readonly giveUpAt: number
}

/** Runs in the page: nothing from outside of it is there. */
function soonAs(root: Element, { wanted, partsWithWords, giveUpAt }: Look): Promise<boolean> {
  const { screen, words, otherTextThan, otherFocusThan } = wanted
  const isSo = (): boolean => {
    const mirror = root.querySelector<HTMLElement>('[data-screen]')
    if (mirror === null) return false
    const parts = Array.from(mirror.querySelectorAll(partsWithWords), (part) => part.textContent)
    return (
      (screen === undefined || mirror.dataset.screen === screen) &&
      (words === undefined || parts.some((part) => part?.includes(words))) &&
      (otherTextThan === undefined || parts.join('\n') !== otherTextThan) &&
      (otherFocusThan === undefined || mirror.dataset.focused !== otherFocusThan)
    )
  }
  return new Promise((resolve) => {
    const end = (outcome: boolean) => {
      watcher.disconnect()
      clearTimeout(timer)
      resolve(outcome)
    }
    const watcher = new MutationObserver(() => isSo() && end(true))
    const timer = setTimeout(() => end(isSo()), giveUpAt - Date.now())
    const everything = { subtree: true, childList: true, attributes: true, characterData: true }
    watcher.observe(root, everything)
    if (isSo()) end(true)
  })
}
