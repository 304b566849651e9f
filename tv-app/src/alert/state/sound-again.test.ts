import { describe, expect, test } from '@jest/globals'
import { type AlertDrive, atHome } from '../../../fixtures/alert-drive.ts'
import { ended, order } from '../../../fixtures/orders.ts'

const minute = 60_000

/** In which minutes it sounded, when a tick comes every second for so long. */
function soundedWithin(home: AlertDrive, minutes: number): readonly number[] {
  home.wishes()
  return Array.from({ length: minutes * 60 }, (_, second) => second + 1)
    .filter(() => home.wait(1_000).wishes().includes('sound'))
    .map((second) => second / 60)
}

describe('an order that nobody answers', () => {
  test('sounds again after pauses that grow', () => {
    const home = atHome().receive(order()).draw()

    expect(soundedWithin(home, 20)).toEqual([1, 3, 7, 15])
  })

  test('sounds once for all that it missed, as after a sleep of the box', () => {
    const home = atHome().receive(order()).draw()
    home.wishes()

    expect(home.wait(16 * minute).wishes()).toEqual(['sound'])
    expect(home.wait(minute).wishes()).toEqual([])
  })

  test('begins anew with a correction', () => {
    const home = atHome()
      .receive(order())
      .draw()
      .wait(2 * minute)
    const changed = { text: 'レベルが変わりました', kana: 'れべるがかわりました' }
    home.receive(order({ revision: 2, changed })).draw()

    expect(soundedWithin(home, 4)).toEqual([1, 3])
  })
})

describe('nothing sounds again', () => {
  test.each([
    ['before it was seen', atHome().receive(order())],
    ['once it is answered', atHome().receive(order()).press('3', 'ok').draw()],
    ['on its tips', atHome().receive(order()).press('1', 'ok').draw()],
    [
      'when it was opened again',
      atHome().receive(order()).press('3', 'ok').happen({ kind: 'reopen' }).draw(),
    ],
    [
      'when it has ended',
      atHome().receive(order()).draw().receive(ended(order(), 'cancelled')).draw(),
    ],
  ])('%s', (_, home) => {
    expect(soundedWithin(home, 4)).toEqual([])
  })
})
