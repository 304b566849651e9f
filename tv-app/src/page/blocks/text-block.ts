import { colours, type Ramp, space } from '../../theme.ts'
import { type Flex, fixed, type Piece } from '../layout/column.ts'
import { drawBox, drawing, drawLine } from '../layout/drawing.ts'
import { drawSender, senderLine } from '../layout/sender-mark.ts'
import type { Setting } from '../layout/setting.ts'
import type { Block, Tone } from '../page.ts'
import { breakLines, type Line } from '../words/break-lines.ts'

export type TextBlock = Extract<Block, { kind: 'text' }>

const tones: Readonly<Record<Tone, string>> = {
  ink: colours.ink,
  second: colours.ink2,
  care: colours.enji,
  done: colours.green,
  status: colours.ai,
}

/** A question is read in one look: no line is longer than this many characters. */
const questionLine = 18

export interface TextPlace {
  readonly id: string
  readonly width: number
  readonly align?: 'left' | 'center'
}

/** Words in the size of their style, broken at phrases. */
export function textPiece(
  block: TextBlock,
  { id, width, align }: TextPlace,
  setting: Setting,
): Piece {
  const step = stepOf(block, setting.ramp)
  const look = { size: step.size, weight: step.weight, bold: block.bold } as const
  const even = block.style !== 'letter'
  const room = block.style === 'question' ? Math.min(width, step.size * questionLine) : width
  const lines = breakLines(block.text, { look, width: room, measure: setting.measure, even })
  const faults = lines.some((line) => line.width > width + 0.5) ? [`too wide: ${block.text}`] : []
  const tightest = Math.round(step.size * Math.min(1.36, step.line / step.size))
  const [least, most] = [tightest * lines.length, step.line * lines.length]
  return {
    height: { least, best: most, most },
    gap: gapBefore(block.style),
    draw: (place) => {
      const lineHeight = place.h / lines.length
      const drawn = lines.flatMap((line, index) =>
        drawLine(line, {
          ...{ id: `${id}/${index}`, x: place.x, y: place.y + index * lineHeight },
          ...{ lineHeight, colour: tones[block.tone], width, align: align ?? 'left' },
        }),
      )
      return drawing(drawn, faults)
    },
  }
}

function stepOf({ style }: TextBlock, ramp: Ramp) {
  if (style === 'heading') return { ...ramp.letter, weight: 700 } as const
  return ramp[style]
}

function gapBefore(style: TextBlock['style']): Flex {
  if (style === 'lead') return { least: 8, best: 22, most: 40 }
  if (style === 'question') return { least: 0, best: 12, most: 20 }
  return { least: 6, best: 16, most: 36 }
}

/** A sheet of paper with lines of a letter; it keeps its height on a page with fewer lines. */
export function letterPiece(
  blocks: readonly TextBlock[],
  place: TextPlace,
  setting: Setting,
): Piece {
  const { ramp, measure } = setting
  const side = ramp.letterSide
  const width = place.width - 2 * side
  const step = ramp.letter
  const lines = blocks.flatMap((block) => {
    const weight = block.style === 'heading' ? 700 : 400
    const look = { size: step.size, weight, bold: block.bold } as const
    return breakLines(block.text, { look, width, measure })
  })
  const rows = Math.max(lines.length, ramp.letterLines)
  const least = lines.length * Math.round(step.size * 1.36) + 32
  const best = rows * step.line + (ramp.scale > 1 ? 44 : 56)
  return {
    height: { least, best, most: best },
    gap: { least: 4, best: 8, most: 16 },
    draw: (box) => {
      const sheet = drawBox(`${place.id}/sheet`, box, sheetLook)
      const lineHeight = Math.min(step.line, (box.h - 32) / rows)
      const top = box.y + (box.h - rows * lineHeight) / 2
      return drawing([sheet, ...drawLines(lines, { ...place, x: box.x + side, top, lineHeight })])
    },
  }
}

interface LinesPlace {
  readonly id: string
  readonly x: number
  readonly top: number
  readonly lineHeight: number
}

const drawLines = (lines: readonly Line[], { id, x, top, lineHeight }: LinesPlace) =>
  lines.flatMap((line, index) =>
    drawLine(line, {
      ...{ id: `${id}/${index}`, x, y: top + index * lineHeight },
      ...{ lineHeight, colour: colours.ink },
    }),
  )

export const sheetLook = {
  radius: space.radiusM,
  fill: colours.card,
  border: { width: 2, colour: colours.line },
} as const

/** An insurer's name with its mark. */
export function senderPiece(name: string, id: string, setting: Setting): Piece {
  const { size } = setting.ramp.note
  const sender = senderLine({ sender: name, rest: '', size }, setting)
  return {
    height: fixed(Math.round(size * 1.6)),
    gap: { least: 4, best: 10, most: 16 },
    draw: ({ x, y, h, w }) =>
      drawing(
        drawSender(sender, { id, x, y, lineHeight: h, colour: colours.ink }),
        sender.w > w ? [`sender does not fit: ${name}`] : [],
      ),
  }
}
