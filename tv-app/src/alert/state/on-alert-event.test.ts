import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { type AlertDrive, alertDrive, atHome } from '../../../fixtures/alert-drive.ts'
import {
  ended,
  justAfter,
  kiki,
  ofLevel,
  order,
  orderId,
  profile,
  tsunami,
} from '../../../fixtures/orders.ts'
import { initialAlerts } from './alert-state.ts'
import type { Front } from './front.ts'

/** What stands in front, in short. */
const said = (front: Front): string =>
  front.kind === 'nothing'
    ? 'nothing'
    : `${front.kind} ${front.order.orderId.at(-1)} rev ${front.order.revision}`

const elsewhere = { areas: [kiki] }
const drill = (overrides: Partial<OrderDocument> = {}) =>
  order({ orderId: orderId(9), status: 'Exercise', ...overrides })
const second = (overrides: Partial<OrderDocument> = {}) =>
  ofLevel(3, { orderId: orderId(2), ...overrides })

describe('an order that arrives', () => {
  test('stands in front of everything and sounds once it is seen', () => {
    const home = atHome().receive(order())

    expect(said(home.front())).toBe('order 1 rev 1')
    expect(home.wishes()).toEqual([])
    expect(home.draw().draw().wishes()).toEqual(['sound'])
  })

  test('is reported as displayed when it was drawn, not when it arrived, and once', () => {
    const home = atHome().receive(order())
    expect(home.state().outbox).toEqual([])

    home.draw().draw()
    expect(home.state().outbox).toMatchObject([{ kind: 'displayed', revision: 1 }])
  })

  test('is not shown where it does not concern the home', () => {
    expect(said(atHome().receive(order(elsewhere)).front())).toBe('nothing')
  })

  test('is not shown while the box does not know its home, and at once when it does', () => {
    const box = alertDrive().receive(order())
    expect(said(box.front())).toBe('nothing')

    expect(said(box.happen({ kind: 'profile', profile: profile() }).front())).toBe('order 1 rev 1')
  })

  test('goes when it expires, and says nothing more', () => {
    const brief = order({ expiresAt: '2026-11-22T15:21:00+09:00' })
    const home = atHome().receive(brief).draw()
    home.wishes()

    expect(said(home.wait(60_000).front())).toBe('nothing')
    expect(home.wishes()).toEqual(['silence'])
    expect(said(home.receive(brief).front())).toBe('nothing')
  })

  test('that has expired before it arrives is never shown', () => {
    const late = order({ expiresAt: '2026-11-22T15:20:00+09:00' })

    expect(said(atHome().receive(late).front())).toBe('nothing')
  })
})

describe('keys', () => {
  test('決定 does nothing for three seconds after the order was seen', () => {
    const home = atHome().receive(order())
    home.happen({ kind: 'key', key: 'ok' }).draw()
    home.wait(2999).happen({ kind: 'key', key: 'ok' })
    expect(said(home.front())).toBe('order 1 rev 1')

    expect(said(home.wait(1).happen({ kind: 'key', key: 'ok' }).front())).toBe('tips 1 rev 1')
  })

  test('戻る, a long 戻る, colours and the data key leave it where it is', () => {
    const home = atHome().receive(order()).press('back', 'back_long', 'red', 'yellow', 'd', '9')

    expect(said(home.front())).toBe('order 1 rev 1')
    expect(home.state().stand.focused).toBe(0)
  })

  test('digits and arrows only move the focus, and stop at the ends', () => {
    const home = atHome().receive(order()).press('up', 'down', 'down', 'down')
    expect(home.state().stand.focused).toBe(2)

    home.press('1')
    expect(home.state().stand.focused).toBe(0)
    expect(home.press('4').state().stand.focused).toBe(0)
    expect(home.press('3').state().stand.focused).toBe(2)
    expect(home.state().outbox.map(({ kind }) => kind)).toEqual(['displayed'])
  })

  test('青 repeats the voice, and nothing else', () => {
    const home = atHome().receive(order()).draw()
    home.wishes()

    expect(home.press('blue').wishes()).toEqual(['repeat_voice'])
    expect(said(home.front())).toBe('order 1 rev 1')
  })
})

