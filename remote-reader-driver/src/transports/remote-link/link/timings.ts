/** How long each side waits; a firmware may change them, the other side need not know. */
export interface LinkTimings {
  /** The host asks what has become of a message after this much silence, at least. */
  readonly askAfterMs: number
  /** So many questions in a row without a sign of life end the link. */
  readonly mostAsks: number
  /** The far end says this often that it is at work; CTAPHID's value. */
  readonly keepaliveMs: number
  /** No answer may take longer, however alive the far end is: a viewer types within this time. */
  readonly longestMs: number
}

export const usualTimings: LinkTimings = {
  askAfterMs: 20,
  mostAsks: 25,
  keepaliveMs: 100,
  longestMs: 150_000,
}

const mostBackoff = 4

/** The wait before the n-th question: the first four are quick, the others give the air a rest. */
export const askDelayMs = (ask: number, patienceMs: number): number =>
  patienceMs * (ask < mostBackoff ? 1 : mostBackoff)
