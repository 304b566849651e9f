import type { Page } from '../page/page.ts'
import { type Told, tell } from './tell-page.ts'

export interface Mirror {
  readonly show: (page: Page) => void
  readonly destroy: () => void
}

const hidden =
  'position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;contain:strict'

/**
 * The page once more as plain elements that nobody sees: voice guides of televisions, screen
 * readers and tests read them, and the browser's own focus follows the focus of the page.
 */
export function createMirror(parent: HTMLElement): Mirror {
  const root = document.createElement('div')
  root.setAttribute('role', 'application')
  root.setAttribute('lang', 'ja')
  root.style.cssText = hidden
  const words = document.createElement('div')
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.setAttribute('aria-live', 'polite')
  root.append(words, status)
  parent.append(root)
  let last: { readonly fingerprint: string; readonly parts: readonly Told[] } | null = null

  return {
    show: (page) => {
      const told = tell(page)
      const fingerprint = page.screen + JSON.stringify(told)
      if (fingerprint === last?.fingerprint) return
      root.dataset.screen = page.screen
      root.dataset.focused = told.focused ?? ''
      root.setAttribute('aria-label', page.title)
      renewParts(words, last?.parts ?? [], told.parts)
      last = { fingerprint, parts: told.parts }
      if (status.textContent !== told.status) status.textContent = told.status
      focusAnew(words.querySelector<HTMLElement>('[tabindex="0"]'))
    },
    destroy: () => root.remove(),
  }
}

/** A voice guide speaks when the focus comes, so it comes also to an element that has it. */
function focusAnew(element: HTMLElement | null): void {
  if (element === document.activeElement) element?.blur()
  element?.focus({ preventScroll: true })
}

/** Brings elements up to date; one that says what it said before stays, with other attributes. */
function renewParts(parent: Element, before: readonly Told[], now: readonly Told[]): void {
  const elements = Array.from(parent.children)
  for (const extra of elements.slice(now.length)) extra.remove()
  for (const [index, told] of now.entries()) {
    const element = elements[index]
    if (element === undefined) parent.append(elementOf(told))
    else renewPart(element, before[index], told)
  }
}

function renewPart(element: Element, before: Told | undefined, now: Told): void {
  if (before?.tag !== now.tag || before.text !== now.text) {
    element.replaceWith(elementOf(now))
    return
  }
  renewAttributes(element, now.attributes ?? {})
  renewParts(element, before.children ?? [], now.children ?? [])
}

function renewAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const name of element.getAttributeNames()) {
    if (!(name in attributes)) element.removeAttribute(name)
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
}

function elementOf(told: Told): HTMLElement {
  const element = document.createElement(told.tag)
  for (const [name, value] of Object.entries(told.attributes ?? {})) {
    element.setAttribute(name, value)
  }
  if (told.text !== undefined) element.textContent = told.text
  element.append(...(told.children ?? []).map(elementOf))
  return element
}
