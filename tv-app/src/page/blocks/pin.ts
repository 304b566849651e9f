import { colours, space } from '../../theme.ts'
import { fixed, type Piece } from '../layout/column.ts'
import { drawBox, drawing, drawLine, drawPointer } from '../layout/drawing.ts'
import type { Setting } from '../layout/setting.ts'
import type { Block, PadKey } from '../page.ts'
import type { Font, Primitive, Rect } from '../scene.ts'
import type { Line } from '../words/break-lines.ts'
import { wide } from '../words/wide.ts'
import { drawRings } from './draw-choice-row.ts'

const pinBox = { w: 140, h: 168, gap: 28 } as const

/** Four boxes: ● for a digit that is in, a thick rim where the next one goes; never the digit. */
export function pinBoxesPiece(id: string, { filled, of }: { filled: number; of: number }): Piece {
  return {
    height: { least: 120, best: pinBox.h, most: pinBox.h },
    gap: { least: 12, best: 36, most: 44 },
    draw: (place) =>
      drawing(
        Array.from({ length: of }, (_, index) => {
          const x = place.x + index * (pinBox.w + pinBox.gap)
          const box = { x, y: place.y, w: pinBox.w, h: place.h }
          return drawPinBox(`${id}/${index}`, box, index - filled)
        }).flat(),
      ),
  }
}

function drawPinBox(id: string, box: Rect, ahead: number): Primitive[] {
  if (ahead === 0) return drawNext(id, box)
  const border = { width: 4, colour: colours.edge }
  const empty = drawBox(id, box, { radius: space.radiusM, fill: colours.card, border })
  if (ahead > 0) return [empty]
  const dot = { x: box.x + box.w / 2 - 28, y: box.y + box.h / 2 - 28, w: 56, h: 56 }
  return [empty, drawBox(`${id}/dot`, dot, { radius: 28, fill: colours.ink })]
}

function drawNext(id: string, box: Rect): Primitive[] {
  const border = { width: 9, colour: colours.ai }
  const stroke = { x: box.x + box.w * 0.27, y: box.y + box.h - 46, w: box.w * 0.46, h: 9 }
  return [
    drawBox(id, box, { radius: space.radiusM, fill: colours.white, border }),
    drawBox(`${id}/here`, stroke, { fill: colours.ai }),
  ]
}

export type Digits = Extract<Block, { kind: 'digits' }>

/** Digits that may be seen, such as a telephone number: one slot for each. */
export function digitsPiece(
  id: string,
  block: Digits,
  { width }: { width: number },
  setting: Setting,
): Piece {
  const w = Math.min(84, (width - (block.of - 1) * 8) / block.of)
  const typed = Array.from(wide(block.typed))
  const font: Font = { face: 'digits', size: Math.min(72, w * 0.92), weight: 700 }
  return {
    height: { least: 100, best: 124, most: 124 },
    gap: { least: 12, best: 30, most: 40 },
    draw: (place) =>
      drawing(
        Array.from({ length: block.of }, (_, index) => {
          const box = { x: place.x + index * (w + 8), y: place.y, w, h: place.h }
          const part = `${id}/${index}`
          const digit = typed[index]
          if (index === typed.length) return drawNext(part, box)
          const border = { width: 3, colour: colours.edge }
          const slot = drawBox(part, box, { radius: space.radiusS, fill: colours.card, border })
          return digit === undefined
            ? [slot]
            : [
                slot,
                ...drawGlyph({ id: part, text: digit, font, colour: colours.ink }, box, setting),
              ]
        }).flat(),
      ),
  }
}

const padKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete', '0', 'proceed'] as const
const padWords: Readonly<Partial<Record<PadKey, string>>> = { delete: '消す', proceed: '進む' }
const padKey = { w: 184, gap: 26 } as const

export interface PadPlan {
  readonly id: string
  readonly focused: PadKey
  readonly ready: boolean
}

/** The pad, three keys wide; 進む is dashed until it may be pressed. */
export function padPiece({ id, focused, ready }: PadPlan, setting: Setting): Piece {
  const rows = padKeys.length / 3
  const heightAt = (key: number) => rows * key + (rows - 1) * padKey.gap
  return {
    height: { least: heightAt(118), best: heightAt(150), most: heightAt(150) },
    gap: fixed(36),
    draw: (place) => {
      const h = (place.h - (rows - 1) * padKey.gap) / rows
      const keys = padKeys.map((key, index) => {
        const x = place.x + (index % 3) * (padKey.w + padKey.gap)
        const y = place.y + Math.floor(index / 3) * (h + padKey.gap)
        return { key, id: `${id}/${key}`, box: { x, y, w: padKey.w, h } }
      })
      const grounds = keys.map(({ key, id, box }) => drawKeyGround(id, box, isOff(key, ready)))
      const names = keys.flatMap((one) => drawKeyName(one, lookOf(one.key), setting))
      const focus = keys.find(({ key }) => key === focused)
      if (focus === undefined) return drawing([...grounds, ...names], ['the pad has no focus'])
      return drawing([...grounds, ...drawFocus(focus.box), ...names], [], focus.box)
    },
  }

  function lookOf(key: PadKey): NameLook {
    if (key === focused) return { colour: colours.white, fades: true }
    return isOff(key, ready) ? { colour: colours.ink2, thin: true } : { colour: colours.ink }
  }
}

const isOff = (key: PadKey, ready: boolean): boolean => key === 'proceed' && !ready

interface KeyPlace {
  readonly key: PadKey
  readonly id: string
  readonly box: Rect
}

function drawFocus(box: Rect): Primitive[] {
  const pointer = { x: box.x + 16, middle: box.y + box.h / 2, scale: 0.87, fill: colours.ring }
  return [...drawRings(box), drawPointer('focus/pointer', pointer)]
}

function drawKeyGround(id: string, box: Rect, off: boolean): Primitive {
  const line = { width: 3, colour: colours.edge }
  const border = off ? ({ ...line, dash: true } as const) : line
  return drawBox(id, box, { radius: space.radiusM, fill: off ? null : colours.card, border })
}

interface NameLook {
  readonly colour: string
  readonly thin?: boolean
  readonly fades?: boolean
}

function drawKeyName(
  { key, id, box }: KeyPlace,
  { colour, thin, fades }: NameLook,
  setting: Setting,
) {
  const word = padWords[key]
  const weight = thin === true ? 400 : 700
  const font: Font =
    word === undefined ? { face: 'digits', size: 80, weight } : { face: 'prose', size: 44, weight }
  const text = word ?? wide(key)
  const shifted = fades === true && word !== undefined ? { ...box, x: box.x + 16 } : box
  return drawGlyph({ id, text, font, colour, fades: fades === true }, shifted, setting)
}

interface Glyph {
  readonly id: string
  readonly text: string
  readonly font: Font
  readonly colour: string
  readonly fades?: boolean
}

function drawGlyph({ id, text, font, colour, fades }: Glyph, box: Rect, { measure }: Setting) {
  const width = measure(text, font)
  const line: Line = { text, runs: [{ text, font }], widths: [width], width }
  return drawLine(line, {
    ...{ id: `${id}/name`, x: box.x, y: box.y, width: box.w, lineHeight: box.h },
    ...{ align: 'center', colour, fades: fades === true },
  })
}
