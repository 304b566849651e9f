import { keyNameOf } from '../page/layout/key-chip.ts'
import type { Block, ChoiceRow, Corner, FooterKey, PadKey, Page } from '../page/page.ts'
import { wide } from '../page/words/wide.ts'

/** An element in words: what it is, what it says, what is in it. */
export interface Told {
  readonly tag: 'h1' | 'p' | 'ul' | 'li' | 'dl' | 'dt' | 'dd' | 'div'
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly Told[]
}

export interface ToldPage {
  readonly parts: readonly Told[]
  /** Words of what has the focus. */
  readonly focused: string | null
  /** What is so right now; read out when it changes. */
  readonly status: string
}

/** A page as a screen reader is told it. The digits of a PIN are not in the page and never here. */
export function tell(page: Page): ToldPage {
  const blocks = blocksOf(page.columns)
  const parts = [
    { tag: 'h1', text: page.title } as const,
    ...cornerParts(page.corner),
    ...blocks.flatMap(partsOf),
    ...footerParts(page.footer),
  ]
  return { parts, focused: focusedOf(blocks), status: statusOf(blocks) }
}

function blocksOf(columns: Page['columns']): readonly Block[] {
  const blocks = columns.kind === 'one' ? columns.blocks : [...columns.left, ...columns.right]
  return blocks.flatMap((block) =>
    block.kind === 'panel' || block.kind === 'sample' ? block.blocks : [block],
  )
}

function cornerParts(corner: Corner | null): Told[] {
  if (corner === null) return []
  if (corner.kind === 'person') return [{ tag: 'p', text: corner.name }]
  if (corner.kind === 'sender') return [{ tag: 'p', text: `${corner.name}　${corner.day}` }]
  return [{ tag: 'p', text: corner.text }]
}

function partsOf(block: Block): Told[] {
  switch (block.kind) {
    case 'choices':
      return [listOf(block.rows, block.focused)]
    case 'facts':
      return [{ tag: 'dl', children: block.facts.flatMap(factParts) }]
    case 'steps':
      return [
        {
          tag: 'ul',
          children: block.steps.map((step, index) => stepOf(step, index === block.now)),
        },
      ]
    case 'pad':
      return [padOf(block.focused)]
    case 'digits':
      return [{ tag: 'p', text: `${wide(block.typed.length)}けた入力ずみ ${wide(block.typed)}` }]
    case 'receipt_number':
      return [{ tag: 'p', text: [block.label, block.number, block.note ?? ''].join(' ').trim() }]
    case 'picture':
      return []
    default:
      return [{ tag: 'p', text: wordsOf(block) }]
  }
}

/** Blocks that are one sentence each. */
function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'tries':
      return block.text.replaceAll('\n', ' ')
    case 'strip':
      return `${block.text} 決定${block.keyWords}`
    case 'label':
    case 'page_dots':
      return block.text
    case 'pin_boxes':
      return pinWords(block.filled)
    case 'sender':
      return block.name
    default:
      return ''
  }
}

const pinWords = (filled: number): string => `暗証番号 ${wide(filled)}けた入力ずみ`

function listOf(rows: readonly ChoiceRow[], focused: number): Told {
  const children = rows.map((row, index): Told => {
    const place = { 'aria-posinset': String(index + 1), 'aria-setsize': String(rows.length) }
    const current =
      index === focused
        ? { 'aria-current': 'true', tabindex: '0' }
        : { 'aria-current': 'false', tabindex: '-1' }
    return { tag: 'li', text: choiceWords(row), attributes: { ...place, ...current } }
  })
  return { tag: 'ul', children }
}

/** Everything the row shows, in reading order. */
function choiceWords({ number, label, sender, sub, tag }: ChoiceRow): string {
  const parts = [number === null ? null : wide(number), label, sender, sub, tag?.text]
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ')
}

const stepOf = (text: string, isNow: boolean): Told =>
  isNow ? { tag: 'li', text, attributes: { 'aria-current': 'step' } } : { tag: 'li', text }

const factParts = ({
  label,
  value,
}: {
  readonly label: string
  readonly value: string
}): Told[] => [
  { tag: 'dt', text: label },
  { tag: 'dd', text: value },
]

const padWords = (key: PadKey): string => {
  if (key === 'delete') return '消す'
  return key === 'proceed' ? '進む' : wide(key)
}

/** Only the key that has the focus: it says what is under the finger, not what was typed. */
const padOf = (focused: PadKey): Told => ({
  tag: 'div',
  text: padWords(focused),
  attributes: { role: 'button', 'aria-current': 'true', tabindex: '0' },
})

const footerParts = (keys: readonly FooterKey[]): Told[] =>
  keys.length === 0
    ? []
    : [{ tag: 'p', text: keys.map((key) => `${keyNameOf(key)} ${key.words}`).join('、') }]

function focusedOf(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.kind === 'pad') return padWords(block.focused)
    if (block.kind === 'choices') return block.rows[block.focused]?.label ?? null
    if (block.kind === 'strip') return block.text
  }
  return null
}

function statusOf(blocks: readonly Block[]): string {
  const typed = blocks.find((block) => block.kind === 'pin_boxes')
  const said = blocks.filter(
    (block) => block.kind === 'text' && (block.tone === 'status' || block.style === 'lead'),
  )
  const pin = typed === undefined ? [] : [pinWords(typed.filled)]
  return [...pin, ...said.map(wordsOf)].join(' ')
}
