import type { KeyStroke } from '../protocol/frame-messages.ts'

/** Marks the events that the page made, so that the frame tells them from the computer's own. */
const made = new WeakSet<Event>()
export const isMadeByRemote = (event: Event): boolean => made.has(event)

/**
 * Fires the event as the device's engine does, at what has the focus. `keyCode` is deprecated and
 * not every engine takes it from the constructor, so it is set on the event.
 */
export function dispatchStroke(target: Document, stroke: KeyStroke): void {
  const { type, key, keyCode, repeat } = stroke
  const event = new KeyboardEvent(type, { key, repeat, bubbles: true, cancelable: true })
  for (const name of ['keyCode', 'which']) {
    Object.defineProperty(event, name, { value: keyCode })
  }
  made.add(event)
  const focused = target.activeElement ?? target.body
  focused.dispatchEvent(event)
}
