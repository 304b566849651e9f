import type { Page } from '../page/page.ts'
import { type Told, tell } from './tell-page.ts'

export interface Mirror {
  readonly show: (page: Page) => void
  readonly destroy: () => void
}

const hidden =
  'position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

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
  let last = ''

  return {
    show: (page) => {
      const told = tell(page)
      const fingerprint = JSON.stringify(told)
      if (fingerprint === last) return
      last = fingerprint
      root.dataset.screen = page.screen
      root.dataset.focused = told.focused ?? ''
      root.setAttribute('aria-label', page.title)
      words.replaceChildren(...told.parts.map(elementOf))
      if (status.textContent !== told.status) status.textContent = told.status
      words.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
    },
    destroy: () => root.remove(),
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
