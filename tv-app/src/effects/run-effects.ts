import type { SignInAnswer } from '#cable-backend/contract/sign-in'
import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import type { AppSeam } from '../alert/seam.ts'
import type { Answer, Statemented, Welcome } from '../app-event.ts'
import type { BoxHost } from '../ports/box-host.ts'
import type { Cable } from '../ports/cable.ts'
import type { Clock } from '../ports/clock.ts'
import type { Mailbox, Postbox } from '../ports/postbox.ts'
import type { WallRefusal } from '../ports/refusal.ts'
import type { Settings } from '../ports/settings.ts'
import type { Speech } from '../ports/speech.ts'
import type { Effect, Wish } from './effect.ts'
import { type MailboxSession, openMailboxSession } from './mailbox-session.ts'

export interface Ports {
  readonly boxHost: BoxHost
  readonly cable: Cable
  readonly postbox: Postbox
  readonly settings: Settings
  readonly clock: Clock
  readonly speech: Speech
  readonly alerts: Pick<AppSeam, 'tell'>
}

export type TellAnswer = (answer: Answer, era: number) => void

/** Holds the session of whoever is signed in; each new sign-in gets a new one. */
interface Desk {
  readonly ports: Ports
  session: MailboxSession | null
  /** Sign-ins and sign-outs so far: a slow answer to an earlier one never opens a session. */
  turns: number
}

/** Runs effects against the ports and tells what each came to, with the era it was asked in. */
export function createEffectRunner(ports: Ports, tell: TellAnswer): (effect: Effect) => void {
  const desk: Desk = { ports, session: null, turns: 0 }
  return ({ wish, era }) => {
    void answerTo(desk, wish).then((answer) => {
      if (answer !== null) tell(answer, era)
    })
  }
}

const nobodySignedIn = err({ kind: 'problem', code: 'session_expired' } as const)

async function inMailbox<T>(
  { session }: Desk,
  question: (mailbox: Mailbox) => Promise<Result<T, WallRefusal>>,
): Promise<Result<T, WallRefusal>> {
  return session === null ? nobodySignedIn : session.ask(question)
}

async function answerTo(desk: Desk, wish: Wish): Promise<Answer | null> {
  switch (wish.kind) {
    case 'read_card':
    case 'read_tries':
    case 'authenticate':
      return answerOfCard(desk.ports, wish)
    case 'request_login_challenge':
    case 'sign_in':
    case 'link_card':
    case 'sign_out':
      return answerOfCable(desk, wish)
    case 'load_registration':
    case 'give_consent':
    case 'withdraw_consent':
      return answerAboutConsent(desk, wish)
    case 'load_phones':
    case 'issue_phone_code':
    case 'remove_phone':
      return answerAboutPhones(desk, wish)
    case 'keep_text_size':
    case 'open_alert':
    case 'speak':
    case 'stop_speaking':
    case 'load_waiting':
      return answerOfBox(desk.ports, wish)
    default:
      return answerOfPostbox(desk, wish)
  }
}

type Kind<K extends Wish['kind']> = Extract<Wish, { kind: K }>

async function answerOfCard(
  { boxHost, clock }: Ports,
  wish: Kind<'read_card' | 'read_tries' | 'authenticate'>,
): Promise<Answer> {
  switch (wish.kind) {
    case 'read_card':
      return { kind: 'card_read', outcome: await boxHost.status() }
    case 'read_tries':
      if (wish.afterMs > 0) await clock.after(wish.afterMs)
      return { kind: 'tries_read', outcome: await boxHost.triesLeft() }
    case 'authenticate': {
      const { message, pin, spendLastTry } = wish
      const outcome = await boxHost.authenticate({ message, pin, spendLastTry })
      return { kind: 'card_answered', outcome }
    }
  }
}

async function answerOfCable(
  desk: Desk,
  wish: Kind<'request_login_challenge' | 'sign_in' | 'link_card' | 'sign_out'>,
): Promise<Answer | null> {
  const { cable } = desk.ports
  switch (wish.kind) {
    case 'request_login_challenge':
      return { kind: 'login_challenge', outcome: await cable.requestChallenge() }
    case 'sign_in':
      return welcome(desk, cable.signIn(wish.proof))
    case 'link_card': {
      const { ticket, residentId } = wish
      return welcome(desk, cable.linkCard({ ticket, residentId }))
    }
    case 'sign_out': {
      const { session } = desk
      desk.session = null
      desk.turns += 1
      if (session !== null) await cable.signOut(session.accessToken)
      return null
    }
  }
}

async function answerAboutConsent(
  { session, ports: { cable } }: Desk,
  wish: Kind<'load_registration' | 'give_consent' | 'withdraw_consent'>,
): Promise<Answer> {
  if (session === null) return { kind: 'registration', outcome: nobodySignedIn }
  const { accessToken } = session
  switch (wish.kind) {
    case 'load_registration':
      return { kind: 'registration', outcome: await cable.registration(accessToken) }
    case 'give_consent': {
      const outcome = await cable.giveConsent(accessToken, wish.words)
      return { kind: 'registration', outcome }
    }
    case 'withdraw_consent':
      return { kind: 'registration', outcome: await cable.withdrawConsent(accessToken) }
  }
}

