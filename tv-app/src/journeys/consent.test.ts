import { describe, expect, test } from '@jest/globals'
import { type Drive, drive, signIn } from '../../fixtures/drive.ts'
import type { FakeTown } from '../../fixtures/fake-town.ts'

const atConsent = (town: Partial<FakeTown> = {}) => signIn(drive(town)).press('back', '4', '4', '2')

test('はい gives consent with the words that stood there, and says how one will be called', () => {
  const way = atConsent()
  expect(way.page().title).toBe('避難のとき、お名前を出してよいですか')

  way.press('ok')
  const words = way.town.wishes.find((wish) => wish.kind === 'give_consent')?.words
  expect(words).toContain('「田中花子さん、逃げてください」と、このテレビに出ます。')
  expect(way.page().spoken).toContain('避難のときは、「田中花子さん」とお呼びします。')
  expect(way.press('ok').page().screen).toBe('settings')
})

test.each([
  ['いいえ', ['2', 'ok']],
  ['戻る', ['back']],
] as const)('%s registers nothing', (_, keys) => {
  const way = atConsent().press(...keys)

  expect(way.page().screen).toBe('settings')
  expect(way.town.registeredAt).toBeNull()
})

test('a digit alone neither gives nor takes back a name', () => {
  const way = atConsent().press('1', '2', '1')

  expect(way.page().screen).toBe('consent')
  expect(way.town.registeredAt).toBeNull()
})

test('who is registered sees it, keeps it by the first row and withdraws by the second', () => {
  const registeredAt = '2026-11-20T01:00:00.000Z'
  expect(atConsent({ registeredAt }).press('ok').town.registeredAt).toBe(registeredAt)

  const way = atConsent({ registeredAt }).press('2', 'ok')
  expect(way.town.registeredAt).toBeNull()
  expect(way.page().title).toBe('お名前は、もう出ません')
})

test.each([
  [{ kind: 'unreachable', wall: 'cable' } as const, 'cable_unreachable'],
  [{ kind: 'problem', code: 'unavailable' } as const, 'busy'],
  [{ kind: 'problem', code: 'session_expired' } as const, 'session_expired'],
])('a refusal has its page: %j', (refusal, screen) => {
  const way = atConsent({ refuses: { give_consent: refusal } }).press('ok')

  expect(way.page().screen).toBe(screen)
})

test('after a lost network what is so now is asked again', () => {
  const refuses: FakeTown['refuses'] = {
    load_registration: { kind: 'unreachable', wall: 'cable' },
  }
  const way = atConsent({ refuses })
  expect(way.page().screen).toBe('cable_unreachable')

  delete refuses.load_registration
  expect(way.press('ok').page().screen).toBe('consent')
})

describe('the question after signing in', () => {
  const offered = (town: Partial<FakeTown> = {}) =>
    signIn(drive({ isNameQuestionOpen: true, ...town }))
  const asked = (way: Drive) => way.town.wishes.map(({ kind }) => kind)

  test('comes once before the letters, to who was never asked', () => {
    expect(offered().page().title).toBe('避難のとき、お名前を出してよいですか')
    expect(signIn(drive()).page().screen).toBe('letters')
  })

  test('gives no name away by a press too many: あとで has the focus', () => {
    const way = offered().press('ok')

    expect(way.page().screen).toBe('letters')
    expect(asked(way)).not.toContain('give_consent')
    expect(asked(way)).not.toContain('withdraw_consent')
  })

  test('はい says how one will be called, and goes on to the letters', () => {
    const way = offered().press('1', 'ok')
    expect(way.page().spoken).toContain('避難のときは、「田中花子さん」とお呼びします。')

    expect(way.press('ok').page().screen).toBe('letters')
    expect(way.town.registeredAt).not.toBeNull()
  })

  test('いいえ is told to the wall, so that nobody asks again, and goes on at once', () => {
    const way = offered().press('2', 'ok')

    expect(asked(way)).toContain('withdraw_consent')
    expect(way.page().screen).toBe('letters')
  })

  test('戻る is あとで, on the way to what was asked for', () => {
    const way = drive({ isNameQuestionOpen: true }).press('back', 'ok', '2', '1', '2', '3', '4')

    expect(way.press('ok', 'back').page().screen).toBe('question')
  })

  test('a lost network asks it again, and the letters still follow', () => {
    const refuses: FakeTown['refuses'] = { give_consent: { kind: 'unreachable', wall: 'cable' } }
    const way = offered({ refuses }).press('1', 'ok')
    expect(way.page().screen).toBe('cable_unreachable')

    expect(way.press('ok').page().title).toBe('避難のとき、お名前を出してよいですか')
    delete refuses.give_consent
    expect(way.press('1', 'ok', 'ok').page().screen).toBe('letters')
  })

  test('いいえ in the settings counts as an answer to it', () => {
    const way = offered().press('back', 'back', '4', '4', '2', '2', 'ok')

    expect(way.page().screen).toBe('settings')
    expect(asked(way)).toContain('withdraw_consent')
  })
})
