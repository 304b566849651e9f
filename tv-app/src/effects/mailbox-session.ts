import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import type { Cable } from '../ports/cable.ts'
import type { Mailbox, Postbox } from '../ports/postbox.ts'
import type { WallRefusal } from '../ports/refusal.ts'
import type { Settings } from '../ports/settings.ts'

/** The tokens of one sign-in. They live here, in memory, and in no event, state or storage. */
export interface MailboxSession {
  readonly accessToken: string
  /** Opens the mailbox and asks it; a mailbox token that has run out is fetched anew once. */
  readonly ask: <T>(
    question: (mailbox: Mailbox) => Promise<Result<T, WallRefusal>>,
  ) => Promise<Result<T, WallRefusal>>
}

interface SessionDeps {
  readonly cable: Cable
  readonly postbox: Postbox
  readonly settings: Settings
}

const isTokenOver = (refusal: WallRefusal): boolean =>
  refusal.kind === 'problem' &&
  (refusal.code === 'token_invalid' || refusal.code === 'session_expired')

export function openMailboxSession(accessToken: string, deps: SessionDeps): MailboxSession {
  let opening: Promise<Result<Mailbox, WallRefusal>> | null = null
  const open = async (): Promise<Result<Mailbox, WallRefusal>> => {
    opening ??= exchange(accessToken, deps)
    const mailbox = await opening
    if (!mailbox.ok) opening = null
    return mailbox
  }
  return {
    accessToken,
    ask: async (question) => {
      const mailbox = await open()
      if (!mailbox.ok) return mailbox
      const answer = await question(mailbox.value)
      if (answer.ok || !isTokenOver(answer.error)) return answer
      opening = null
      const renewed = await open()
      return renewed.ok ? question(renewed.value) : renewed
    },
  }
}

async function exchange(
  accessToken: string,
  { cable, postbox, settings }: SessionDeps,
): Promise<Result<Mailbox, WallRefusal>> {
  const asserted = await cable.assertForPostbox(accessToken)
  if (!asserted.ok) return err(asserted.error)
  const tokens = await postbox.exchange(asserted.value.assertion)
  if (!tokens.ok) return err(tokens.error)
  settings.keepWaitingToken(tokens.value.waiting_token)
  return ok(postbox.open(tokens.value.access_token))
}
