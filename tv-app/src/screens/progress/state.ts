import type { TvKey } from '../../keys/tv-key.ts'
import type { progressText } from '../../text/progress.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** What the viewer waits for. */
export type Wait = keyof typeof progressText

export interface Progress {
  readonly name: 'progress'
  readonly wait: Wait
  readonly focused: number
}

export const waitFor = (wait: Wait): Progress => ({ name: 'progress', wait, focused: 0 })

/** Waiting can always be left; what was sent is not taken back by that. */
export const onProgressKey = (state: Progress, key: TvKey): Turn<Progress, 'leave'> =>
  onChoiceKey<Progress, 'leave'>(state, key, { acts: ['leave'], leave: 'leave', digits: 'choose' })
