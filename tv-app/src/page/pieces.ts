import { choicesPiece } from './blocks/choices.ts'
import { abovePiece, besidePiece } from './blocks/pictures.ts'
import { digitsPiece, padPiece, pinBoxesPiece } from './blocks/pin.ts'
import { factsPiece, receiptPiece, samplePiece } from './blocks/sheets.ts'
import { stepsPiece } from './blocks/steps.ts'
import { letterPiece, senderPiece, type TextBlock, textPiece } from './blocks/text-block.ts'
import { triesPiece } from './blocks/tries.ts'
import type { Piece } from './layout/column.ts'
import type { Setting } from './layout/setting.ts'
import type { Block } from './page.ts'

export interface ColumnPlace {
  readonly id: string
  readonly width: number
  /** Words of a quiet page stand in the middle of their column. */
  readonly align?: 'left' | 'center'
}

const phone = /[０-９]{2,}[-－‐ー][０-９]/u

/** Blocks in reading order as pieces of a column; notes go when the page is too full. */
export function piecesOf(
  blocks: readonly Block[],
  place: ColumnPlace,
  setting: Setting,
): readonly Piece[] {
  const kept = setting.keeps.notes ? blocks : blocks.filter(isNeeded)
  const pieces: Piece[] = []
  let afterChoices = false
  let index = 0
  while (index < kept.length) {
    const [piece, taken] = nextPiece(
      kept.slice(index),
      { ...place, id: `${place.id}/${index}` },
      setting,
    )
    if (piece !== null) pieces.push(afterChoices ? clearOfRings(piece) : piece)
    afterChoices = kept[index]?.kind === 'choices'
    index += taken
  }
  return pieces
}

/** The rings of a focused choice reach 14 px below it. */
function clearOfRings(piece: Piece): Piece {
  const { least, best, most } = piece.gap
  return { ...piece, gap: { least: Math.max(20, least), best: Math.max(24, best), most } }
}

/** A note may go, but not one with a telephone number: words and numbers never give way. */
function isNeeded(block: Block): boolean {
  return block.kind !== 'text' || block.style !== 'note' || phone.test(block.text)
}

const isText = (block: Block | undefined): block is TextBlock => block?.kind === 'text'
const isLine = (block: Block | undefined): block is TextBlock =>
  isText(block) && (block.style === 'letter' || block.style === 'heading')

/** The first piece, and how many blocks it is made of. */
function nextPiece(
  blocks: readonly Block[],
  place: ColumnPlace,
  setting: Setting,
): readonly [Piece | null, number] {
  const [first, second] = blocks
  if (first === undefined) return [null, 1]
  if (isLine(first)) {
    const lines = whileTrue(blocks, isLine)
    return [letterPiece(lines, place, setting), lines.length]
  }
  if (first.kind === 'choices') {
    const dots = second?.kind === 'page_dots' ? second : null
    const piece = choicesPiece({ choices: first, dots, width: place.width }, setting)
    return [piece, dots === null ? 1 : 2]
  }
  if (first.kind === 'picture') return picturePiece(blocks, place, setting)
  return [onePiece(first, place, setting), 1]
}

function picturePiece(
  blocks: readonly Block[],
  place: ColumnPlace,
  setting: Setting,
): readonly [Piece | null, number] {
  const [first, ...rest] = blocks
  if (first?.kind !== 'picture' || !setting.keeps.picture) return [null, 1]
  const { id } = place
  const { picture } = first
  if (place.align === 'center') return [abovePiece({ id, picture, side: 180 }, setting), 1]
  const side = 150
  const words = whileTrue(rest, (block): block is TextBlock => isText(block) && !isLine(block))
  const beside = { id: `${id}/words`, width: place.width - side - 48 }
  const pieces = piecesOf(words, beside, setting)
  return [besidePiece({ id, picture, side, words: pieces }, setting), 1 + words.length]
}

function whileTrue<T extends Block>(
  blocks: readonly Block[],
  is: (block: Block) => block is T,
): readonly T[] {
  const found: T[] = []
  for (const block of blocks) {
    if (!is(block)) break
    found.push(block)
  }
  return found
}

function onePiece(block: Block, place: ColumnPlace, setting: Setting): Piece | null {
  const { id } = place
  switch (block.kind) {
    case 'text':
      return textPiece(block, place, setting)
    case 'facts':
      return factsPiece(block.facts, place, setting)
    case 'steps':
      return stepsPiece({ ...place, steps: block.steps, now: block.now }, setting)
    case 'pin_boxes':
      return pinBoxesPiece(id, block)
    case 'pad':
      return padPiece({ id, focused: block.focused, ready: block.ready }, setting)
    case 'tries':
      return triesPiece(id, block, place, setting)
    case 'digits':
      return digitsPiece(id, block, place, setting)
    case 'receipt_number':
      return receiptPiece(block, place, setting)
    case 'sample':
      return samplePiece(block, { place, piecesOf }, setting)
    case 'sender':
      return senderPiece(block.name, id, setting)
    default:
      return null
  }
}
