import { colours, ramps } from '../../theme.ts'
import { drawColumn, type Piece, sum, sumFlex } from '../layout/column.ts'
import { drawBox, drawing, drawLine, together } from '../layout/drawing.ts'
import type { Setting } from '../layout/setting.ts'
import type { Block, Fact } from '../page.ts'
import type { Rect } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { wide } from '../words/wide.ts'
import { sheetLook } from './text-block.ts'

export interface SheetPlace {
  readonly id: string
  readonly width: number
}

const inside = 44

/** Facts on a sheet, one a row: what it is, then the value in bold, which is never cut. */
export function factsPiece(
  facts: readonly Fact[],
  { id, width }: SheetPlace,
  setting: Setting,
): Piece {
  const rows = facts.map((fact) => planFact(fact, width - 2 * inside, setting))
  const step = Math.round(setting.ramp.button.size * 1.3)
  const least = sum(rows.map((row) => row.value.length * step + 20))
  const best = sum(rows.map((row) => row.value.length * step)) + 26 + rows.length * 26
  return {
    height: { least, best: Math.max(least, best), most: Math.max(least, best) },
    gap: { least: 10, best: 24, most: 40 },
    draw: (place) => {
      const rowH = place.h / sum(rows.map((row) => row.value.length))
      let y = place.y
      const drawn = rows.flatMap((row, index) => {
        const h = rowH * row.value.length
        const parts = drawFact(row, { id: `${id}/fact${index}`, place: { ...place, y, h }, step })
        y += h
        return parts
      })
      const faults = rows.flatMap((row) => row.faults)
      return drawing([drawBox(`${id}/sheet`, place, sheetLook), ...drawn], faults)
    },
  }
}

interface FactPlan {
  readonly label: Line | null
  readonly value: readonly Line[]
  readonly faults: readonly string[]
}

/** The label goes before the value wraps; the value steps back before it takes three lines. */
function planFact({ label, value }: Fact, width: number, { ramp, measure }: Setting): FactPlan {
  const look = { size: ramp.button.size, weight: 400 } as const
  const endless = Number.POSITIVE_INFINITY
  const [name] = breakLines(label, { look, width: endless, measure })
  const labelled = name === undefined || label === '' ? null : name
  const beside = width - (labelled === null ? 0 : labelled.width + 40)
  const bold = { size: ramp.button.size, weight: 700 } as const
  const smaller = { size: ramp.button.size * 0.92, weight: 700 } as const
  const tries = [
    { label: labelled, look: bold, width: beside, most: 1 },
    { label: null, look: bold, width, most: 1 },
    { label: null, look: smaller, width, most: 1 },
    { label: labelled, look: bold, width: beside, most: 2 },
    { label: null, look: bold, width, most: 3 },
  ]
  for (const one of tries) {
    const lines = breakLines(value, { look: one.look, width: one.width, measure, even: true })
    if (lines.length <= one.most) return { label: one.label, value: lines, faults: [] }
  }
  return { label: null, value: [], faults: [`fact does not fit: ${value}`] }
}

interface FactPlace {
  readonly id: string
  readonly place: Rect
  readonly step: number
}

function drawFact({ label, value }: FactPlan, { id, place, step }: FactPlace) {
  const x = place.x + inside
  const top = place.y + (place.h - value.length * step) / 2
  const name =
    label === null
      ? []
      : drawLine(label, { id: `${id}/label`, x, y: top, lineHeight: step, colour: colours.ink2 })
  const valueX = label === null ? x : x + label.width + 40
  const lines = value.flatMap((line, index) =>
    drawLine(line, {
      ...{ id: `${id}/value${index}`, x: valueX, y: top + index * step },
      ...{ lineHeight: step, colour: colours.ink },
    }),
  )
  return [...name, ...lines]
}

export type ReceiptNumber = Extract<Block, { kind: 'receipt_number' }>

/** How far the lines of a receipt may close up. */
const tightest = 0.94

/** The number to copy, as large as the sheet allows, in digits of equal width. */
export function receiptPiece(
  block: ReceiptNumber,
  { id, width }: SheetPlace,
  setting: Setting,
): Piece {
  const { ramp, measure } = setting
  const endless = Number.POSITIVE_INFINITY
  const text = wide(block.number).replace(/[\s　-]+/gu, '　')
  const widest = measure(text, { face: 'digits', size: 100, weight: 700 })
  const size = Math.min(104 * ramp.scale, (100 * (width - 2 * inside)) / widest)
  const font = { face: 'digits', size, weight: 700 } as const
  const w = measure(text, font)
  const number: Line = { text, runs: [{ text, font }], widths: [w], width: w }
  const [label] = breakLines(block.label, { look: ramp.body, width: endless, measure })
  const dated = setting.keeps.dates ? (block.note ?? '') : ''
  const [note] = breakLines(dated, { look: ramp.note, width: endless, measure })
  const lines = [
    { id: `${id}/label`, line: label, h: ramp.body.size * 1.4, colour: colours.ink2 },
    { id: `${id}/number`, line: number, h: size * 1.25, colour: colours.ink },
    { id: `${id}/note`, line: note, h: ramp.note.size * 1.4, colour: colours.ink2 },
  ].filter((part) => part.line !== undefined && part.line.text !== '')
  const content = sum(lines.map((part) => part.h))
  return {
    height: { least: content * tightest, best: content + 38, most: content + 60 },
    gap: { least: 10, best: 28, most: 36 },
    draw: (place) => {
      const close = Math.min(1, place.h / content)
      let y = place.y + (place.h - content * close) / 2
      const drawn = lines.flatMap(({ line, h: open, ...rest }) => {
        const h = open * close
        const at = {
          ...rest,
          x: place.x,
          y,
          lineHeight: h,
          width: place.w,
          align: 'center',
        } as const
        y += h
        return line === undefined ? [] : drawLine(line, at)
      })
      const faults = (note?.width ?? 0) > width - 40 ? ['receipt note is too wide'] : []
      return drawing([drawBox(`${id}/sheet`, place, sheetLook), ...drawn], faults)
    },
  }
}

/** Empty space at the top and the bottom of a sample's sheet, in px. */
const rim = { least: 12, best: 20 } as const

export type Sample = Extract<Block, { kind: 'sample' }>

export interface SampleWays {
  readonly place: SheetPlace
  readonly piecesOf: (
    blocks: readonly Block[],
    place: SheetPlace,
    setting: Setting,
  ) => readonly Piece[]
}

/** A sheet whose words are drawn in the size it shows, whatever the size of the page. */
export function samplePiece(
  block: Sample,
  { place, piecesOf }: SampleWays,
  setting: Setting,
): Piece {
  const side = 56
  const shown: Setting = { ...setting, ramp: ramps[block.size] }
  const pieces = piecesOf(
    block.blocks,
    { id: `${place.id}/in`, width: place.width - 2 * side },
    shown,
  )
  const inner = sumFlex(pieces.flatMap((piece) => [piece.height, piece.gap]))
  return {
    height: { least: inner.least + 2 * rim.least, best: Math.max(inner.best + 80, 680), most: 740 },
    gap: { least: 12, best: 36, most: 36 },
    draw: (box) => {
      const above = Math.max(rim.least, Math.min(rim.best, (box.h - inner.least) / 2))
      const y = box.y + above
      return together([
        drawing([drawBox(`${place.id}/sheet`, box, sheetLook)]),
        drawColumn(pieces, { x: box.x + side, y, w: box.w - 2 * side, h: box.h - 2 * above }),
      ])
    },
  }
}
