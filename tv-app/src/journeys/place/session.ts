import type { Result } from '#remote-reader-driver/contract/result'
import type { Welcome } from '../../app-event.ts'
import { type App, emptyMail, type Next, newEra, showing, wishing } from '../../app-state.ts'
import type { WallRefusal } from '../../ports/refusal.ts'
import { type FirstUseAct, firstUse } from '../../screens/first-use/state.ts'
import { offerConsent } from '../consent.ts'
import { fetchMail } from '../mail/mail.ts'
import { sendAgain } from '../mail/sending.ts'
import { beginTap } from '../tap/tap.ts'
import { enterAgain } from './again.ts'
import { refused, showTrouble, toMenu, waitingFor } from './places.ts'

/** The wall knows the card, or it asks whose it is. */
export function onWelcomed(app: App, outcome: Result<Welcome, WallRefusal>): Next {
  const isWaited =
    app.screen.name === 'progress' &&
    (app.screen.wait === 'signing_in' || app.screen.wait === 'linking')
  if (!isWaited) return [app, []]
  if (!outcome.ok) return refused(app, outcome.error)
  if (outcome.value.kind === 'signed_in') return signedIn(app, outcome.value)
  const { ticket, candidates } = outcome.value
  if (candidates.length === 0) return [showTrouble(app, 'name_not_listed'), []]
  return [showing({ ...app, tap: null }, firstUse(ticket, candidates)), []]
}

export function onFirstUseAct(app: App, ticket: string, act: FirstUseAct): Next {
  if (act.kind === 'not_listed') return [showTrouble(app, 'name_not_chosen'), []]
  if (act.kind !== 'i_am') return toMenu(app)
  return waitingFor(app, 'linking', {
    kind: 'link_card',
    ticket,
    residentId: act.resident.residentId,
  })
}

/** Somebody is in. The same person finds everything as it was; anybody else finds nothing of it. */
function signedIn(before: App, welcome: Extract<Welcome, { kind: 'signed_in' }>): Next {
  const { resident: person, isNameQuestionOpen } = welcome
  const isSamePerson = before.mail.ownerId === person.residentId
  const app: App = {
    ...before,
    person,
    isNameQuestionOpen,
    tap: null,
    mayBeSomeoneElse: false,
    resume: null,
    interrupted: null,
    mail: isSamePerson ? before.mail : { ...emptyMail, ownerId: person.residentId },
    outbox: isSamePerson ? before.outbox : null,
    arrived: isSamePerson ? before.arrived : null,
  }
  const { resume } = before
  if (resume === null || resume.personId !== person.residentId) return welcomeTo(app)
  return enterAgain(app, resume.screen)
}

function welcomeTo(app: App): Next {
  const [sent, resending] = sendAgain(app, 0)
  const [next, effects] = sent.isNameQuestionOpen ? offerConsent(sent) : fetchMail(sent)
  return [next, [...effects, ...resending]]
}

/** 「終わる」: the tokens are given back and nothing of the person stays on the box. */
export function signOut(app: App): Next {
  const [menu] = toMenu(signedOut(app))
  return wishing(menu, { kind: 'sign_out' })
}

/** Another person of the household: out with the one, in with the other. */
export function changePerson(app: App): Next {
  const [out, leaving] = wishing(newEra(signedOut(app)), { kind: 'sign_out' })
  const [tap, effects] = beginTap(out, 'sign_in')
  return [tap, [...leaving, ...effects]]
}

const signedOut = (app: App): App => ({
  ...app,
  person: null,
  isNameQuestionOpen: false,
  phones: [],
  mail: emptyMail,
  outbox: null,
  arrived: null,
  resume: null,
  interrupted: null,
  mayBeSomeoneElse: false,
})
