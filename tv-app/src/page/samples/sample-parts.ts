import type { Block, ChoiceRow, FooterKey, Page, TextStyle, Tone } from '../page.ts'

/** Short ways to write the sample pages. */
export const words = (style: TextStyle, text: string, tone: Tone = 'ink', bold?: string): Block =>
  bold === undefined
    ? { kind: 'text', style, tone, text }
    : { kind: 'text', style, tone, text, bold }

export const choice = (
  number: number | null,
  label: string,
  more: Partial<ChoiceRow> = {},
): ChoiceRow => ({ number, label, icon: null, sub: null, tag: null, look: 'plain', ...more })

export const choices = (focused: number, ...rows: readonly ChoiceRow[]): Block => ({
  kind: 'choices',
  rows,
  focused,
})

export const bold = (text: string, short?: string): ChoiceRow['tag'] =>
  short === undefined ? { text, look: 'bold' } : { text, short, look: 'bold' }

export const quiet = (text: string): ChoiceRow['tag'] => ({ text, look: 'quiet' })

const ok = (text: string): FooterKey => ({ key: 'ok', words: text })
const blue: FooterKey = { key: 'blue', words: '読み上げ' }
const yellow: FooterKey = { key: 'yellow', words: '大きな文字', short: '文字' }
const back = (text: string, short?: string): FooterKey =>
  short === undefined ? { key: 'back', words: text } : { key: 'back', words: text, short }

export const keys = { ok, back, blue, yellow } as const

type PageParts = Pick<Page, 'screen' | 'title' | 'columns' | 'footer'> & Partial<Page>

export const page = (parts: PageParts): Page => ({
  ground: 'paper',
  titleSize: 'title',
  corner: null,
  spoken: parts.title,
  ...parts,
})

export const one = (...blocks: readonly Block[]): Page['columns'] => ({ kind: 'one', blocks })

export const hanako = { kind: 'person', name: '田中花子さん' } as const

export const help = words(
  'note',
  'わからないときは　ケーブルテレビお客さま係\n電話 ０１２０-０００-０００　朝９時〜夜６時',
  'second',
  '電話',
)
