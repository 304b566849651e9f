import RBush from 'rbush'
import type { Position, Ring } from '../../../contract/geography.ts'
import { isOnLineExactly, type Line, linesTouch } from '../shapes/lines.ts'
import { signedAreaOf } from '../shapes/metres.ts'

/** A corner of an outline, which runs counterclockwise: what lies left of it is inside. */
export interface Corner {
  readonly at: Position
  readonly before: Corner
  readonly after: Corner
  readonly isGone: boolean
}

/** Corners `first` to `last`, and what comes instead of them: another corner, or a straight line. */
export interface Replacement {
  readonly first: Corner
  readonly last: Corner
  readonly by: Position | null
}

/** A ring under change. It is closed and never crosses or touches itself, whatever is replaced. */
export interface Outline {
  readonly size: () => number
  readonly corners: () => Corner[]
  /** Whether the new lines would meet no other line of the ring. */
  readonly isFree: (replacement: Replacement) => boolean
  /** Answers the corners around the change. */
  readonly replace: (replacement: Replacement) => Corner[]
  readonly ring: () => Ring
}

type Node = { -readonly [Key in keyof Omit<Corner, 'before' | 'after'>]: Corner[Key] } & {
  before: Node
  after: Node
  line: Box | null
}

interface Box {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly from: Node
}

/** The ring must not touch itself: `ringFault` says whether it does. */
export function createOutline(ring: Ring): Outline {
  const nodes = chainOf(ring)
  const tree = new RBush<Box>().load(nodes.map(drawLine))
  let [head] = nodes
  let size = nodes.length

  const erase = (start: Node, end: Node) => {
    for (let node = start; node !== end; node = node.after) {
      if (node.line !== null) tree.remove(node.line)
      node.isGone = node !== start
      size -= 1
    }
  }
  const replace = ({ first, last, by }: Replacement): Corner[] => {
    const [start, end] = [own(first.before), own(last.after)]
    erase(start, end)
    const changed = by === null ? [start] : [start, nodeAt(by)]
    for (const [index, node] of changed.entries()) link(node, changed[index + 1] ?? end)
    for (const node of changed) tree.insert(drawLine(node))
    size += changed.length
    head = start
    return [start.before, ...changed, end, end.after]
  }
  return {
    size: () => size,
    corners: () => [...walk(head)],
    isFree: (replacement) => isFree(tree, replacement),
    replace,
    ring: () => closed([...walk(head)].map(({ at }) => at)),
  }
}

/** Corners come from outlines alone; only here they change. */
const own = (corner: Corner): Node => corner as Node

function isFree(tree: RBush<Box>, { first, last, by }: Replacement): boolean {
  const [start, end] = [first.before, last.after]
  const replaced = new Set<Corner>([start])
  for (let corner = first; corner !== end; corner = corner.after) replaced.add(corner)
  const lines: Line[] =
    by === null
      ? [[start.at, end.at]]
      : [
          [start.at, by],
          [by, end.at],
        ]
  return lines.every((line) =>
    tree.search(boxAround(line)).every(({ from }) => replaced.has(from) || !meets(line, from)),
  )
}

/** Lines that follow each other share a corner and nothing else. */
function meets(line: Line, from: Node): boolean {
  const other: Line = [from.at, from.after.at]
  const shared = line.filter((end) => other.includes(end))
  if (shared.length === 0) return linesTouch(line, other)
  const ends = line.filter((end) => !shared.includes(end))
  const others = other.filter((end) => !shared.includes(end))
  return (
    ends.some((end) => isOnLineExactly(end, other)) ||
    others.some((end) => isOnLineExactly(end, line))
  )
}

function chainOf(ring: Ring): [Node, ...Node[]] {
  const corners = ring.slice(0, -1)
  const ordered = signedAreaOf(ring) < 0 ? corners.reverse() : corners
  const [first, ...others] = ordered.map(nodeAt)
  if (first === undefined) throw new TypeError('a ring without corners')
  const nodes: [Node, ...Node[]] = [first, ...others]
  for (const [index, node] of nodes.entries()) link(node, nodes[index + 1] ?? first)
  return nodes
}

function nodeAt(at: Position): Node {
  const node = { at, isGone: false, line: null } as Node
  link(node, node)
  return node
}

function link(one: Node, next: Node): void {
  one.after = next
  next.before = one
}

function* walk(head: Node): Generator<Node> {
  let node = head
  do {
    yield node
    node = node.after
  } while (node !== head)
}

function drawLine(node: Node): Box {
  const box = { ...boxAround([node.at, node.after.at]), from: node }
  node.line = box
  return box
}

const boxAround = ([a, b]: Line) => ({
  minX: Math.min(a.lon, b.lon),
  minY: Math.min(a.lat, b.lat),
  maxX: Math.max(a.lon, b.lon),
  maxY: Math.max(a.lat, b.lat),
})

const closed = (corners: readonly Position[]): Ring => [...corners, ...corners.slice(0, 1)]
