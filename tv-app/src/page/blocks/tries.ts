import { colours, space } from '../../theme.ts'
import type { Piece } from '../layout/column.ts'
import { drawBox, drawing, drawLine, drawPicture } from '../layout/drawing.ts'
import type { Setting } from '../layout/setting.ts'
import type { Block } from '../page.ts'
import type { Primitive, Rect } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'

export type Tries = Extract<Block, { kind: 'tries' }>

const inside = 44
const sign = 120
const circle = { side: 104, gap: 28 } as const
const counted = /^(?:あと|のこり)[０-９0-9]+回/u

/** How many tries are left: large words, the explanation, and one sign for each try. */
export function triesPiece(
  id: string,
  block: Tries,
  { width }: { width: number },
  setting: Setting,
): Piece {
  const { ramp, measure, keeps } = setting
  const [head = '', ...rest] = block.text.split('\n')
  const signs = keeps.icons ? sign + 40 : 0
  const circles = block.of * circle.side + (block.of - 1) * circle.gap
  const room = width - 2 * inside - signs - circles - 40
  const big = counted.exec(head)?.[0] ?? head
  const endless = Number.POSITIVE_INFINITY
  const largest = Math.min(96, ramp.question.size)
  const [number] = breakLines(big, {
    look: { size: largest, weight: 700 },
    width: endless,
    measure,
  })
  const [after] = breakLines(head.slice(big.length).trim(), {
    look: ramp.lead,
    width: endless,
    measure,
  })
  if (number === undefined || after === undefined) throw new Error('tries without words')
  const lines =
    rest.length === 0
      ? []
      : breakLines(rest.join('\n'), { look: ramp.body, width: room, measure, even: true })
  const headH = largest * 1.3
  const content = headH + lines.length * ramp.body.size * 1.4
  const faults = number.width + 14 + after.width > room ? [`tries do not fit: ${head}`] : []
  const least = Math.max(content, circle.side) + 14
  return {
    height: { least, best: least + 46, most: least + 54 },
    gap: { least: 8, best: 28, most: 36 },
    draw: (place) => {
      const top = place.y + (place.h - content) / 2
      const x = place.x + inside + signs
      return drawing(
        [
          ...drawFrame(id, place, keeps.icons),
          ...drawLine(number, {
            id: `${id}/number`,
            x,
            y: top,
            lineHeight: headH,
            colour: colours.enji,
          }),
          ...drawLine(after, {
            ...{ id: `${id}/after`, x: x + number.width + 14, y: top + headH * 0.06 },
            ...{ lineHeight: headH, colour: colours.ink },
          }),
          ...drawExplained(id, lines, { x, y: top + headH, lineHeight: ramp.body.size * 1.4 }),
          ...drawSigns(id, block, place),
        ],
        faults,
      )
    },
  }
}

function drawFrame(id: string, place: Rect, icon: boolean): Primitive[] {
  const border = { width: 5, colour: colours.enji }
  const box = { x: place.x + inside, y: place.y + (place.h - sign) / 2, w: sign, h: sign }
  const look = { picture: 'care', colour: colours.enji, hole: colours.white } as const
  const frame = drawBox(`${id}/frame`, place, { radius: space.radiusM, fill: colours.card, border })
  return icon ? [frame, drawPicture(`${id}/care`, box, look)] : [frame]
}

interface LinesPlace {
  readonly x: number
  readonly y: number
  readonly lineHeight: number
}

const drawExplained = (id: string, lines: readonly Line[], { x, y, lineHeight }: LinesPlace) =>
  lines.flatMap((line, index) =>
    drawLine(line, {
      ...{ id: `${id}/line${index}`, x, y: y + index * lineHeight },
      ...{ lineHeight, colour: colours.ink },
    }),
  )

function drawSigns(id: string, { left, of }: Tries, place: Rect): Primitive[] {
  const { side, gap } = circle
  const first = place.x + place.w - inside - (of * side + (of - 1) * gap)
  return Array.from({ length: of }, (_, index) => {
    const x = first + index * (side + gap)
    const box = { x, y: place.y + (place.h - side) / 2, w: side, h: side }
    const gone = index < of - left
    const look = { picture: 'try_gone', colour: colours.enji, hole: colours.card } as const
    return gone
      ? drawPicture(`${id}/try${index}`, box, look)
      : drawBox(`${id}/try${index}`, box, { radius: side / 2, fill: colours.green })
  })
}
