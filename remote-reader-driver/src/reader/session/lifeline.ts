import { type LinkFault, linkFault } from '../../apdu/link-fault.ts'
import type { Response } from '../../apdu/response.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import type { CardSlot, Presence } from '../card-slot.ts'

export interface LifelineDeps {
  readonly slot: CardSlot
  readonly apduTimeoutMs: number
  readonly signal: AbortSignal
}

/** What holds a session to one card. */
export interface Lifeline {
  readonly hold: (transmit: Transmit) => Transmit
  /** Stops watching; to be called when the card is powered off. */
  readonly end: () => void
}

interface PendingCommand {
  readonly resolve: (response: Response) => void
  readonly reject: (cause: unknown) => void
}

/** The one command that waits for its answer, if there is one; it is settled once. */
function createWaiting() {
  let pending: PendingCommand | null = null
  const take = () => {
    const taken = pending
    pending = null
    return taken
  }
  return {
    is: () => pending !== null,
    begin: (command: PendingCommand) => {
      pending = command
    },
    answer: (response: Response) => take()?.resolve(response),
    fail: (cause: unknown) => take()?.reject(cause),
  }
}

/** How often a session looks whether a command has been silent for too long. */
const looksPerTimeout = 8

/**
 * Begins to watch over a session, before its card is powered up, so that nothing is missed. A
 * command fails with `card_removed`, with `card_changed` when another card lies there, with
 * `card_timeout` when no answer comes in time or up to an eighth of that later. From the first
 * command without an answer on, every later one fails for the same reason and is not sent: an answer
 * that comes too late must not be taken for the answer to another command. Nothing is sent either
 * once `signal` is aborted, for nobody is left to take the answer.
 */
export function createLifeline({ slot, apduTimeoutMs, signal }: LifelineDeps): Lifeline {
  let presence = slot.presence()
  let broken: { readonly cause: unknown } | null = null
  const waiting = createWaiting()
  const fail = (cause: unknown) => {
    broken ??= { cause }
    waiting.fail(cause)
  }
  const forget = slot.onPresence((next) => {
    const gone = goneBy(presence, next)
    presence = next
    if (gone === null || broken !== null) return
    broken = { cause: linkFault(gone) }
    // A reader that knows better why no answer comes says so in the same turn.
    if (waiting.is()) setTimeout(fail, 0, broken.cause)
  })
  // One timer for a whole session: one for each command would cost as much as the command.
  let looksInVain = 0
  const looking = setInterval(
    () => {
      looksInVain += 1
      const isSilent = waiting.is() && looksInVain > looksPerTimeout
      if (isSilent) fail(linkFault('card_timeout'))
    },
    Math.ceil(apduTimeoutMs / looksPerTimeout),
  )
  const hold =
    (transmit: Transmit): Transmit =>
    (command) => {
      if (broken !== null) return Promise.reject(broken.cause)
      if (signal.aborted) {
        return Promise.reject(linkFault('reader_unavailable', { cause: signal.reason }))
      }
      if (waiting.is()) return Promise.reject(new Error('a card takes one command at a time'))
      return new Promise((resolve, reject) => {
        looksInVain = 0
        waiting.begin({ resolve, reject })
        transmit(command).then(waiting.answer, fail)
      })
    }
  const end = () => {
    clearInterval(looking)
    forget()
  }
  return { hold, end }
}

/** A first `present` may only be late news of the card that is powered up already. */
function goneBy(
  before: Presence,
  next: Presence,
): Extract<LinkFault, 'card_removed' | 'card_changed'> | null {
  if (next === 'absent') return 'card_removed'
  return before === 'present' ? 'card_changed' : null
}
