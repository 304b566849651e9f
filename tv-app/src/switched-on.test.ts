import { describe, expect, test } from '@jest/globals'
import { drive, signIn } from '../fixtures/drive.ts'
import { alertNews } from '../fixtures/every-page.ts'

const switchedOn = { kind: 'switched_on' } as const

describe('a television that is switched on again', () => {
  test('has lost the digits of a PIN, and nothing else of the way', () => {
    const way = drive().press('ok', '1', '2')
    const { tap } = way.app()
    way.happen(switchedOn)

    expect(way.app().screen).toMatchObject({ name: 'pin', typed: '' })
    expect(way.app().tap).toEqual(tap)
  })

  test('stands where it stood', () => {
    const way = signIn(drive())
    const before = way.page()

    expect(way.happen(switchedOn).page()).toEqual(before)
  })

  test('names the way back to an order in force once more', () => {
    const way = drive().press('back', 'back').happen(alertNews()).press('back')
    expect(way.page().spoken).toBe('')

    expect(way.happen(switchedOn).page().spoken).toBe('避難指示を、もう一度見られます')
  })
})
