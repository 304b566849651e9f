import { describe, expect, test } from '@jest/globals'
import { atHome, said } from '../../../fixtures/alert-drive.ts'
import { drill, ended, kiki, ofLevel, order, orderId } from '../../../fixtures/orders.ts'

const elsewhere = { areas: [kiki] }

describe('a later revision', () => {
  test('a correction stands whole again, and sounds again', () => {
    const home = atHome().receive(order()).press('3', 'ok')
    home.wishes()
    const changed = { text: 'レベルが変わりました', kana: 'れべるがかわりました' }
    home.receive(ofLevel(5, { revision: 2, changed }))

    expect(said(home.front())).toBe('order 1 rev 2')
    expect(home.draw().wishes()).toEqual(['sound'])
    expect(home.state().outbox.at(-1)).toMatchObject({ kind: 'displayed', revision: 2 })
  })

  test('one that tells nothing new neither sounds nor asks again, and is reported', () => {
    const longer = order({ revision: 2, expiresAt: '2026-11-23T20:00:00+09:00' })
    const home = atHome().receive(order()).press('3', 'ok')
    home.wishes()

    expect(said(home.receive(longer).draw().front())).toBe('strip 1 rev 2')
    expect(home.wishes()).toEqual([])
    expect(home.state().outbox.at(-1)).toMatchObject({ kind: 'displayed', revision: 2 })
  })

  test('one that tells nothing new leaves focus and seconds of the order as they are', () => {
    const home = atHome().receive(order()).draw().wait(3000)
    home.happen({ kind: 'key', key: '3' }).receive(order({ revision: 2 }))

    expect(said(home.happen({ kind: 'key', key: 'ok' }).front())).toBe('strip 1 rev 2')
  })

  test.each(['lifted', 'cancelled'] as const)('%s is shown where the order was shown', (how) => {
    const home = atHome().receive(order()).press('ok')
    home.receive(ended(order(), how))
    expect(home.front()).toMatchObject({ kind: 'ended', why: how })
    expect(home.state().outbox.at(-1)?.kind).toBe('evacuating')

    expect(said(home.press('back', 'ok').front())).toBe('nothing')
    expect(home.state().outbox.slice(-2)).toMatchObject([
      { kind: 'displayed', revision: 2 },
      { kind: 'read', revision: 2 },
    ])
  })

  test('the end of a real order is read before that of a drill, however urgent that was', () => {
    const exercise = drill({ level: 5, kind: 'immediate_safety' })
    const home = atHome().receive(exercise).press('3', 'ok').receive(order()).press('3', 'ok')
    home.receive(ended(exercise, 'lifted'), ended(order(), 'lifted'))

    expect(said(home.front())).toBe('ended 1 rev 2')
    expect(said(home.press('ok').front())).toBe('ended 9 rev 2')
  })

  test('an end names what is in force here all the same, and of a real one no drill', () => {
    const both = [order(), ofLevel(3, { orderId: orderId(2) })]
    const home = atHome()
      .receive(...both)
      .press('3', 'ok', '3', 'ok')
    const isOver = ended(order(), 'lifted')
    expect(home.receive(isOver).front()).toMatchObject({ kind: 'ended', others: [both[1]] })

    const beside = atHome().receive(order()).press('3', 'ok').receive(drill(), isOver)
    expect(beside.front()).toMatchObject({ kind: 'ended', others: [] })
  })

  test.each(['lifted', 'cancelled'] as const)('%s is not shown where it was not', (how) => {
    const home = atHome().receive(ended(order(), how)).receive(order())

    expect(said(home.front())).toBe('nothing')
    expect(home.state().outbox).toEqual([])
  })

  test('a correction to another place is told where the order was shown, and nowhere else', () => {
    const moved = order({ revision: 2, ...elsewhere })
    const shown = atHome().receive(order()).draw().receive(moved)

    expect(shown.front()).toMatchObject({ kind: 'ended', why: 'not_here' })
    expect(said(shown.press('ok').front())).toBe('nothing')
    expect(said(atHome().receive(order()).receive(moved).front())).toBe('nothing')
  })

  test('an older one that comes late, or twice, changes nothing', () => {
    const home = atHome().receive(order()).draw().receive(ended(order(), 'lifted'))
    const before = home.state()
    home.receive(order(), ended(order(), 'lifted'))

    expect(home.state()).toEqual({ ...before, eventId: home.state().eventId })
  })

  test('an end is told for a day, also to a television that was off', () => {
    const home = atHome().receive(order()).press('ok').receive(ended(order(), 'lifted'))

    expect(said(home.wait(23 * 3_600_000).front())).toBe('ended 1 rev 2')
    expect(said(home.wait(3_600_000 + 11 * 60_000).front())).toBe('nothing')
  })

  test('an old revision does not come back after the end was forgotten', () => {
    const long = order({ expiresAt: '2026-11-29T00:00:00+09:00' })
    const home = atHome()
      .receive(ended(long, 'lifted'))
      .wait(3 * 86_400_000)

    expect(said(home.receive(long).front())).toBe('nothing')
  })
})
