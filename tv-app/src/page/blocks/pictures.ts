import { colours, smallestText, space } from '../../theme.ts'
import { drawColumn, fixed, type Piece, sum, sumFlex } from '../layout/column.ts'
import {
  type Drawing,
  drawBox,
  drawing,
  drawLine,
  drawPicture,
  together,
} from '../layout/drawing.ts'
import type { Setting } from '../layout/setting.ts'
import type { Picture } from '../page.ts'
import type { Primitive, Rect } from '../scene.ts'
import { breakLines } from '../words/break-lines.ts'

interface Caption {
  readonly text: string
  /** Middle of the words and their baseline, in the picture's own 760 units. */
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly colour: string
}

const okKey: Caption = { text: '決定', x: 152, baseline: 196, size: 38, colour: colours.ink }
const layHere: readonly Caption[] = [
  { text: 'ここ', x: 152, baseline: 524, size: 52, colour: colours.ai },
  { text: 'に置く', x: 152, baseline: 588, size: 52, colour: colours.ai },
]
const faceUp: readonly Caption[] = [
  { text: '写真の面を', x: 612, baseline: 84, size: 48, colour: colours.ink },
  { text: '上にする', x: 612, baseline: 146, size: 48, colour: colours.ink },
]
const cardWord = (x: number, baseline: number, size: number): Caption => ({
  ...{ text: 'カード', x, baseline, size, colour: colours.ink },
})

/** Words inside pictures are drawn as words, in the page's own type. */
const captions: Readonly<Partial<Record<Picture, readonly Caption[]>>> = {
  remote_and_card: [okKey, ...layHere, ...faceUp, cardWord(612, 233, 44)],
  remote_with_card: [{ ...okKey, x: 380 }, cardWord(381, 414, 42)],
  text_size: [{ text: 'あ', x: 380, baseline: 640, size: 640, colour: colours.ai }],
  card_lifted: [okKey, ...layHere, cardWord(588, 183, 44)],
}
const largePictures = new Set<Picture>(['remote_and_card', 'remote_with_card', 'card_lifted'])

/** Whether the picture is a scene that needs the whole column. */
export const isLarge = (picture: Picture): boolean => largePictures.has(picture)

/** A picture on the quiet panel of the right column. */
export function drawPicturePanel(picture: Picture, place: Rect, setting: Setting): Drawing {
  const side = Math.min(place.w - 24, place.h - 40, isLarge(picture) ? 760 : 420)
  const box = {
    ...{ x: place.x + (place.w - side) / 2, y: place.y + (place.h - side) / 2 },
    ...{ w: side, h: side },
  }
  const panel = drawBox('panel', place, { radius: space.radiusL, fill: colours.tint })
  return drawing([panel, ...drawWithCaptions('panel/picture', { picture, box }, setting)])
}

interface Placed {
  readonly picture: Picture
  readonly box: Rect
}

function drawWithCaptions(id: string, { picture, box }: Placed, { measure }: Setting): Primitive[] {
  const scale = box.w / 760
  const look = { picture, colour: colourOf(picture), hole: colours.tint }
  const words = (captions[picture] ?? []).flatMap((caption, index) => {
    const size = Math.max(smallestText, caption.size * scale)
    const width = Number.POSITIVE_INFINITY
    const [line] = breakLines(caption.text, { look: { size, weight: 700 }, width, measure })
    if (line === undefined) return []
    return drawLine(line, {
      id: `${id}/caption${index}`,
      x: box.x + caption.x * scale - line.width / 2,
      y: box.y + caption.baseline * scale - size * 0.88,
      lineHeight: size,
      colour: caption.colour,
    })
  })
  return [drawPicture(id, box, look), ...words]
}

const colourOf = (picture: Picture): string => {
  if (picture === 'done') return colours.green
  return picture === 'network' || picture === 'card_locked' ? colours.enji : colours.ai
}

export interface BesidePlan {
  readonly id: string
  readonly picture: Picture
  readonly side: number
  readonly words: readonly Piece[]
}

/** A picture with words to its right, their middles on one line. */
export function besidePiece({ id, picture, side, words }: BesidePlan, setting: Setting): Piece {
  const inner = sumFlex(words.flatMap((piece) => [piece.height, piece.gap]))
  const content = (of: 'least' | 'best' | 'most') => Math.max(side, inner[of])
  return {
    height: { least: content('least'), best: content('best'), most: content('best') },
    gap: { least: 4, best: 12, most: 30 },
    draw: (place) => {
      const box = { x: place.x, y: place.y + (place.h - side) / 2, w: side, h: side }
      const h = Math.min(place.h, inner.best)
      const x = place.x + side + 48
      const column = { x, y: place.y + (place.h - h) / 2, w: place.w - side - 48, h }
      const shown = drawWithCaptions(id, { picture, box }, setting)
      return together([drawing(shown), drawColumn(words, column)])
    },
  }
}

export interface AbovePlan {
  readonly id: string
  readonly picture: Picture
  readonly side: number
}

/** A picture in the middle of its column, for a page that has little to say. */
export function abovePiece({ id, picture, side }: AbovePlan, setting: Setting): Piece {
  return {
    height: fixed(side),
    gap: { least: 4, best: 40, most: 72 },
    draw: (place) => {
      const box = { x: place.x + (place.w - side) / 2, y: place.y, w: side, h: side }
      return drawing(drawWithCaptions(id, { picture, box }, setting))
    },
  }
}

/** The quiet panel with words on it, as tall as the list beside it. */
export function drawPanel(pieces: readonly Piece[], place: Rect): Drawing {
  const needs = sum(pieces.map((piece) => piece.height.least + piece.gap.least)) + 40
  const panel = drawBox('panel', place, { radius: space.radiusL, fill: colours.tint })
  const faults = needs > place.h ? ['the panel is too small for its words'] : []
  const inner = { x: place.x + 40, y: place.y + 20, w: place.w - 80, h: place.h - 40 }
  return together([drawing([panel], faults), drawColumn(pieces, inner)])
}
