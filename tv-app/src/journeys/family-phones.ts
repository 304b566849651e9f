import type { FamilyPhones, IssuedPairingCode } from '#cable-backend/contract/family-phone'
import type { Result } from '#remote-reader-driver/contract/result'
import { type App, type Next, showing, wishing } from '../app-state.ts'
import type { WallRefusal } from '../ports/refusal.ts'
import { type FamilyPhonesAct, phonesFromTop } from '../screens/family-phones/state.ts'
import { minutesLeft, type PhoneCodeAct, phoneCode } from '../screens/phone-code/state.ts'
import { type PhoneRemovalAct, phoneRemoval } from '../screens/phone-removal/state.ts'
import type { Wait } from '../screens/progress/state.ts'
import { settings } from '../screens/settings/state.ts'
import { refused, waitingFor } from './place/places.ts'

const isWaiting = ({ screen }: App, wait: Wait): boolean =>
  screen.name === 'progress' && screen.wait === wait

/** 家族の電話: which are registered is asked of the cable operator. */
export const openPhones = (app: App): Next =>
  waitingFor(app, 'fetching_phones', { kind: 'load_phones' })

const issueCode = (app: App): Next => waitingFor(app, 'fetching_code', { kind: 'issue_phone_code' })

export function onFamilyPhonesAct(app: App, act: FamilyPhonesAct): Next {
  if (act.kind === 'register') return issueCode(app)
  if (act.kind === 'ask_removal') return [showing(app, phoneRemoval(act.phone)), []]
  return [showing(app, settings), []]
}

export const onPhoneCodeAct = (app: App, act: PhoneCodeAct): Next =>
  act === 'new_code' ? issueCode(app) : openPhones(app)

export function onPhoneRemovalAct(app: App, act: PhoneRemovalAct): Next {
  if (app.screen.name !== 'phone_removal' || act === 'keep')
    return [showing(app, phonesFromTop()), []]
  const { phoneId } = app.screen.phone
  return waitingFor(app, 'removing_phone', { kind: 'remove_phone', phoneId })
}

export function onPhones(app: App, outcome: Result<FamilyPhones, WallRefusal>): Next {
  if (app.screen.name === 'phone_code') return whileCodeShows(app, outcome)
  if (!isWaiting(app, 'fetching_phones')) return [app, []]
  if (!outcome.ok) return refused(app, outcome.error)
  return [showing({ ...app, phones: outcome.value.phones }, phonesFromTop()), []]
}

/** As soon as a phone has come that was not there before, the list says so by itself. */
function whileCodeShows(app: App, outcome: Result<FamilyPhones, WallRefusal>): Next {
  if (!outcome.ok) return [app, []]
  const { phones } = outcome.value
  const known = new Set(app.phones.map(({ phoneId }) => phoneId))
  const hasCome = phones.some(({ phoneId }) => !known.has(phoneId))
  return hasCome ? [showing({ ...app, phones }, phonesFromTop('registered')), []] : [app, []]
}

export function onPhoneCode(app: App, outcome: Result<IssuedPairingCode, WallRefusal>): Next {
  if (!isWaiting(app, 'fetching_code')) return [app, []]
  return outcome.ok ? [showing(app, phoneCode(outcome.value)), []] : refused(app, outcome.error)
}

/** One that is not there any more is as good as taken out. */
export function onPhoneRemoved(
  app: App,
  { phoneId, outcome }: { readonly phoneId: string; readonly outcome: Result<null, WallRefusal> },
): Next {
  if (!isWaiting(app, 'removing_phone')) return [app, []]
  const isGone = outcome.ok || isNotFound(outcome.error)
  if (!isGone) return refused(app, outcome.error)
  const phones = app.phones.filter((phone) => phone.phoneId !== phoneId)
  return [showing({ ...app, phones }, phonesFromTop('removed')), []]
}

const isNotFound = (refusal: WallRefusal): boolean =>
  refusal.kind === 'problem' && refusal.code === 'not_found'

/** While a code stands on the screen it is looked whether it has been used. */
export function watchForPhone(app: App): Next {
  const { screen, now } = app
  return screen.name === 'phone_code' && minutesLeft(screen, now) > 0
    ? wishing(app, { kind: 'load_phones' })
    : [app, []]
}
