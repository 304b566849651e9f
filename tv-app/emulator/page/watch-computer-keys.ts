import { isTakenBy } from '../remote/computer-keys.ts'
import type { Emulator } from './emulator.ts'

/**
 * While the page has the focus the computer's keys are the remote's. A control that was pressed
 * with the pointer gives the focus back, so that the next key goes to the television; one that was
 * reached with Tab keeps it.
 */
export function watchComputerKeys(page: Window, { onComputerKey, caps }: Emulator): void {
  const listenTo = (type: 'keydown' | 'keyup') =>
    page.addEventListener(type, (event) => {
      const { code, altKey, ctrlKey, metaKey, target, repeat } = event
      const tagName = target instanceof HTMLElement ? target.tagName : ''
      const key = {
        code,
        isAlt: altKey,
        isShortcut: ctrlKey || metaKey,
        isTakenByControl: isTakenBy(tagName, code),
      }
      if (repeat || onComputerKey(key, type)) preventUnlessTaken(event, key.isTakenByControl)
    })
  listenTo('keydown')
  listenTo('keyup')
  page.addEventListener('blur', () => {
    // The app focuses its mirror inside the frame; the tester is still here then.
    setTimeout(() => {
      if (!page.document.hasFocus()) caps.releaseAll()
    })
  })
  page.addEventListener('click', ({ detail, target }) => {
    if (detail === 0 || !(target instanceof HTMLElement)) return
    if (target.closest('button') !== null || isSwitch(target)) page.document.body.focus()
    const { activeElement } = page.document
    if (activeElement instanceof HTMLButtonElement || isSwitch(activeElement)) activeElement.blur()
  })
}

const isSwitch = (element: Element | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && element.type === 'checkbox'

function preventUnlessTaken(event: Event, isTaken: boolean): void {
  if (!isTaken) event.preventDefault()
}
