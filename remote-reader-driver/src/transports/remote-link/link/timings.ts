/** How long each side waits; a firmware may change them, the other side need not know. */
export const timings = {
  /** The host asks what has become of a message after this much silence, at least. */
  askAfterMs: 20,
  /** So many questions in a row without a sign of life end the link. */
  mostAsks: 25,
  /** The far end says this often that it is at work; CTAPHID's value. */
  keepaliveMs: 100,
  /** No answer may take longer, however alive the far end is: a viewer types within this time. */
  longestMs: 150_000,
} as const

const mostBackoff = 4

/** The wait before the n-th question: the first four are quick, the others give the air a rest. */
export const askDelayMs = (ask: number, patienceMs: number): number =>
  patienceMs * (ask < mostBackoff ? 1 : mostBackoff)
