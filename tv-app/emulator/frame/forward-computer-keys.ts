import type { FrameMessage } from '../protocol/frame-messages.ts'
import { isMadeByRemote } from './dispatch-stroke.ts'

/**
 * A tester who clicked on the television types into the frame. Those keys belong to the remote of
 * the page, so that they reach the app as keys of the chosen device and in no other way.
 */
export function forwardComputerKeys(
  television: Window,
  tell: (message: FrameMessage) => void,
): void {
  for (const type of ['keydown', 'keyup'] as const) {
    television.addEventListener(
      type,
      (event) => {
        if (isMadeByRemote(event)) return
        event.stopImmediatePropagation()
        const { code, altKey: isAlt, ctrlKey, metaKey, repeat } = event
        if (ctrlKey || metaKey || code === 'Tab') return
        event.preventDefault()
        tell({ kind: 'computer_key', type, code, isAlt, repeat })
      },
      { capture: true },
    )
  }
}
