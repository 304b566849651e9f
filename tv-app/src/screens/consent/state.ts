import type { AlertRegistration } from '#cable-backend/contract/alert-stream'
import type { TvKey } from '../../keys/tv-key.ts'
import { onChoiceKey, type Turn } from '../choice-list.ts'

/** Whether the name of the signed-in person may stand in an evacuation order. */
export interface Consent {
  readonly name: 'consent'
  readonly registration: AlertRegistration
  /** It has just been changed; the page says what is so now. */
  readonly isDone: boolean
  readonly focused: number
}
export type ConsentAct = 'give' | 'withdraw' | 'leave'

export const consentTo = (registration: AlertRegistration, isDone: boolean): Consent => ({
  name: 'consent',
  registration,
  isDone,
  focused: 0,
})

function actsOf({ registration, isDone }: Consent): readonly ConsentAct[] {
  if (isDone) return ['leave']
  return registration.registeredAt === null ? ['give', 'leave'] : ['leave', 'withdraw']
}

/** A digit only points: a name is given or taken back by 決定. */
export const onConsentKey = (state: Consent, key: TvKey): Turn<Consent, ConsentAct> =>
  onChoiceKey<Consent, ConsentAct>(state, key, {
    acts: actsOf(state),
    leave: 'leave',
    digits: 'point',
  })
