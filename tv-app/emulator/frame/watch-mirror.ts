import type { Snapshot } from '../protocol/frame-messages.ts'

const mirrorOf = (screen: Document): HTMLElement | null => screen.querySelector('[data-screen]')

/** What the app's mirror says now; it is made for screen readers, so no PIN is in it. */
export function readSnapshot(screen: Document): Snapshot {
  const mirror = mirrorOf(screen)
  const parts = mirror?.querySelectorAll('h1, p, li, dt, dd, [role="button"]') ?? []
  return {
    screen: mirror?.dataset.screen ?? null,
    focused: mirror?.dataset.focused ?? null,
    text: Array.from(parts, (part) => part.textContent ?? '').join('\n'),
  }
}

/** Tells the name of every screen that the app comes to. */
export function watchScreen(screen: Document, onScreen: (name: string) => void): void {
  let last: string | null = null
  const look = () => {
    const name = mirrorOf(screen)?.dataset.screen ?? null
    if (name === null || name === last) return
    last = name
    onScreen(name)
  }
  const watch = { childList: true, subtree: true, attributeFilter: ['data-screen'] }
  new MutationObserver(look).observe(screen.body, watch)
  look()
}
