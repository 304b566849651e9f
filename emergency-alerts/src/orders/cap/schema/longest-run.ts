/**
 * The positions of a longest run of numbers that never falls, not necessarily side by side. What is
 * left out is the least that has to move for the rest to be in order.
 */
export function longestRun(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length, the position at which a run of that length ends lowest. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [position, number] of numbers.entries()) {
    const length = lengthBelow(ends, (end) => (numbers[end] ?? 0) <= number)
    before.push(ends[length - 1])
    ends[length] = position
  }
  const run = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = before[at]) run.add(at)
  return run
}

/** How many ends come first for which it holds; it holds for a beginning of them only. */
function lengthBelow(ends: readonly number[], holds: (end: number) => boolean): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    const end = ends[middle]
    if (end !== undefined && holds(end)) low = middle + 1
    else high = middle
  }
  return low
}
