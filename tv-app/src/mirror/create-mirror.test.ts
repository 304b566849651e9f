/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import type { Page } from '../page/page.ts'
import { samplePages } from '../page/samples/sample-pages.ts'
import { createMirror } from './create-mirror.ts'

const sample = (name: string): Page => {
  const page = samplePages[name]
  if (page === undefined) throw new Error(`no sample ${name}`)
  return page
}
/** The same page with another row in focus. */
function withFocus(page: Page, focused: number): Page {
  const text = JSON.stringify(page).replace(/"focused":\d+/u, `"focused":${focused}`)
  return JSON.parse(text)
}
const shown = (name: string) => {
  const mirror = createMirror(document.body)
  mirror.show(sample(name))
  const root = document.querySelector<HTMLElement>('[role="application"]')
  if (root === null) throw new Error('no mirror')
  return { mirror, root }
}

afterEach(() => document.body.replaceChildren())

test('names the screen and what has the focus', () => {
  const { root } = shown('02-menu')

  expect(root.dataset.screen).toBe('menu')
  expect(root.dataset.focused).toBe('お手紙を読む')
  expect(root.getAttribute('aria-label')).toBe('見守りテレビ')
  expect(root.querySelector('h1')?.textContent).toBe('見守りテレビ')
})

test("the browser's focus is on the focused choice, with its place in the list", () => {
  const { mirror } = shown('02-menu')
  const first = document.activeElement

  expect(first?.textContent).toBe('１ お手紙を読む まだ ２通')
  expect(first?.getAttribute('aria-current')).toBe('true')
  expect(first?.getAttribute('aria-posinset')).toBe('1')
  expect(first?.getAttribute('aria-setsize')).toBe('4')
  mirror.show(sample('27-letters-many'))
  expect(document.activeElement?.getAttribute('aria-posinset')).toBe('2')
})

test('a PIN is told by how many digits are in, never by a digit', () => {
  const { root } = shown('04-pin')

  expect(root.textContent).toContain('暗証番号 ２けた入力ずみ')
  expect(root.querySelector('[role="status"]')?.textContent).toContain('２けた入力ずみ')
  expect(root.dataset.focused).toBe('５')
})

test('what is so right now is told politely', () => {
  const { root } = shown('03-lay-card')
  const status = root.querySelector('[role="status"]')

  expect(status?.getAttribute('aria-live')).toBe('polite')
  expect(status?.textContent).toBe('カードを待っています…')
})

test.each(Object.keys(samplePages))('%s has a heading and at most one focused element', (name) => {
  const { root } = shown(name)

  expect(root.querySelectorAll('h1')).toHaveLength(1)
  expect(root.querySelectorAll('[aria-current="true"]').length).toBeLessThanOrEqual(1)
})

test('moving the focus keeps every element that says the same', () => {
  const { mirror, root } = shown('02-menu')
  const rows = [...root.querySelectorAll('li')]
  mirror.show(withFocus(sample('02-menu'), 2))

  expect([...root.querySelectorAll('li')]).toEqual(rows)
  expect(rows.map((row) => row.getAttribute('tabindex'))).toEqual(['-1', '-1', '0', '-1'])
  expect(rows.map((row) => row.getAttribute('aria-current'))).toEqual([
    ...['false', 'false'],
    ...['true', 'false'],
  ])
  expect(document.activeElement).toBe(rows[2])
})

test('a page that changes under the focus is told anew, and one that does not is not', () => {
  const { mirror } = shown('02-menu')
  let told = 0
  document.addEventListener('focusin', () => {
    told += 1
  })
  mirror.show(sample('02-menu'))
  expect(told).toBe(0)

  mirror.show({ ...sample('02-menu'), title: '別の題' })
  expect(told).toBe(1)
})

test.each(Object.keys(samplePages))('%s says the same after any page as at once', (name) => {
  const { root, mirror } = shown('02-menu')
  mirror.show(sample(name))
  const after = root.innerHTML
  document.body.replaceChildren()

  expect(after).toBe(shown(name).root.innerHTML)
})

test('leaves nothing behind', () => {
  const { mirror } = shown('02-menu')
  mirror.destroy()

  expect(document.body.children).toHaveLength(0)
})
