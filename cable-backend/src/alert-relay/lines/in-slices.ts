const sliceSize = 500

interface Sliced<Each> {
  readonly all: readonly Each[]
  /** True where it counts. */
  readonly act: (each: Each) => boolean
  /** Asked before each slice; nothing else happens within one. */
  readonly isOver?: () => boolean
  /** Calls back after what waits to be read and written has had its turn (`setImmediate`). */
  readonly soon: (work: () => void) => void
}

/** How many times `act` was true; others have their turn after each slice. */
export async function inSlices<Each>(sliced: Sliced<Each>): Promise<number> {
  const { all, act, isOver = () => false, soon } = sliced
  let count = 0
  for (let from = 0; from < all.length; from += sliceSize) {
    if (from > 0) await new Promise<void>((resolve) => soon(resolve))
    if (isOver()) break
    for (const each of all.slice(from, from + sliceSize)) if (act(each)) count += 1
  }
  return count
}
