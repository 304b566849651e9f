import { describe, expect, test } from '@jest/globals'
import { alertDrive, atHome, said } from '../../../fixtures/alert-drive.ts'
import { ended, justAfter, order } from '../../../fixtures/orders.ts'
import { initialAlerts } from './alert-state.ts'

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

  test('hears of the end of the time of what it had shown, for a day', () => {
    const home = atHome().receive(order()).draw()
    const over = Date.parse(order().expiresAt)

    expect(said(restarted(home, over).front())).toBe('ended 1 rev 1')
    expect(said(restarted(home, over + 24 * 3_600_000).front())).toBe('nothing')
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
