import { type Fragment, fragmentCount, type MessageHead, mostFragments } from './fragment.ts'

/** What has arrived of one message, in whatever order; never more than 129 reports. */
export interface Gathering {
  readonly head: MessageHead | null
  readonly parts: ReadonlyMap<number, Uint8Array>
}

export const nothingGathered: Gathering = { head: null, parts: new Map() }

/**
 * Adds a report to a message. A report that came before changes nothing; one that contradicts what
 * is known of the message starts it anew. Whose message it is, the caller has checked.
 */
export function gather(gathering: Gathering, fragment: Fragment): Gathering {
  const { head, parts } = gathering
  const known = head ?? fragment.head
  const count = known === null ? mostFragments : fragmentCount(known.length)
  const isContradiction =
    fragment.index >= count || (fragment.head !== null && !isSame(known, fragment.head))
  if (isContradiction) return startedBy(fragment)
  if (parts.has(fragment.index)) return gathering
  const kept = [...parts].filter(([index]) => index < count)
  return { head: known, parts: new Map([...kept, [fragment.index, fragment.bytes]]) }
}

const startedBy = ({ head, index, bytes }: Fragment): Gathering => ({
  head,
  parts: new Map([[index, bytes]]),
})

export interface GatheredMessage {
  readonly command: number
  readonly payload: Uint8Array
}

/** The whole message, or null while a part is missing. */
export function gatheredMessage({ head, parts }: Gathering): GatheredMessage | null {
  if (head === null || parts.size < fragmentCount(head.length)) return null
  const inOrder = [...parts].sort(([a], [b]) => a - b).flatMap(([, bytes]) => [...bytes])
  return { command: head.command, payload: Uint8Array.from(inOrder.slice(0, head.length)) }
}

/** Whether the last report of the message is here while another is missing. */
export const hasGap = ({ head, parts }: Gathering): boolean =>
  head === null
    ? false
    : parts.has(fragmentCount(head.length) - 1) && parts.size < fragmentCount(head.length)

const bitmapLength = Math.ceil(mostFragments / 8)

/** Which reports have arrived: bit `i & 7` of byte `i >> 3` stands for report `i`; 17 bytes. */
export function encodeReceived({ parts }: Gathering): Uint8Array {
  const bits = new Uint8Array(bitmapLength)
  for (const index of parts.keys()) {
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return bits
}

/** The reports that the far end does not have. */
export const missingReports = (
  reports: readonly Uint8Array[],
  received: Uint8Array,
): readonly Uint8Array[] =>
  reports.filter((_, index) => (((received[index >> 3] ?? 0) >> (index & 7)) & 1) === 0)

const isSame = (one: MessageHead | null, other: MessageHead): boolean =>
  one?.command === other.command && one.length === other.length
