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
export type ConsentAct = 'give' | 'decline' | 'withdraw' | 'leave'

/** From where one came to the question: asked once after signing in, or opened in the settings. */
export type ConsentFrom = 'sign_in' | 'settings'

export const consentTo = (registration: AlertRegistration, isDone: boolean): Consent => ({
  name: 'consent',
  registration,
  isDone,
  focused: 0,
})

/** After signing in the focus is on あとで: a press too many gives no name away. */
export const consentOffered = (name: string): Consent => ({
  ...consentTo({ name, registeredAt: null }, false),
  focused: 2,
})

function actsOf({ registration, isDone }: Consent, from: ConsentFrom): readonly ConsentAct[] {
  if (isDone) return ['leave']
  if (registration.registeredAt !== null) return ['leave', 'withdraw']
  return from === 'sign_in' ? ['give', 'decline', 'leave'] : ['give', 'decline']
}

/** A digit only points: a name is given or taken back by 決定. */
export const onConsentKey = (
  state: Consent,
  key: TvKey,
  from: ConsentFrom,
): Turn<Consent, ConsentAct> =>
  onChoiceKey<Consent, ConsentAct>(state, key, {
    acts: actsOf(state, from),
    leave: 'leave',
    digits: 'point',
  })
