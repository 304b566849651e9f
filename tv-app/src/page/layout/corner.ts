import { colours } from '../../theme.ts'
import type { Corner } from '../page.ts'
import type { Primitive } from '../scene.ts'
import { breakLines, type Line } from '../words/break-lines.ts'
import { wide } from '../words/wide.ts'
import { drawBox, drawLine, drawPicture } from './drawing.ts'
import { drawSender, type SenderLine, senderLine } from './sender-mark.ts'
import type { Setting } from './setting.ts'

/** What stands at the right of the title, measured. */
export interface CornerPart {
  readonly w: number
  readonly draw: (place: { right: number; y: number; h: number }) => Primitive[]
}

/** The ways to draw a corner, longest first; dates and names may go, progress never does. */
export function cornersOf(corner: Corner | null, setting: Setting): readonly (CornerPart | null)[] {
  if (corner === null) return [null]
  switch (corner.kind) {
    case 'person':
      return [personCorner(corner.name, setting), null]
    case 'clock':
      return setting.keeps.dates && setting.size !== 'largest'
        ? [textCorner(corner.text, 400, setting), null]
        : [null]
    case 'text':
      return setting.keeps.dates ? [textCorner(corner.text, 400, setting), null] : [null]
    case 'sender':
      return senderCorners(corner, setting)
    case 'progress':
      return progressCorners(corner, setting)
  }
}

function senderCorners(corner: { name: string; day: string }, setting: Setting) {
  const size = setting.ramp.key.size
  const named = senderLine({ sender: corner.name, rest: '', size }, setting)
  if (!setting.keeps.dates) return [senderCorner(named), null]
  const whole = senderLine({ sender: corner.name, rest: corner.day, size }, setting)
  return [senderCorner(whole), senderCorner(named), null]
}

function progressCorners(corner: { text: string; at: number; of: number }, setting: Setting) {
  const short = `${wide(corner.of)}のうち ${wide(corner.at)}`
  const plain = textCorner(short, 700, setting)
  if (setting.size === 'largest') return [plain]
  return [dotsPart(corner, setting, setting.ramp.key.size), plain]
}

function textCorner(text: string, weight: 400 | 700, setting: Setting): CornerPart {
  const line = lineOf(text, weight, setting.ramp.key.size, setting)
  return {
    w: line.width,
    draw: ({ right, y, h }) =>
      drawLine(line, {
        id: 'corner',
        x: right - line.width,
        y,
        lineHeight: h,
        colour: colours.ink,
      }),
  }
}

function senderCorner(sender: SenderLine): CornerPart {
  return {
    w: sender.w,
    draw: ({ right, y, h }) =>
      drawSender(sender, {
        id: 'corner',
        x: right - sender.w,
        y,
        lineHeight: h,
        colour: colours.ink2,
      }),
  }
}

function personCorner(name: string, setting: Setting): CornerPart {
  const line = lineOf(name, 400, setting.ramp.key.size, setting)
  const side = 52 * setting.ramp.scale
  const w = side + 16 + line.width
  const look = { picture: 'person', colour: colours.ink2, hole: colours.paper } as const
  return {
    w,
    draw: ({ right, y, h }) => [
      drawPicture('corner/person', { x: right - w, y: y + (h - side) / 2, w: side, h: side }, look),
      ...drawLine(line, {
        id: 'corner',
        x: right - line.width,
        y,
        lineHeight: h,
        colour: colours.ink2,
      }),
    ],
  }
}

/** 「３ページのうち １ ●○○」: words, then one dot for each page. */
export function dotsPart(
  dots: { readonly text: string; readonly at: number; readonly of: number },
  setting: Setting,
  size: number,
): CornerPart {
  const line = lineOf(dots.text, 700, size, setting)
  const shown = dots.of <= 8 ? dots.of : 0
  const dotsW = shown === 0 ? 0 : shown * 30 + (shown - 1) * 18
  const w = line.width + (shown === 0 ? 0 : 28 + dotsW)
  return {
    w,
    draw: ({ right, y, h }) => [
      ...drawLine(line, {
        id: 'dots/words',
        x: right - w,
        y,
        lineHeight: h,
        colour: colours.ink,
      }),
      ...Array.from({ length: shown }, (_, index) => {
        const box = { x: right - dotsW + index * 48, y: y + (h - 30) / 2, w: 30, h: 30 }
        const fill = index < dots.at ? colours.ai : null
        return drawBox(`dots/${index}`, box, {
          radius: 15,
          fill,
          border: { width: 4, colour: colours.ai },
        })
      }),
    ],
  }
}

function lineOf(text: string, weight: 400 | 700, size: number, setting: Setting): Line {
  const { measure } = setting
  const [line] = breakLines(text, {
    look: { size, weight },
    width: Number.POSITIVE_INFINITY,
    measure,
  })
  if (line === undefined) throw new Error('a corner without words')
  return line
}