describe('an answer', () => {
  test.each([
    ['1', 'evacuating', 'tips 1 rev 1'],
    ['2', 'need_help', 'help 1 rev 1'],
    ['3', 'safe', 'strip 1 rev 1'],
  ] as const)('%s is %s and leads on', (key, kind, then) => {
    const home = atHome().receive(order()).press(key, 'ok')

    expect(said(home.front())).toBe(then)
    expect(home.state().outbox.at(-1)).toMatchObject({ kind, orderId: orderId(1), revision: 1 })
  })

  test.each([
    ['level 3', ofLevel(3), 'tips 1 rev 1'],
    ['level 5', ofLevel(5), 'strip 1 rev 1'],
    ['a tsunami', tsunami({ orderId: orderId(1) }), 'strip 1 rev 1'],
    ['a tsunami with a level', order({ hazard: 'tsunami', level: 4 }), 'strip 1 rev 1'],
  ])('「逃げます」 at %s leads to the tips only where there is time', (_, arrived, then) => {
    expect(said(atHome().receive(arrived).press('ok').front())).toBe(then)
  })

  test('silences the voice', () => {
    const home = atHome().receive(order()).draw()
    home.wishes()

    expect(home.press('3', 'ok').wishes()).toEqual(['silence'])
  })

  test('leaves the tips by 「もう家を出ます」, and the strip stays until the end', () => {
    const home = atHome().receive(order()).press('ok').press('ok')

    expect(said(home.front())).toBe('strip 1 rev 1')
    expect(said(home.wait(23 * 3_600_000).front())).toBe('strip 1 rev 1')
    expect(said(home.wait(3_600_000).front())).toBe('nothing')
  })

  test('need_help is told only when the municipality has it', () => {
    const home = atHome().receive(order()).press('2', 'ok')
    const call = home.state().outbox.at(-1)
    if (call === undefined) throw new Error('no call for help')
    const helped = () => home.state().marks[orderId(1)]?.isHelpTold

    home.happen({ kind: 'kept', answers: [{ ...call, isTold: false }] })
    expect(helped()).toBe(false)
    expect(home.state().outbox).toContainEqual(call)

    home.happen({ kind: 'kept', answers: [{ ...call, isTold: true }] })
    expect(helped()).toBe(true)
    expect(home.state().outbox).not.toContainEqual(call)
  })

  test('stays in the outbox until the relay has committed it', () => {
    const home = atHome().receive(order()).press('3', 'ok')
    const [shown, safe] = home.state().outbox
    if (shown === undefined || safe === undefined) throw new Error('no answers')

    home.happen({ kind: 'kept', answers: [{ ...shown, isTold: false }] })

    expect(home.state().outbox).toEqual([safe])
  })

  test('can be changed from the menu, and each press is an answer of its own', () => {
    const home = atHome().receive(order()).press('2', 'ok').press('ok')
    home.happen({ kind: 'reopen' })
    expect(home.state().stand.focused).toBe(1)

    home.draw().happen({ kind: 'key', key: '3' }, { kind: 'key', key: 'ok' })

    expect(said(home.front())).toBe('strip 1 rev 1')
    const kinds = home.state().outbox.map(({ kind }) => kind)
    expect(kinds).toEqual(['displayed', 'need_help', 'safe'])
    expect(new Set(home.state().outbox.map(({ answerId }) => answerId)).size).toBe(3)
  })

  test('戻る closes what was opened from the menu, one order after the other', () => {
    const home = atHome().receive(order(), second())
    home.press('3', 'ok').press('3', 'ok').happen({ kind: 'reopen' })
    expect(said(home.front())).toBe('order 1 rev 1')

    expect(said(home.press('back').front())).toBe('order 2 rev 1')
    expect(said(home.press('back').front())).toBe('strip 1 rev 1')
  })
})

describe('two orders at once', () => {
  test('the more urgent stands whole, the other is a line', () => {
    const home = atHome().receive(second()).draw().receive(order())

    expect(home.front()).toMatchObject({
      kind: 'order',
      order: { level: 4 },
      others: [{ level: 3 }],
    })
  })

  test('a tsunami comes before level 5', () => {
    const home = atHome().receive(ofLevel(5), tsunami())

    expect(said(home.front())).toBe('order 7 rev 1')
  })

  test('the other follows once the first is answered', () => {
    const home = atHome().receive(order(), second()).press('3', 'ok')

    expect(said(home.front())).toBe('order 2 rev 1')
    expect(home.wishes()).toEqual(['sound', 'silence'])
    expect(home.draw().wishes()).toEqual(['sound'])
  })

  test('a more urgent one that comes later takes the place, the focus and three seconds', () => {
    const home = atHome().receive(second()).press('3')
    home.receive(order()).draw()

    expect(home.state().stand.focused).toBe(0)
    expect(said(home.happen({ kind: 'key', key: 'ok' }).front())).toBe('order 1 rev 1')
  })

  test('there is no word of a drill while a real order is in force', () => {
    const home = atHome().receive(drill()).draw()
    expect(said(home.front())).toBe('order 9 rev 1')

    home.receive(second())
    expect(home.front()).toMatchObject({ kind: 'order', order: { status: 'Actual' }, others: [] })
    expect(said(home.press('3', 'ok').front())).toBe('strip 2 rev 1')
    expect(home.front()).toMatchObject({ more: 0 })

    home.receive(ended(second(), 'lifted')).press('ok')
    expect(said(home.front())).toBe('order 9 rev 1')
  })
})

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

