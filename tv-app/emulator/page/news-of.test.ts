import { describe, expect, test } from '@jest/globals'
import { initialState } from './emulator-state.ts'
import { newsOfBox, newsOfTelevision } from './news-of.ts'

describe('the news of a television', () => {
  test.each([
    [200, 'up'],
    [404, 'up'],
    [503, 'down'],
    [null, 'down'],
  ] as const)('show after an answer %p that the server is %s', (status, server) => {
    const exchange = { method: 'GET', path: '/session', status, durationMs: 3 }

    const [lamp] = newsOfTelevision({ kind: 'http', exchange }, 0)

    expect(lamp).toEqual({ kind: 'lamps', changed: { server } })
  })

  test('name the screen in the log', () => {
    const [news] = newsOfTelevision({ kind: 'screen', screen: 'pin' }, 5)

    expect(news).toMatchObject({ kind: 'log', line: { at: 5, source: 'event', text: '画面: pin' } })
  })
})

describe('the news of a box', () => {
  test('say nothing of a card that lay there already', () => {
    const state = { ...initialState, card: 'hanako' }

    expect(newsOfBox(state, { kind: 'card', personaId: 'hanako', removeAtApdu: null }, 0)).toEqual(
      [],
    )
  })

  test('tell that a card was taken away', () => {
    const state = { ...initialState, card: 'hanako' }

    const news = newsOfBox(state, { kind: 'card', personaId: null, removeAtApdu: null }, 7)

    expect(news).toMatchObject([
      { kind: 'card', personaId: null },
      { kind: 'log', line: { at: 7, text: 'カードを離した' } },
    ])
  })

  test('switch the removal off once it has fired, and not when a hand took the card', () => {
    const faults = { ...initialState.faults, removeAtApdu: 7 }
    const state = { ...initialState, card: 'hanako', faults }
    const taken = { kind: 'card', personaId: null } as const
    const off = { kind: 'faults', changed: { removeAtApdu: null } }

    expect(newsOfBox(state, { ...taken, removeAtApdu: null }, 0)).toContainEqual(off)
    expect(newsOfBox(state, { ...taken, removeAtApdu: 7 }, 0)).not.toContainEqual(off)
  })

  test('darken the lamp when the line to the box is lost', () => {
    const news = newsOfBox(initialState, { kind: 'line_lost' }, 0)

    expect(news).toEqual([{ kind: 'lamps', changed: { host: 'down' } }])
  })
})
