import { describe, expect, test } from '@jest/globals'
import { alertDrive, atHome, said } from '../../../fixtures/alert-drive.ts'
import {
  drill,
  ended,
  kiki,
  ofLevel,
  order,
  profile,
  second,
  tsunami,
} from '../../../fixtures/orders.ts'
import { pageOfFront } from '../page/page-of-front.ts'
import { isPage } from './front.ts'

const elsewhere = { areas: [kiki] }

function pageNow(home: ReturnType<typeof atHome>) {
  const front = home.front()
  if (!isPage(front)) throw new Error('no page is in front')
  return pageOfFront(front, { profile: profile(), focused: 0, now: new Date(home.state().now) })
}

const brief = order({ expiresAt: '2026-11-22T15:21:00+09:00' })

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

  test('says when its time is over, without a sound, until somebody has read it', () => {
    const home = atHome().receive(brief).draw()
    home.wishes()

    expect(home.wait(60_000).draw().front()).toMatchObject({ kind: 'ended', why: 'run_out' })
    expect(home.wishes()).toEqual(['silence'])
    expect(said(home.press('ok').front())).toBe('nothing')
    expect(home.state().outbox.at(-1)).toMatchObject({ kind: 'read', revision: 1 })
    expect(said(home.receive(brief).front())).toBe('nothing')
  })

  test('goes without a word at its time where it was answered, but not a call for help', () => {
    const safe = atHome().receive(brief).press('3', 'ok')
    expect(said(safe.wait(60_000).front())).toBe('nothing')

    const calling = atHome().receive(brief).press('2', 'ok')
    expect(said(calling.wait(60_000).front())).toBe('help 1 rev 1')
    expect(JSON.stringify(pageNow(calling))).not.toMatch(/続いています|答えを変える/)
    expect(said(calling.press('back').front())).toBe('nothing')
  })

  test('stays while another one is in force, and only then says that its time is over', () => {
    const home = atHome().receive(brief, second()).draw().wait(60_000)
    expect(said(home.front())).toBe('order 2 rev 1')

    expect(said(home.press('3', 'ok').front())).toBe('ended 1 rev 1')
  })

  test('that has expired before it arrives is never shown', () => {
    const late = order({ expiresAt: '2026-11-22T15:20:00+09:00' })

    expect(said(atHome().receive(late).front())).toBe('nothing')
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
