import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { VoiceClip } from '#emergency-alerts/contract/order-document'
import type { FrontPage } from '../state/front.ts'
import { staysInside } from '../state/live-orders.ts'
import { refugeOf } from '../words/shelter-words.ts'

/**
 * The recordings that say an order, in their order: opening, names, body, shelter. Null when one of
 * them is missing, for half an order is not spoken, and where they would call on people whom the order
 * does not concern any more.
 */
export function clipsOf(
  front: FrontPage,
  { home, names, namesVoice }: BoxProfile,
): readonly VoiceClip[] | null {
  const { kind, order } = front
  if (kind === 'tips' || kind === 'help') return null
  if (kind === 'ended' && order.standing === 'in_force') return null
  const { opening, body } = order.voice
  const refuge = staysInside(order) || kind === 'ended' ? null : refugeOf(order, home)
  const clips = [
    opening,
    ...(names.length === 0 ? [] : [namesVoice]),
    body,
    ...(refuge === null ? [] : [refuge.shelter.voice]),
  ]
  return clips.every((clip) => clip !== null) ? clips : null
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Longer than any recording of a sentence; bytes. */
const largest = 8_000_000

/** The recording as it was signed for; null when it does not come or is another one. */
export async function fetchClip(
  { url, sha256 }: VoiceClip,
  fetchFrom: typeof fetch,
): Promise<ArrayBuffer | null> {
  try {
    const response = await fetchFrom(url)
    if (!response.ok) return null
    const bytes = await response.arrayBuffer()
    if (bytes.byteLength > largest) return null
    return hex(await crypto.subtle.digest('SHA-256', bytes)) === sha256 ? bytes : null
  } catch {
    return null
  }
}
