import FlatQueue from 'flatqueue'
import type { Ring } from '../../../contract/geography.ts'
import { type GrowingStep, growingStepsAt } from './growing-steps.ts'
import { type Corner, createOutline, type Outline } from './outline.ts'
import { roundOutward } from './round-outward.ts'

/** A ring that grows never has less: below this many corners it would grow out of proportion. */
const fewestCorners = 4

/**
 * The rings with at most so many corners together (or four each, where that is more): every one holds
 * all of the ring that it was, so a position in one of them stays in one of them. They stay closed and
 * do not cross themselves, and every new corner has six decimals. Corners go first where that adds the
 * fewest square metres. Where it is not many corners anyway, the rings come back as they are.
 */
export function growRings(rings: readonly Ring[], corners: number): readonly Ring[] {
  const outlines = rings.map(createOutline)
  if (countOf(outlines) <= corners) return rings
  while (countOf(outlines) > corners) {
    if (!simplify(outlines, corners)) break
  }
  for (const outline of outlines) roundOutward(outline)
  return outlines.map((outline) => outline.ring())
}

const countOf = (outlines: readonly Outline[]): number =>
  outlines.reduce((sum, outline) => sum + outline.size(), 0)

interface QueuedStep extends GrowingStep {
  readonly outline: Outline
  readonly start: Corner
  readonly end: Corner
}

/**
 * Takes steps until few enough corners are left; a step whose way is barred waits for the next round,
 * when what barred it may be gone. Answers whether any was taken.
 */
function simplify(outlines: readonly Outline[], corners: number): boolean {
  const queue = new FlatQueue<QueuedStep>()
  const enqueue = (outline: Outline, around: Iterable<Corner>) => {
    for (const corner of new Set(around)) {
      for (const step of growingStepsAt(corner)) {
        const [start, end] = [step.first.before, step.last.after]
        queue.push({ ...step, outline, start, end }, step.cost)
      }
    }
  }
  for (const outline of outlines) enqueue(outline, outline.corners())
  let left = countOf(outlines)
  let taken = 0
  for (let step = queue.pop(); step !== undefined && left > corners; step = queue.pop()) {
    const { outline } = step
    if (!isStillThere(step) || outline.size() <= fewestCorners || !outline.isFree(step)) continue
    enqueue(outline, outline.replace(step))
    left -= 1
    taken += 1
  }
  return taken > 0
}

/** Nothing at or beside the step has changed since it was thought of. */
const isStillThere = ({ first, last, start, end }: QueuedStep): boolean =>
  !first.isGone &&
  !last.isGone &&
  first.before === start &&
  last.after === end &&
  (first === last || first.after === last)
