import { describe, expect, test } from '@jest/globals'
import type { Resident } from '#cable-backend/contract/sign-in'
import { chiyo, hanako, ichiro, shigeru } from '../../../fixtures/letters.ts'
import type { TvKey } from '../../keys/tv-key.ts'
import type { Page, TextSize } from '../../page/page.ts'
import { firstUsePage } from './page.ts'
import { type FirstUse, type FirstUseAct, firstUse, onFirstUseKey } from './state.ts'

const sizes = ['standard', 'large', 'largest'] as const
const everybody = [hanako, ichiro, shigeru, chiyo]
const candidates = (...people: readonly Resident[]) => firstUse('ticket', people)

/** What the last of these keys asked for, and the screen after it. */
const pressed = (size: TextSize, start: FirstUse, ...keys: readonly TvKey[]) => {
  let state = start
  let act: FirstUseAct | null = null
  for (const key of keys) [state, act] = onFirstUseKey(state, key, size)
  return { state, act }
}

const labelsOf = ({ columns }: Page): readonly string[] => {
  const blocks = columns.kind === 'one' ? columns.blocks : []
  return blocks.flatMap((block) =>
    block.kind === 'choices' ? block.rows.map(({ label }) => label) : [],
  )
}

const pageAt = (size: TextSize, state: FirstUse): readonly string[] =>
  labelsOf(firstUsePage(state, { size, isSpeaking: false, supportPhone: '0120-000-000' }))

const others = 'ほかの人を見る'
const notHere = 'ここに名前がありません'
const am = ({ name }: Resident) => `${name}です`
const iAm = (resident: Resident): FirstUseAct => ({ kind: 'i_am', resident })

const titleAt = (size: TextSize, state: FirstUse): string =>
  firstUsePage(state, { size, isSpeaking: false, supportPhone: '0120-000-000' }).title

describe('names of a household', () => {
  test.each<[TextSize, readonly (readonly string[])[]]>([
    [
      'standard',
      [
        [am(hanako), am(ichiro), am(shigeru), others],
        [am(chiyo), notHere],
      ],
    ],
    [
      'large',
      [
        [am(hanako), am(ichiro), others],
        [am(shigeru), am(chiyo), notHere],
      ],
    ],
    [
      'largest',
      [
        [am(hanako), am(ichiro), others],
        [am(shigeru), am(chiyo), notHere],
      ],
    ],
  ])('stand at %s on as many pages as can be read', (size, [first, second]) => {
    const start = candidates(...everybody)

    expect(pageAt(size, start)).toEqual(first)
    expect(pageAt(size, pressed(size, start, 'right').state)).toEqual(second)
  })

  test.each<[string, readonly TvKey[], FirstUseAct | null]>([
    ['a digit only points', ['2'], null],
    ['決定 only asks whether that is right', ['2', 'ok'], null],
    ['a digit does not answer that', ['2', 'ok', '1'], null],
    ['はい says who it is', ['2', 'ok', 'ok'], { kind: 'i_am', resident: ichiro }],
    ['いいえ shows the names again', ['2', 'ok', 'down', 'ok'], null],
    ['and points at none of them', ['2', 'ok', 'down', 'ok', 'ok', 'ok'], { kind: 'not_listed' }],
    ['another one can be chosen then', ['2', 'ok', 'back', '1', 'ok', 'ok'], iAm(hanako)],
    ['the way to others turns the page', ['3', 'ok'], null],
    ['a row of the next page', ['3', 'ok', '2', 'ok', 'ok'], iAm(chiyo)],
    ['not listed, at the end only', ['right', '3', 'ok'], { kind: 'not_listed' }],
    ['戻る on the next page turns back', ['right', 'back'], null],
    ['戻る on the first page leaves', ['right', 'back', 'back'], { kind: 'leave' }],
    ['a long 戻る leaves the question, too', ['ok', 'back_long'], { kind: 'leave' }],
  ])('answer keys at 特大: %s', (_, keys, act) => {
    expect(pressed('largest', candidates(...everybody), ...keys).act).toEqual(act)
  })

  test('are asked about one by one, and いいえ shows the same page of the list', () => {
    const asked = pressed('standard', candidates(...everybody), '2', 'ok').state
    const again = pressed('standard', asked, 'down', 'ok').state

    expect(titleAt('standard', asked)).toBe(`あなたは、${ichiro.name}さんですか`)
    expect(pageAt('standard', asked)).toEqual([`はい、${am(ichiro)}`, 'いいえ、ちがいます'])
    expect(again).toEqual({ ...candidates(...everybody), at: 1 })
  })

  test.each<[string, readonly TvKey[], Resident]>([
    ['the first', ['up', 'up', 'up', 'ok', 'ok'], hanako],
    ['the second', ['up', 'up', 'ok', 'ok'], ichiro],
    ['the third', ['up', 'ok', 'ok'], shigeru],
    ['the fourth', ['ok', 'up', 'ok', 'ok'], chiyo],
  ])('let everybody of four in with at most five presses: %s', (_, keys, resident) => {
    expect(keys.length).toBeLessThanOrEqual(5)
    expect(pressed('standard', candidates(...everybody), ...keys).act).toEqual(iAm(resident))
  })
})

describe('決定 alone', () => {
  const households = [everybody, [hanako, ichiro, shigeru], [hanako, ichiro], [chiyo]]
  test.each(
    households.flatMap((people) => sizes.map((size) => [people.length, size, people] as const)),
  )('joins no card of %i people at %s, however often it is pressed', (_, size, people) => {
    let state = candidates(...people)
    let act: FirstUseAct | null = null
    for (let press = 0; press < 12 && act === null; press += 1)
      [state, act] = onFirstUseKey(state, 'ok', size)

    expect(act).toEqual({ kind: 'not_listed' })
  })
})

describe('the only one without a card', () => {
  test.each<[string, readonly TvKey[], FirstUseAct]>([
    ['is asked at once', ['up', 'ok'], iAm(chiyo)],
    ['is somebody else', ['ok'], { kind: 'not_listed' }],
    ['leaves', ['back'], { kind: 'leave' }],
  ])('%s', (_, keys, act) => {
    const start = candidates(chiyo)

    expect(titleAt('standard', start)).toBe(`あなたは、${chiyo.name}さんですか`)
    expect(pressed('standard', start, ...keys).act).toEqual(act)
  })
})
