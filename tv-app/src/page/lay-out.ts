import { columnsX, ramps, stage } from '../theme.ts'
import { drawPanel, drawPicturePanel, isLarge } from './blocks/pictures.ts'
import { drawBroadcast } from './broadcast.ts'
import { faultsOf } from './faults.ts'
import { drawColumn, type Piece, tail } from './layout/column.ts'
import { type Drawing, drawing, together } from './layout/drawing.ts'
import { type Footer, footerOf } from './layout/footer.ts'
import { drawPaper } from './layout/ground.ts'
import { type Head, headOf } from './layout/head.ts'
import { compromisesOf, type Setting } from './layout/setting.ts'
import type { Block, Corner, Page, TextSize } from './page.ts'
import { partsOf } from './parts-of-page.ts'
import { piecesOf } from './pieces.ts'
import type { Measure, Primitive, Scene } from './scene.ts'
import { recall, remember } from './ways-taken.ts'

/**
 * Puts every part of a page in its place on 1920x1080 px, in the text size that was asked for.
 * When a page is too full, it tries what the design lets give way, in its order; `overflow` says
 * what still does not fit.
 */
export function layOut(page: Page, size: TextSize, measure: Measure): Scene {
  const ways = compromisesOf(size, partsOf(page))
  const first = recall({ page, size, measure })
  let best: Best | null = null
  for (const [index, { ramp, keeps }] of ways.entries()) {
    if (index < first) continue
    const drawn = drawPage(page, { size, ramp: ramps[ramp], keeps, measure })
    if (best === null || drawn.overflow.length < best.overflow.length) best = { ...drawn, ramp }
    if (drawn.overflow.length > 0) continue
    remember({ page, size, measure }, index)
    break
  }
  if (best === null) throw new Error('a page that was never laid out')
  const primitives = best.primitives.map(onWholePixels)
  return { screen: page.screen, ground: page.ground, ...best, primitives }
}

type Best = Drawing & Pick<Scene, 'ramp'>

/**
 * Words and rims that begin between two pixels are drawn blurred. The same words are equally wide
 * wherever they stand: one texture serves them all, and would be stretched.
 */
function onWholePixels(primitive: Primitive): Primitive {
  if (primitive.kind === 'polygon') return primitive
  const { x, y, w, h } = primitive
  const left = Math.round(x)
  const top = Math.round(y)
  const right = primitive.kind === 'text' ? left + Math.ceil(w) : Math.round(x + w)
  return { ...primitive, x: left, y: top, w: right - left, h: Math.round(y + h) - top }
}

function drawPage(page: Page, setting: Setting): Drawing {
  const drawn = page.ground === 'paper' ? drawOnPaper(page, setting) : drawBroadcast(page, setting)
  return { ...drawn, overflow: [...drawn.overflow, ...faultsOf(drawn.primitives)] }
}

function drawOnPaper(page: Page, setting: Setting): Drawing {
  const { columns, corner } = withTurning(page, setting)
  const head = headOf(page, corner, setting)
  const footer = footerOf(page.footer, setting)
  const body =
    columns.kind === 'one'
      ? drawOneColumn(columns.blocks, { head, footer }, setting)
      : drawTwoColumns(columns, { head, footer }, setting)
  return together([drawing(drawPaper()), head.drawing, body, footer.drawing])
}

/** At 大 and 特大 the page dots move to the corner, so that the choice has the whole width. */
function withTurning(
  page: Page,
  { size }: Setting,
): { columns: Page['columns']; corner: Corner | null } {
  const { columns, corner } = page
  if (columns.kind !== 'one' || size === 'standard') return { columns, corner }
  const dots = columns.blocks.find((block) => block.kind === 'page_dots')
  if (dots === undefined) return { columns, corner }
  const blocks = columns.blocks.filter((block) => block.kind !== 'page_dots')
  const { text, at, of } = dots
  return { columns: { kind: 'one', blocks }, corner: { kind: 'progress', text, at, of } }
}

interface Frame {
  readonly head: Head
  readonly footer: Footer
}

