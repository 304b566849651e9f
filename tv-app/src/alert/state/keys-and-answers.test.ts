import { describe, expect, test } from '@jest/globals'
import { atHome, said } from '../../../fixtures/alert-drive.ts'
import { ofLevel, order, orderId, second, tsunami } from '../../../fixtures/orders.ts'

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

  test.each(['1', '2'] as const)('戻る leads from what follows %s back to the answers', (row) => {
    const home = atHome().receive(order(), second()).press('3', 'ok').press(row, 'ok')
    home.press('back')
    expect(home.front()).toMatchObject({ kind: 'order', isReopened: true })
    expect(said(home.front())).toBe('order 2 rev 1')

    home.draw().happen({ kind: 'key', key: '3' }, { kind: 'key', key: 'ok' })
    expect(said(home.front())).toBe('strip 1 rev 1')
    expect(home.state().outbox.at(-1)).toMatchObject({ kind: 'safe', orderId: orderId(2) })
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
