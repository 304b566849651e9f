import type {
  Block,
  ChoiceRow,
  Columns,
  Corner,
  FooterKey,
  FooterKeyName,
  Page,
  TextSize,
  TextStyle,
  Tone,
} from '../page/page.ts'
import { type KeyWords, keyText } from '../text/footer.ts'
import { text } from '../text.ts'

/** What a page needs to know besides its own screen. */
export interface View {
  readonly size: TextSize
  readonly isSpeaking: boolean
  readonly supportPhone: string
}

interface Keys {
  readonly ok?: KeyWords
  readonly back?: KeyWords
  readonly leftRight?: KeyWords
  /** The highest number that is a choice, where the footer names it. */
  readonly numbersUpTo?: number
  readonly canEnlarge?: boolean
}

export interface Sheet {
  readonly screen: string
  readonly title: string
  readonly shortTitle?: string
  readonly titleMark?: Page['titleMark']
  readonly titleSize?: Page['titleSize']
  readonly corner?: Corner | null
  readonly columns: Columns
  readonly keys: Keys
  /** Said instead of what stands on the page. */
  readonly spoken?: string
}

export const line = (
  style: TextStyle,
  words: string,
  more: { readonly tone?: Tone; readonly bold?: string } = {},
): Block => ({
  kind: 'text',
  style,
  tone: more.tone ?? 'ink',
  text: words,
  ...(more.bold === undefined ? {} : { bold: more.bold }),
})

export const row = (
  number: number | null,
  label: string,
  more: Partial<Omit<ChoiceRow, 'number' | 'label'>> = {},
): ChoiceRow => ({ number, label, icon: null, sub: null, tag: null, look: 'plain', ...more })

export const choices = (rows: readonly ChoiceRow[], focused: number): Block => ({
  kind: 'choices',
  rows,
  focused: Math.max(0, Math.min(focused, rows.length - 1)),
})

export const one = (...blocks: readonly Block[]): Columns => ({ kind: 'one', blocks })
export const quiet = (words: string): ChoiceRow['tag'] => ({ text: words, look: 'quiet' })
export const bold = (words: string, short: string = words): ChoiceRow['tag'] => ({
  text: words,
  look: 'bold',
  short,
})
export const person = (name: string | null): Corner | null =>
  name === null ? null : { kind: 'person', name: text.person(name) }

/** Whom to call, under every page that tells of a trouble. */
export function help({ supportPhone }: View): readonly Block[] {
  const phone = text.phone(supportPhone)
  const words = `${text.help}\n${phone}${text.hours}`
  return [line('note', words, { tone: 'second', bold: phone })]
}

function footerOf(keys: Keys, view: View): readonly FooterKey[] {
  const says = (key: FooterKeyName, words: KeyWords | undefined): FooterKey[] =>
    words === undefined ? [] : [{ key, words: words.long, short: words.short }]
  const numbers = says('numbers', keys.numbersUpTo === undefined ? undefined : keyText.byNumber)
  return [
    ...says('ok', keys.ok),
    ...numbers.map((key) => ({ ...key, upTo: keys.numbersUpTo ?? 0 })),
    ...says('left_right', keys.leftRight),
    ...says('back', keys.back),
    ...says('blue', view.isSpeaking ? keyText.stopReading : keyText.readAloud),
    ...says('yellow', keys.canEnlarge === true ? keyText.larger : undefined),
  ]
}

const spokenRow = (choice: ChoiceRow): string =>
  [
    choice.number === null ? '' : `${choice.number}、`,
    choice.label,
    choice.sender,
    choice.sub,
    choice.tag?.text,
  ]
    .filter((words) => words !== null && words !== undefined && words !== '')
    .join(' ')

function spokenBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
    case 'label':
    case 'tries':
    case 'strip':
    case 'page_dots':
      return [block.text]
    case 'choices':
      return block.rows.map(spokenRow)
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}、${value}`)
    case 'steps':
      return block.steps
    case 'receipt_number':
      return [`${block.label}、${block.number}`]
    case 'panel':
    case 'sample':
      return block.blocks.flatMap(spokenBlock)
    case 'sender':
      return [block.name]
    default:
      return []
  }
}

const blocksOf = (columns: Columns): readonly Block[] =>
  columns.kind === 'one' ? columns.blocks : [...columns.left, ...columns.right]

/** A page on paper. What it says aloud is what stands on it, unless the sheet says otherwise. */
export function paper(sheet: Sheet, view: View): Page {
  return {
    screen: sheet.screen,
    ground: 'paper',
    title: sheet.title,
    ...(sheet.shortTitle === undefined ? {} : { shortTitle: sheet.shortTitle }),
    titleMark: sheet.titleMark ?? null,
    titleSize: sheet.titleSize ?? 'title',
    corner: sheet.corner ?? null,
    columns: sheet.columns,
    footer: footerOf(sheet.keys, view),
    spoken:
      sheet.spoken ?? [sheet.title, ...blocksOf(sheet.columns).flatMap(spokenBlock)].join('。'),
  }
}
