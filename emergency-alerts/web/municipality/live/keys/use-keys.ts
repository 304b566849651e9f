import { useEffect } from 'preact/hooks'
import { moveRow } from './row-keys.ts'

const pageOf: Readonly<Record<string, string>> = {
  h: '#/',
  n: '#/new',
  a: '#/waiting',
}
const secondKeyWithinMs = 1500

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>('#main input[type="search"]')
  if (search === null) return
  search.focus()
  event.preventDefault()
}

const never = Number.NEGATIVE_INFINITY

/** What one key means after the one before; answers when `g` was pressed, if it was this one. */
function onKey(event: KeyboardEvent, goPressedAt: number): number {
  if (isTyping(event) || hasModifier(event)) return never
  const page = pageOf[event.key]
  const isSecond = event.timeStamp - goPressedAt < secondKeyWithinMs
  if (isSecond && page !== undefined) location.hash = page
  if (event.key === '/') focusSearch(event)
  return event.key === 'g' ? event.timeStamp : never
}

/**
 * `g` then h, n or a opens a main page, `/` goes to the search field, ↑ and ↓ from row to row; off
 * while somebody types.
 */
export function useKeys(): void {
  useEffect(() => {
    let goPressedAt = never
    const listen = (event: KeyboardEvent) => {
      if (!hasModifier(event)) moveRow(event)
      goPressedAt = onKey(event, goPressedAt)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
