/** How long the button is held before it acts. */
export const holdForMs = 2_000

/** 0 when it is not held, 1 when it was held long enough. */
export const heldShare = (since: number | null, now: number): number =>
  since === null ? 0 : Math.min(1, Math.max(0, now - since) / holdForMs)

/** 2秒, 1秒: how long it is still to be held. */
export const leftWords = (held: number): string =>
  `あと ${Math.ceil(((1 - held) * holdForMs) / 1000)}秒`
