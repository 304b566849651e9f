import type { Parts } from './layout/setting.ts'
import type { Block, Page } from './page.ts'

/** What on this page could give way when it is too full: nothing else needs to be tried. */
export function partsOf({ columns, corner, titleMark }: Page): Parts {
  const right = columns.kind === 'one' ? [] : columns.right
  const left = columns.kind === 'one' ? columns.blocks : columns.left
  const blocks = [...left, ...right]
  return {
    icons: blocks.some(hasIcons) || (titleMark ?? null) !== null,
    panel: columns.kind === 'list' && right.length > 0,
    picture: blocks.some(({ kind }) => kind === 'picture') || columns.kind === 'words',
    notes: blocks.some((block) => block.kind === 'text' && block.style === 'note'),
    dates: corner !== null || blocks.some(hasDate),
  }
}

const hasIcons = (block: Block): boolean =>
  block.kind === 'tries' ||
  (block.kind === 'choices' && block.rows.some(({ icon }) => icon !== null))

const hasDate = (block: Block): boolean =>
  (block.kind === 'receipt_number' && block.note !== undefined) ||
  (block.kind === 'choices' && block.rows.some(({ sender }) => sender !== undefined))
