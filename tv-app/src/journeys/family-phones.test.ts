import { describe, expect, test } from '@jest/globals'
import { type Drive, drive, signIn } from '../../fixtures/drive.ts'
import type { FakeTown } from '../../fixtures/fake-town.ts'
import { codeIsOver, familyPhones } from '../../fixtures/family-phones.ts'

const atPhones = (town: Partial<FakeTown> = {}) =>
  signIn(drive({ phones: familyPhones.slice(0, 1), ...town })).press('back', '4', '4', '3')
const later = (way: Drive, ms: number) =>
  way.happen({ kind: 'tick', at: new Date(way.app().now.getTime() + ms) })
const asked = (way: Drive) => way.town.wishes.map(({ kind }) => kind)

test('the list says since when a phone is registered and when it was told last', () => {
  const { spoken } = atPhones({ phones: familyPhones.slice(0, 2) }).page()

  expect(spoken).toContain('長女のスマホ １１月２０日に登録　１１月２２日に知らせました')
  expect(spoken).toContain('まだ知らせていません')
})

test('nobody who is not signed in sees the row', () => {
  expect(drive().press('back', 'ok', '4', '4').page().spoken).not.toContain('家族の電話')
})

describe('a code', () => {
  const atCode = (town: Partial<FakeTown> = {}) => atPhones({ phones: [], ...town }).press('ok')

  test('stands there with the address as it is typed and the minutes that are left', () => {
    const way = atCode()
    const page = JSON.stringify(way.page())
    expect(page).toContain('tv.cable.example.jp/family-phone"')
    expect(page).toContain('0482 1937')
    expect(page).toContain('あと１０分')

    expect(JSON.stringify(later(way, 61_000).page())).toContain('あと９分')
  })

  test('is over after its ten minutes, and a new one can be made', () => {
    const way = atCode().happen({ kind: 'tick', at: codeIsOver })
    expect(way.page().title).toBe('この番号は、もう使えません')

    way.press('ok')
    expect(asked(way).filter((kind) => kind === 'issue_phone_code')).toHaveLength(2)
  })

  test('leads to the list by itself as soon as a phone has used it', () => {
    const way = later(atCode(), 5_000)
    expect(way.page().screen).toBe('phone_code')

    way.town.phones = familyPhones.slice(0, 1)
    later(way, 5_000)

    expect(way.page().title).toBe('電話を、登録しました')
    expect(way.page().spoken).toContain('長女のスマホ')
  })

  test('is not ended by a phone that was registered before', () => {
    const way = atPhones().press('down', 'ok')

    expect(later(way, 5_000).page().screen).toBe('phone_code')
    way.town.phones = familyPhones.slice(0, 2)
    expect(later(way, 5_000).page().title).toBe('電話を、登録しました')
  })

  test('stays while nobody can be asked whether it was used', () => {
    const way = atCode()
    way.town.refuses.load_phones = { kind: 'unreachable', wall: 'cable' }

    expect(later(way, 5_000).page().screen).toBe('phone_code')
    expect(way.press('back').page().screen).toBe('cable_unreachable')
  })

  test('is not looked for any more once it is over', () => {
    const way = atCode().happen({ kind: 'tick', at: codeIsOver })
    const before = asked(way).length

    expect(asked(later(way, 20_000)).slice(before)).not.toContain('load_phones')
  })
})

describe('taking a phone out', () => {
  test('asks first, and the first row keeps it', () => {
    const way = atPhones().press('1')
    expect(way.page().spoken).toContain('「長女のスマホ」')

    way.press('ok')
    expect(way.page().screen).toBe('family_phones')
    expect(asked(way)).not.toContain('remove_phone')
  })

  test('is done by the second row, never by a digit alone', () => {
    const way = atPhones().press('1', '2')
    expect(way.page().screen).toBe('phone_removal')

    way.press('ok')
    expect(way.page().title).toBe('電話を、はずしました')
    expect(way.town.phones).toEqual([])
  })

  test('that is gone already is as good as done', () => {
    const refuses: FakeTown['refuses'] = { remove_phone: { kind: 'problem', code: 'not_found' } }
    const way = atPhones({ refuses }).press('1', '2', 'ok')

    expect(way.page().title).toBe('電話を、はずしました')
    expect(way.page().spoken).not.toContain('長女のスマホ')
  })
})

test.each([
  ['load_phones', [], { kind: 'unreachable', wall: 'cable' } as const, 'cable_unreachable'],
  ['load_phones', [], { kind: 'problem', code: 'session_expired' } as const, 'session_expired'],
  ['issue_phone_code', ['down', 'ok'], { kind: 'problem', code: 'unavailable' } as const, 'busy'],
  [
    'remove_phone',
    ['1', '2', 'ok'],
    { kind: 'problem', code: 'unexpected' } as const,
    'unexpected',
  ],
] as const)('a refusal of %s has its page, and the list follows on the next try', (...given) => {
  const [wish, keys, refusal, screen] = given
  const refuses: FakeTown['refuses'] = { [wish]: refusal }
  const way = atPhones({ refuses }).press(...keys)
  expect(way.page().screen).toBe(screen)

  delete refuses[wish]
  const again =
    screen === 'session_expired' ? (['1', '1', '2', '3', '4', 'ok'] as const) : ['ok' as const]
  expect(way.press(...again).page().screen).toBe('family_phones')
})

test('who signs out leaves no phone of the family behind', () => {
  const way = atPhones().press('back', '4')

  expect(way.page().screen).toBe('menu')
  expect(way.app().phones).toEqual([])
})
