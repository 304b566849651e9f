import { describe, expect, test } from '@jest/globals'
import type { Resident } from '#cable-backend/contract/sign-in'
import { chiyo, hanako, ichiro, shigeru } from '../../../fixtures/letters.ts'
import type { TvKey } from '../../keys/tv-key.ts'
import type { Page, TextSize } from '../../page/page.ts'
import { firstUsePage } from './page.ts'
import { type FirstUse, type FirstUseAct, firstUse, onFirstUseKey } from './state.ts'

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

describe('names of a household', () => {
  test.each<[TextSize, readonly (readonly string[])[]]>([
    [
      'standard',
      [
        [`はい、${am(hanako)}`, am(ichiro), am(shigeru), others],
        [am(chiyo), notHere],
      ],
    ],
    [
      'large',
      [
        [`はい、${am(hanako)}`, am(ichiro), others],
        [am(shigeru), am(chiyo), notHere],
      ],
    ],
    [
      'largest',
      [
        [`はい、${am(hanako)}`, am(ichiro), others],
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
    ['決定 confirms what a digit points at', ['2', 'ok'], { kind: 'i_am', resident: ichiro }],
    ['the way to others turns the page', ['3', 'ok'], null],
    ['a row of the next page', ['3', 'ok', '2', 'ok'], { kind: 'i_am', resident: chiyo }],
    ['not listed, at the end only', ['right', '3', 'ok'], { kind: 'not_listed' }],
    ['戻る on the next page turns back', ['right', 'back'], null],
    ['戻る on the first page leaves', ['right', 'back', 'back'], { kind: 'leave' }],
  ])('answer keys at 特大: %s', (_, keys, act) => {
    expect(pressed('largest', candidates(...everybody), ...keys).act).toEqual(act)
  })
})
