import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { DraftWords, Language, OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import { kindNames, levelOf } from '#emergency-alerts/src/orders/words/order-kinds'
import { areaInFull, townNames } from '../../orders/area-words.ts'
import { hazardName } from '../../orders/hazard-name.ts'
import { type Piece, textDiff } from './text-diff.ts'

/** One row of what changed: the old text and the new one in pieces. */
export interface DiffRow {
  readonly name: string
  readonly isChanged: boolean
  readonly before: readonly Piece[]
  readonly after: readonly Piece[]
}

const same = (text: string): readonly Piece[] => [{ text, how: 'same' }]

function rowOf(name: string, before: string, after: string): DiffRow {
  if (before === after) return { name, isChanged: false, before: same(before), after: same(after) }
  const { removed, added } = textDiff(before, after)
  return { name, isChanged: true, before: removed, after: added }
}

/** Names are things of their own: which went and which came, not letter by letter. */
function listRow(name: string, before: readonly string[], after: readonly string[]): DiffRow {
  const gone = before.filter((each) => !after.includes(each))
  const come = after.filter((each) => !before.includes(each))
  const kept = after.length - come.length
  const isChanged = gone.length + come.length > 0
  const spaced = (how: Piece['how'], sign: string) => (each: string) => ({
    text: `${sign}${each}`,
    how,
  })
  return {
    name,
    isChanged,
    before: same(before.length === 0 ? 'なし' : before.join('・')),
    after: isChanged
      ? [
          { text: kept === 0 ? '' : `同じ ${kept}か所　`, how: 'same' },
          ...gone.map(spaced('removed', '− ')),
          ...come.map(spaced('added', '＋ ')),
        ]
      : same('変更なし'),
  }
}

const languageNames = { ja: 'ことば', easy: 'やさしい日本語', en: 'English' } as const
const parts = ['headline', 'what', 'act', 'otherwise'] as const

const wordsText = (words: DraftWords): string =>
  parts
    .map((part) => words[part].text)
    .filter((text) => text !== '')
    .join('　')

const kanaText = ({ words }: OrderDraft): string =>
  [words.ja, words.easy].flatMap((each) => parts.map((part) => each[part].kana)).join('　')

function areaRow(before: OrderDraft, after: OrderDraft, area: AreaFile): DiffRow {
  const isList = before.area?.kind === 'towns' && after.area?.kind === 'towns'
  if (isList && before.area !== null && after.area !== null) {
    return listRow('区域', townNames(before.area, area), townNames(after.area, area))
  }
  const row = rowOf('区域', areaInFull(before.area, area), areaInFull(after.area, area))
  const isMoved = JSON.stringify(before.area) !== JSON.stringify(after.area)
  if (row.isChanged || !isMoved) return row
  return { ...row, isChanged: true, after: [...row.after, { text: '囲みの形', how: 'added' }] }
}

const shelterNames = ({ shelterIds }: OrderDraft, { shelters }: AreaFile): readonly string[] =>
  shelters.filter(({ shelterId }) => shelterIds.includes(shelterId)).map(({ name }) => name.text)

const timeWords = ({ expiresAt }: OrderDraft): string => {
  const at = new Date(expiresAt)
  return `${dayWords(at)} ${clock(at)}`
}

function levelText({ hazard, kind, cause }: OrderDraft): string {
  const level = levelOf(hazard, kind)
  const name = kindNames[kind].ja.text
  return `${level === null ? '' : `${level} `}${name}・${hazardName(hazard, cause)}`
}

/** Every row of a draft beside another one; those that changed come first. */
export function diffRows(
  before: OrderDraft,
  after: OrderDraft,
  area: AreaFile,
): readonly DiffRow[] {
  const words = (['ja', 'easy', 'en'] satisfies Language[]).map((language) =>
    rowOf(
      languageNames[language],
      wordsText(before.words[language]),
      wordsText(after.words[language]),
    ),
  )
  const rows = [
    rowOf('レベル・災害', levelText(before), levelText(after)),
    areaRow(before, after, area),
    ...words,
    listRow('避難場所', shelterNames(before, area), shelterNames(after, area)),
    rowOf('期限', timeWords(before), timeWords(after)),
    rowOf('読みがな', kanaText(before), kanaText(after)),
  ]
  return [
    ...rows.filter(({ isChanged }) => isChanged),
    ...rows.filter(({ isChanged }) => !isChanged),
  ]
}

export const changedRows = (
  before: OrderDraft,
  after: OrderDraft,
  area: AreaFile,
): readonly DiffRow[] => diffRows(before, after, area).filter(({ isChanged }) => isChanged)
