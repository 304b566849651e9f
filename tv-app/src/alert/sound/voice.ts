/** One sounding, from its beginning until it ends or something else takes its place. */
export interface Turn {
  isOver: boolean
  /** Silences what sounds right now. */
  hush: () => void
}

/** Says everything once; ends early with the turn. */
export type Voice = (turn: Turn) => Promise<void>

/** One part after the other, as long as the turn lasts. */
export async function inTurn<T>(
  turn: Turn,
  parts: readonly T[],
  say: (part: T) => Promise<void>,
): Promise<void> {
  for (const part of parts) {
    if (turn.isOver) return
    await say(part)
  }
}
