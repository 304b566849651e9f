import { colours, space, stage } from '../theme.ts'
import { type Drawing, drawBox, drawing, drawLine, drawPicture } from './layout/drawing.ts'
import { drawKeyChip, keyChip } from './layout/key-chip.ts'
import type { Setting } from './layout/setting.ts'
import type { Block, Page } from './page.ts'
import type { Primitive } from './scene.ts'
import { breakLines, type Line } from './words/break-lines.ts'

type Strip = Extract<Block, { kind: 'strip' }>

/** What lies over the broadcast: one line at the bottom left, and a label on a stand-in picture. */
export function drawBroadcast(page: Page, setting: Setting): Drawing {
  const blocks = page.columns.kind === 'one' ? page.columns.blocks : page.columns.left
  const label = blocks.find((block) => block.kind === 'label')
  const strip = blocks.find((block) => block.kind === 'strip')
  const shown = strip === undefined ? drawing([]) : drawStrip(strip, setting)
  return {
    ...shown,
    primitives: [...(label === undefined ? [] : drawLabel(label, setting)), ...shown.primitives],
  }
}

type Label = Extract<Block, { kind: 'label' }>

const belowAlert = 112

function drawLabel({ text, isBelowAlert }: Label, setting: Setting): Primitive[] {
  const line = lineOf(text, { size: 40, weight: 400 }, setting)
  const { left, w, h } = stage
  const top = stage.top + (isBelowAlert === true ? belowAlert : 0)
  const box = { x: left, y: top, w: line.width + 56, h: 72 }
  const look = { picture: 'stand_in', colour: colours.ink, hole: colours.white } as const
  return [
    drawPicture('broadcast', { x: 0, y: 0, w, h }, look),
    drawBox('label', box, { radius: space.radiusS, fill: colours.ink }),
    ...drawLine(line, {
      ...{ id: 'label/words', x: left + 28, y: top, lineHeight: 72, colour: colours.white },
    }),
  ]
}

const padding = 40
const icon = 72

/** Under 11 % of the height at every text size; the words step back before they leave the line. */
function drawStrip(strip: Strip, setting: Setting): Drawing {
  const h = 112
  const sizes = [48, 60, 72].map((size) => planStrip(strip, size, setting)).reverse()
  const wanted = sizes.filter((plan) => plan.size <= 48 * setting.ramp.scale)
  const plan = wanted.find(({ w }) => w <= stage.contentW) ?? wanted.at(-1)
  if (plan === undefined) throw new Error('a strip without a size')
  const box = { x: stage.left, y: stage.bottom - h, w: plan.w, h }
  const iconBox = { x: box.x + padding, y: box.y + (h - icon) / 2, w: icon, h: icon }
  const textX = iconBox.x + icon + 32
  const chipX = textX + plan.words.width + 32
  const border = { width: 4, colour: colours.ink }
  const line = { y: box.y, lineHeight: h, colour: colours.ink }
  const look = { picture: strip.picture, colour: colours.ai, hole: colours.card } as const
  const chip = { x: chipX, y: box.y + (h - plan.chip.h) / 2 }
  const primitives = [
    drawBox('strip', box, { radius: space.radiusL, fill: colours.card, border }),
    drawPicture('strip/icon', iconBox, look),
    ...drawLine(plan.words, { ...line, id: 'strip/words', x: textX }),
    ...drawKeyChip('strip/key', plan.chip, chip),
    ...drawLine(plan.key, { ...line, id: 'strip/open', x: chipX + plan.chip.w + 16 }),
  ]
  return drawing(primitives, plan.w > stage.contentW ? ['the strip is wider than the page'] : [])
}

function planStrip({ text, keyWords }: Strip, size: number, setting: Setting) {
  const words = lineOf(text, { size, weight: 400 }, setting)
  const key = lineOf(keyWords, { size, weight: 400 }, setting)
  const chip = keyChip({ key: 'ok', words: keyWords }, Math.min(1.5, size / 48), setting.measure)
  const w = 2 * padding + icon + 32 + words.width + 32 + chip.w + 16 + key.width
  return { size, words, key, chip, w }
}

function lineOf(text: string, look: { size: number; weight: 400 | 700 }, setting: Setting): Line {
  const { measure } = setting
  const [line] = breakLines(text, { look, width: Number.POSITIVE_INFINITY, measure })
  if (line === undefined) throw new Error('a line without words')
  return line
}