const bodyOf = ({ head, footer }: Frame) => {
  const y = head.bottom + 18
  return { y, h: footer.top - y }
}

function drawOneColumn(blocks: readonly Block[], frame: Frame, setting: Setting): Drawing {
  const quiet = blocks.some((block) => block.kind === 'picture' && block.picture === 'empty_tray')
  const place = { id: 'body', width: stage.contentW, align: quiet ? 'center' : 'left' } as const
  const pieces = piecesOf(blocks, place, setting)
  return drawColumn([...pieces, tail], { x: stage.left, w: stage.contentW, ...bodyOf(frame) })
}

type TwoColumns = Extract<Page['columns'], { kind: 'list' | 'words' }>

function drawTwoColumns(columns: TwoColumns, frame: Frame, setting: Setting): Drawing {
  const right = columns.right.filter((block) => isKept(block, columns.kind, setting))
  if (right.length === 0) return drawOneColumn(columns.left, frame, setting)
  const { leftW, rightX, rightW } = widthsOf(columns, setting)
  const left = piecesOf(columns.left, { id: 'body', width: leftW }, setting)
  const body = bodyOf(frame)
  const drawnLeft = drawColumn([...left, tail], { x: stage.left, w: leftW, ...body })
  const place = { x: rightX, w: rightW, ...body }
  return together([drawnLeft, drawRight(right, { place, frame, beside: drawnLeft }, setting)])
}

/** Pads and samples are acts and answers: they stay whatever the size. */
function isKept(block: Block, kind: TwoColumns['kind'], { keeps }: Setting): boolean {
  if (block.kind === 'pad' || block.kind === 'sample') return true
  return kind === 'list' ? keeps.panel : keeps.picture
}

function widthsOf({ kind, right }: TwoColumns, { size }: Setting) {
  if (right.some((block) => block.kind === 'pad')) return columnsX.pad
  if (right.some((block) => block.kind === 'sample'))
    return size === 'standard' ? columnsX.sample : columnsX.largeSample
  return columnsX[kind]
}

interface RightPlace {
  readonly place: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  readonly frame: Frame
  readonly beside: Drawing
}

function drawRight(
  blocks: readonly Block[],
  { place, frame, beside }: RightPlace,
  setting: Setting,
): Drawing {
  const [first] = blocks
  const { footer } = frame
  if (first?.kind === 'picture' && isLarge(first.picture)) {
    const bottom = footer.right < place.x - 20 ? stage.bottom - 60 : footer.top - 24
    const y = place.y + 6
    return drawPicturePanel(first.picture, { ...place, y, h: bottom - y }, setting)
  }
  if (first?.kind === 'picture')
    return drawPicturePanel(first.picture, sameHeight(place, beside), setting)
  if (first?.kind === 'panel') {
    const pieces = panelPieces(first.blocks, place.w - 80, setting)
    return drawPanel(pieces, sameHeight(place, beside))
  }
  const pieces = piecesOf(blocks, { id: 'right', width: place.w }, setting)
  return drawColumn([...pieces, tail], place)
}

/** Picture and status stand in the middle of a panel, the rest begins at its left. */
function panelPieces(blocks: readonly Block[], width: number, setting: Setting): readonly Piece[] {
  return blocks.flatMap((block, index) => {
    const middle = block.kind === 'picture' || (block.kind === 'text' && block.style === 'lead')
    const align = middle ? 'center' : 'left'
    return piecesOf([block], { id: `panel/${index}`, width, align }, setting)
  })
}

/** From the top of the first choice to the bottom of the last one. */
function sameHeight(place: RightPlace['place'], beside: Drawing): RightPlace['place'] {
  const rows = beside.primitives.filter(({ id }) => /^choice\/\d+\/card$/u.test(id))
  if (rows.length < 3) return { ...place, y: place.y + 36, h: place.h - 96 }
  const top = Math.min(...rows.map(({ y }) => y))
  const bottom = Math.max(...rows.map(({ y, h }) => y + h))
  return { ...place, y: top, h: bottom - top }
}
