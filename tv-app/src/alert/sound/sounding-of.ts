import type { BoxProfile } from '#cable-backend/contract/alert-stream'
import type { FrontPage } from '../state/front.ts'
import { isDrill, isTsunami } from '../state/live-orders.ts'
import { spokenSentences } from '../words/sentences.ts'
import type { Sounding } from './alert-sound.ts'
import type { Chime } from './chime.ts'
import { clipsOf } from './clips.ts'

/** No drill sounds like the real thing, and an end is no alarm. */
export function chimeOf({ kind, order }: FrontPage): Chime {
  if (kind !== 'order' || isDrill(order)) return 'soft'
  return isTsunami(order) || order.level !== 3 ? 'strong' : 'soft'
}

interface Heard {
  readonly profile: BoxProfile
  readonly now: Date
}

/** How the front sounds when it is new, or when 青 asks for the voice once more. */
export const soundingOf = (
  front: FrontPage,
  heard: Heard,
  occasion: 'new' | 'again',
): Sounding => ({
  chime: occasion === 'new' ? chimeOf(front) : null,
  clips: clipsOf(front, heard.profile),
  sentences: spokenSentences(front, heard),
  times: occasion === 'new' ? 2 : 1,
})
