import { describe, expect, test } from '@jest/globals'
import { setup } from '../fixtures/drive.ts'
import { initialApp, onEvent, pageOf } from './app.ts'
import type { App } from './app-state.ts'
import type { TvKey } from './keys/tv-key.ts'
import { createLookAhead } from './look-ahead.ts'
import type { Page } from './page/page.ts'

const start = new Date('2026-11-23T07:15:00+09:00')

/** The menu: three rows below the focus, none above. */
function menu(): App {
  const [watching] = initialApp(setup(), start, 'standard')
  return onEvent(watching, { kind: 'key', key: 'ok' })[0]
}

/** A look-ahead whose moments of quiet come when the test says so, on a machine of any speed. */
function lookAhead({ stepMs = 0 }: { readonly stepMs?: number } = {}) {
  const calls = new Set<() => void>()
  const prepared: Page[] = []
  let steps = 0
  let now = start.getTime()
  const ahead = createLookAhead({
    clock: { now: () => new Date(now) },
    whenIdle: (call) => {
      const once = () => {
        calls.delete(once)
        call()
      }
      calls.add(once)
      return () => calls.delete(once)
    },
    prepare: function* (page) {
      for (let part = 0; part < 3; part += 1) {
        steps += 1
        now += stepMs
        yield
      }
      prepared.push(page)
    },
  })
  const quiet = (moments: number) => {
    for (let moment = 0; moment < moments; moment += 1) for (const call of [...calls]) call()
  }
  return { ahead, prepared, quiet, isWatching: () => calls.size > 0, stepsDone: () => steps }
}

describe('what the next key may bring', () => {
  test.each<TvKey>(['down', 'up'])('is for %s what the key itself brings', (key) => {
    const app = menu()
    const { ahead, quiet } = lookAhead()
    ahead.begin(app)
    quiet(2)

    const next = onEvent(app, { kind: 'key', key })
    expect(ahead.recall(key)).toEqual({ next, page: pageOf(next[0]) })
  })

  test('is all made ready in one moment by a quick machine, and then nothing is done any more', () => {
    const { ahead, prepared, quiet, isWatching } = lookAhead()
    ahead.begin(menu())
    expect(prepared).toEqual([])

    quiet(1)
    expect(prepared).toHaveLength(4)
    expect(isWatching()).toBe(false)
  })

  test('comes first, then the rows further down are made ready, one after the other', () => {
    const app = menu()
    const { ahead, prepared, quiet } = lookAhead()
    ahead.begin(app)
    quiet(1)

    const shownAfter = (...keys: readonly TvKey[]) =>
      pageOf(keys.reduce((state, key) => onEvent(state, { kind: 'key', key })[0], app))
    expect(prepared).toEqual([
      shownAfter('down'),
      shownAfter('up'),
      shownAfter('down', 'down'),
      shownAfter('down', 'down', 'down'),
    ])
  })

  test('is made ready by a slow machine in moments of a step that is too long, one by one', () => {
    const { ahead, prepared, quiet, stepsDone, isWatching } = lookAhead({ stepMs: 10 })
    ahead.begin(menu())

    quiet(1)
    expect(stepsDone()).toBe(1)
    expect(ahead.recall('down')).not.toBeNull()
    expect(ahead.recall('up')).toBeNull()
    quiet(2)
    expect(stepsDone()).toBe(3)
    quiet(5)
    expect(prepared).toHaveLength(2)
    quiet(6)
    expect(prepared).toHaveLength(4)
    expect(isWatching()).toBe(false)
  })

  test('is given up in the middle when a key comes, and begun anew', () => {
    const { ahead, prepared, quiet } = lookAhead({ stepMs: 10 })
    const app = menu()
    ahead.begin(app)
    quiet(2)

    ahead.begin(onEvent(app, { kind: 'key', key: 'down' })[0])
    expect(prepared).toEqual([])
    quiet(20)
    expect(prepared).toHaveLength(4)
  })

  test('is forgotten when something else has happened', () => {
    const { ahead, quiet } = lookAhead()
    const app = menu()
    ahead.begin(app)
    quiet(2)

    ahead.begin(onEvent(app, { kind: 'card', card: 'present' })[0])
    expect(ahead.recall('down')).toBeNull()
  })

  test('is never thought out for keys that do more than move the focus', () => {
    const { ahead, quiet } = lookAhead()
    ahead.begin(menu())
    quiet(5)

    expect(ahead.recall('ok')).toBeNull()
    expect(ahead.recall('back')).toBeNull()
  })

  test('is left alone after the end', () => {
    const { ahead, prepared, quiet } = lookAhead()
    ahead.begin(menu())
    ahead.stop()
    quiet(3)

    expect(prepared).toEqual([])
  })
})
