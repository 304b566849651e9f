import { colours } from '../../theme.ts'
import { type Piece, sum } from '../layout/column.ts'
import { drawBox, drawing, drawLine } from '../layout/drawing.ts'
import type { Setting } from '../layout/setting.ts'
import type { Primitive } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { wide } from '../words/wide.ts'

const circle = 76
const toWords = 28

export interface StepsPlan {
  readonly id: string
  readonly steps: readonly string[]
  readonly now: number | null
  readonly width: number
}

/** Numbered circles, one act each; the step of this moment is bold, the others hollow. */
export function stepsPiece({ id, steps, now, width }: StepsPlan, setting: Setting): Piece {
  const { ramp, measure } = setting
  const side = circle * Math.min(1.15, ramp.scale)
  const room = width - side - toWords
  const rows = steps.map((text, index) => {
    const look = { size: ramp.body.size, weight: index === now ? 700 : 400 } as const
    return breakLines(text, { look, width: room, measure, even: true })
  })
  const least = rows.map((lines) => Math.max(side + 4, lines.length * ramp.body.size * 1.36 + 4))
  const best = rows.map((lines) => Math.max(side + 18, lines.length * ramp.body.line + 18))
  return {
    height: { least: sum(least), best: sum(best), most: sum(best) },
    gap: { least: 6, best: 14, most: 24 },
    draw: (place) => {
      const share = place.h / sum(best)
      let y = place.y
      const drawn = rows.flatMap((lines, index) => {
        const h = (best[index] ?? 0) * share
        const hollow = now !== null && index !== now
        const at = { id: `${id}/${index}`, x: place.x, y, h, side, hollow }
        y += h
        return drawStep({ number: wide(index + 1), lines }, at, setting)
      })
      const tooMany = rows.some((lines) => lines.length > 2)
      return drawing(drawn, tooMany ? ['a step takes more than two lines'] : [])
    },
  }
}

interface StepPlace {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly h: number
  readonly side: number
  readonly hollow: boolean
}

function drawStep(
  { number, lines }: { number: string; lines: readonly Line[] },
  { id, x, y, h, side, hollow }: StepPlace,
  { ramp, measure }: Setting,
): Primitive[] {
  const font = { face: 'digits', size: side * 0.63, weight: 700 } as const
  const w = measure(number, font)
  const digit: Line = { text: number, runs: [{ text: number, font }], widths: [w], width: w }
  const top = y + (h - side) / 2
  const lineHeight = Math.min(ramp.body.line, h / lines.length)
  const first = y + (h - lines.length * lineHeight) / 2
  const border = { width: 5, colour: colours.ai }
  const look = { radius: side / 2, fill: hollow ? null : colours.ai, border }
  const colour = hollow ? colours.ai : colours.white
  const middle = { x, y: top, width: side, lineHeight: side, align: 'center' } as const
  return [
    drawBox(`${id}/circle`, { x, y: top, w: side, h: side }, look),
    ...drawLine(digit, { ...middle, id: `${id}/number`, colour }),
    ...lines.flatMap((line, index) =>
      drawLine(line, {
        ...{ id: `${id}/line${index}`, x: x + side + toWords, y: first + index * lineHeight },
        ...{ lineHeight, colour: colours.ink },
      }),
    ),
  ]
}