describe('a box that was switched off', () => {
  const restarted = (was: ReturnType<typeof atHome>, now = justAfter) => {
    const { marks, outbox, orders, profile: kept } = was.state()
    const memory = { marks, outbox, orders: Object.values(orders), profile: kept }
    return alertDrive(initialAlerts(now)).happen({ kind: 'remembered', memory })
  }

  test('shows an unanswered order again, and it sounds again', () => {
    const box = restarted(atHome().receive(order()).draw())

    expect(said(box.front())).toBe('order 1 rev 1')
    expect(box.draw().wishes()).toEqual(['sound'])
    expect(box.state().outbox).toHaveLength(1)
  })

  test('keeps answers and what it has not sent', () => {
    const box = restarted(atHome().receive(order()).press('2', 'ok'))

    expect(said(box.front())).toBe('strip 1 rev 1')
    expect(box.state().outbox.map(({ kind }) => kind)).toEqual(['displayed', 'need_help'])
  })

  test('hears of the end of what it had shown', () => {
    const box = restarted(atHome().receive(order()).draw())

    expect(said(box.receive(ended(order(), 'cancelled')).front())).toBe('ended 1 rev 2')
  })

  test('does not show what has expired meanwhile', () => {
    const box = restarted(atHome().receive(order()).draw(), justAfter + 24 * 3_600_000)

    expect(said(box.front())).toBe('nothing')
  })

  test('forgets old marks after a week, not before', () => {
    const home = atHome().receive(order()).press('3', 'ok')

    expect(Object.keys(home.wait(6 * 86_400_000).state().marks)).toHaveLength(1)
    expect(Object.keys(home.wait(86_400_001).state().marks)).toHaveLength(0)
  })
})

test('switching the television on sounds again what nobody has answered, and only that', () => {
  const home = atHome().receive(order()).draw()
  home.wishes()
  expect(home.happen({ kind: 'switched_on' }).wishes()).toEqual(['sound'])

  home.press('3', 'ok').wishes()
  expect(home.happen({ kind: 'switched_on' }).wishes()).toEqual([])
})

const revisions: readonly OrderDocument[] = [
  order(),
  order({ revision: 2 }),
  ofLevel(5, { revision: 3, changed: { text: '変わりました', kana: 'かわりました' } }),
  ended(order({ revision: 3 }), 'lifted'),
  second(),
  second({ revision: 2, areas: [kiki] }),
  drill(),
  ended(drill(), 'cancelled'),
  tsunami(),
]

/** Every revision at least once, in any order, some of them twice. */
const arrivals = fc
  .array(fc.constantFrom(...revisions), { maxLength: 9 })
  .chain((again) =>
    fc.shuffledSubarray([...revisions, ...again], { minLength: revisions.length + again.length }),
  )

const withoutIds = ({ eventId: _, ...state }: ReturnType<ReturnType<typeof atHome>['state']>) =>
  state

describe('in whatever order and however often revisions come', () => {
  test('the end is the same', () => {
    const settle = (all: readonly OrderDocument[]) => {
      const home = atHome()
      for (const one of all) home.receive(one)
      return withoutIds(home.state())
    }
    const expected = settle(revisions)

    fc.assert(
      fc.property(arrivals, (all) => {
        expect(settle(all)).toEqual(expected)
        expect(Object.keys(expected.orders)).toHaveLength(4)
      }),
    )
  })

  test('what is seen meanwhile decides only what must be taken back', () => {
    const expected = atHome()
      .receive(...revisions)
      .state().orders

    fc.assert(
      fc.property(arrivals, (all) => {
        const home = atHome()
        const seen = new Set(all.flatMap((one) => seenWhole(home.receive(one))))

        expect(endsTold(home)).toEqual([orderId(1), orderId(2)].filter((id) => seen.has(id)))
        expect(home.state().orders).toEqual(expected)
      }),
    )
  })
})

function seenWhole(home: AlertDrive): readonly string[] {
  const front = home.front()
  home.draw()
  return front.kind === 'order' ? [front.order.orderId] : []
}

/** Answers everything that comes to the front, and says whose end was told. */
function endsTold(home: AlertDrive): readonly string[] {
  const ends: string[] = []
  for (let front = home.front(); front.kind !== 'strip'; front = home.front()) {
    if (front.kind === 'ended') ends.push(front.order.orderId)
    home.press('3', 'ok')
  }
  return ends.toSorted()
}