async function answerAboutPhones(
  { session, ports: { cable } }: Desk,
  wish: Kind<'load_phones' | 'issue_phone_code' | 'remove_phone'>,
): Promise<Answer> {
  const asSignedIn = <T>(ask: (accessToken: string) => Promise<Result<T, WallRefusal>>) =>
    session === null ? nobodySignedIn : ask(session.accessToken)
  switch (wish.kind) {
    case 'load_phones':
      return { kind: 'phones', outcome: await asSignedIn(cable.familyPhones) }
    case 'issue_phone_code':
      return { kind: 'phone_code', outcome: await asSignedIn(cable.newPairingCode) }
    case 'remove_phone': {
      const { phoneId } = wish
      const outcome = await asSignedIn((token) => cable.removePhone(token, phoneId))
      return { kind: 'phone_removed', phoneId, outcome }
    }
  }
}

async function welcome(
  desk: Desk,
  asking: Promise<Result<SignInAnswer, WallRefusal>>,
): Promise<Answer | null> {
  desk.turns += 1
  const turn = desk.turns
  const answer = await asking
  if (turn !== desk.turns) return null
  if (answer.ok && answer.value.kind === 'signed_in')
    desk.session = openMailboxSession(answer.value.accessToken, desk.ports)
  return { kind: 'welcomed', outcome: answer.ok ? ok(welcomeOf(answer.value)) : answer }
}

/** What the app may know of a sign-in: never the token. */
function welcomeOf(answer: SignInAnswer): Welcome {
  if (answer.kind === 'signed_in') {
    const { resident, expiresAt, isNameQuestionOpen } = answer
    return { kind: 'signed_in', resident, expiresAt, isNameQuestionOpen }
  }
  return { kind: 'first_use', ticket: answer.ticket, candidates: answer.candidates }
}

async function answerOfBox(
  { settings, speech, postbox, alerts }: Ports,
  wish: Kind<'keep_text_size' | 'open_alert' | 'speak' | 'stop_speaking' | 'load_waiting'>,
): Promise<Answer | null> {
  switch (wish.kind) {
    case 'keep_text_size':
      settings.keepTextSize(wish.size)
      return null
    case 'open_alert':
      alerts.tell({ kind: 'reopen' })
      return null
    case 'speak':
      await speech.speak(wish.words)
      return { kind: 'speech_ended' }
    case 'stop_speaking':
      speech.stop()
      return null
    case 'load_waiting':
      return waitingLetters(settings, postbox)
  }
}

async function waitingLetters(settings: Settings, postbox: Postbox): Promise<Answer | null> {
  const token = settings.waitingToken()
  if (token === null) return null
  const outcome = await postbox.waitingLetters(token)
  const isOver = !outcome.ok && outcome.error.kind === 'problem'
  if (isOver && outcome.error.code === 'token_invalid') {
    settings.keepWaitingToken(null)
    return { kind: 'waiting', outcome: ok(null) }
  }
  return { kind: 'waiting', outcome }
}

async function answerOfPostbox(
  desk: Desk,
  wish: Kind<
    | 'load_letters'
    | 'load_letter'
    | 'mark_opened'
    | 'save_draft'
    | 'request_submission_challenge'
    | 'submit'
  >,
): Promise<Answer | null> {
  switch (wish.kind) {
    case 'load_letters': {
      const inbox = await inMailbox(desk, (mailbox) => mailbox.letters())
      return { kind: 'letters', outcome: inbox.ok ? ok(inbox.value.letters) : inbox }
    }
    case 'load_letter': {
      const outcome = await inMailbox(desk, (mailbox) => mailbox.letter(wish.letterId))
      return { kind: 'letter', outcome }
    }
    case 'mark_opened':
      await inMailbox(desk, (mailbox) => mailbox.markOpened(wish.letterId))
      return null
    default:
      return answerAboutForm(desk, wish)
  }
}

async function answerAboutForm(
  desk: Desk,
  wish: Kind<'save_draft' | 'request_submission_challenge' | 'submit'>,
): Promise<Answer> {
  switch (wish.kind) {
    case 'save_draft': {
      const { letterId, answers } = wish
      const outcome = await inMailbox(desk, (mailbox) => mailbox.saveDraft(letterId, answers))
      return { kind: 'draft_saved', letterId, answers, outcome }
    }
    case 'request_submission_challenge': {
      const { letterId, answers } = wish
      const asked = await inMailbox(desk, (mailbox) => mailbox.requestChallenge(letterId, answers))
      const outcome = asked.ok ? ok(statemented(asked.value)) : asked
      return { kind: 'submission_challenge', letterId, outcome }
    }
    case 'submit': {
      const { proof, afterMs } = wish
      if (afterMs > 0) await desk.ports.clock.after(afterMs)
      const outcome = await inMailbox(desk, (mailbox) => mailbox.submit(proof))
      return { kind: 'submitted', challengeId: proof.challengeId, outcome }
    }
  }
}

type Replied = Extract<Awaited<ReturnType<Mailbox['requestChallenge']>>, { ok: true }>['value']

const statemented = (replied: Replied): Statemented =>
  'statement' in replied
    ? { kind: 'asked', challenge: replied }
    : { kind: 'arrived', receipt: replied }
