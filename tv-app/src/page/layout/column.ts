import type { Rect } from '../scene.ts'
import { type Drawing, drawing, together } from './drawing.ts'

/** A length that may give or take, in px. */
export interface Flex {
  readonly least: number
  readonly best: number
  readonly most: number
}

export const fixed = (length: number): Flex => ({ least: length, best: length, most: length })

/** A part of a column: it knows how tall it is and draws itself into the place it is given. */
export interface Piece {
  readonly height: Flex
  /** Space above it; for the first piece, space to the top of the column. */
  readonly gap: Flex
  readonly draw: (place: Rect) => Drawing
}

/** Room between the last part of a page and the keys below it. */
export const tail: Piece = {
  height: fixed(0),
  gap: { least: 22, best: 36, most: 60 },
  draw: () => drawing([]),
}

/** Pieces one below another: they shrink together, grow first, and then the gaps grow. */
export function drawColumn(pieces: readonly Piece[], place: Rect): Drawing {
  const heights = pieces.map((piece) => piece.height)
  const gaps = pieces.map((piece) => piece.gap)
  const spread = spreadOf(heights, gaps, place.h)
  let y = place.y
  const drawn = pieces.map((piece, index) => {
    y += spread.gaps[index] ?? 0
    const h = spread.heights[index] ?? 0
    const part = piece.draw({ x: place.x, y, w: place.w, h })
    y += h
    return part
  })
  const least = sum([...heights, ...gaps].map(({ least }) => least))
  const faults =
    least > place.h + 0.5 ? [`column needs ${Math.ceil(least)} px of ${Math.floor(place.h)}`] : []
  return together([...drawn, drawing([], faults)])
}

function spreadOf(heights: readonly Flex[], gaps: readonly Flex[], room: number) {
  const all = [...heights, ...gaps]
  const best = sum(all.map((flex) => flex.best))
  if (best > room) {
    const least = sum(all.map((flex) => flex.least))
    const share = best === least ? 0 : Math.max(0, (room - least) / (best - least))
    const shrink = (flex: Flex) => flex.least + (flex.best - flex.least) * share
    return { heights: heights.map(shrink), gaps: gaps.map(shrink) }
  }
  const grownHeights = grow(heights, room - best)
  const rest = room - best - (sum(grownHeights) - sum(heights.map((flex) => flex.best)))
  return { heights: grownHeights, gaps: grow(gaps, rest) }
}

function grow(parts: readonly Flex[], spare: number): number[] {
  const could = sum(parts.map((flex) => flex.most - flex.best))
  const share = could === 0 ? 0 : Math.min(1, spare / could)
  return parts.map((flex) => flex.best + (flex.most - flex.best) * share)
}

export const sum = (lengths: readonly number[]): number =>
  lengths.reduce((total, length) => total + length, 0)

/** Flexible lengths added up. */
export function sumFlex(parts: readonly Flex[]): Flex {
  return {
    least: sum(parts.map(({ least }) => least)),
    best: sum(parts.map(({ best }) => best)),
    most: sum(parts.map(({ most }) => most)),
  }
}
