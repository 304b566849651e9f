import type { CardStep } from '../../contract/box-host.ts'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, type Result } from '../../contract/result.ts'
import { type Command, INS_VERIFY } from '../apdu/command.ts'
import type { Transmit } from '../apdu/transmit.ts'
import { type CardProfile, userAuthentication } from '../jpki/profile.ts'
import { selectApplication } from '../jpki/select.ts'
import { readTriesLeft } from '../jpki/tries-left.ts'
import { parsePin } from '../jpki/verify-pin.ts'
import { authenticate, type CardProof } from './authenticate.ts'
import { runCardSession } from './card-session.ts'
import type { CardSlot } from './card-slot.ts'

export interface CardReaderDeps {
  readonly slot: CardSlot
  readonly profile?: CardProfile
  readonly apduTimeoutMs?: number
}

export interface AuthenticationRequest {
  readonly message: Uint8Array
  readonly pin: string
  readonly spendLastTry: boolean
  readonly onStep: (step: CardStep) => void
  readonly signal: AbortSignal
}

export interface CardReader {
  readonly slot: CardSlot
  /** How many tries the PIN has left, asked of the card; never spends one. */
  readonly triesLeft: (signal: AbortSignal) => Promise<Result<number, CardRefusal>>
  readonly authenticate: (request: AuthenticationRequest) => Promise<Result<CardProof, CardRefusal>>
}

const patienceMs = 10_000

/**
 * A reader that asks a card for one thing at a time and refuses `reader_busy` meanwhile. It
 * remembers when a PIN was sent and no answer came, and then reads the counter first.
 */
export function createCardReader({
  slot,
  profile = userAuthentication,
  apduTimeoutMs = patienceMs,
}: CardReaderDeps): CardReader {
  const doubt: TryDoubt = { isInDoubt: false }
  let isBusy = false

  async function runAlone<T>(
    signal: AbortSignal,
    work: (transmit: Transmit) => Promise<Result<T, CardRefusal>>,
  ): Promise<Result<T, CardRefusal>> {
    if (isBusy) return err({ kind: 'reader_busy' })
    isBusy = true
    try {
      const watched = (transmit: Transmit) => work(withTryDoubt(doubt)(transmit))
      return await runCardSession({ slot, apduTimeoutMs, signal, work: watched })
    } finally {
      isBusy = false
    }
  }

  return {
    slot,
    triesLeft: (signal) =>
      runAlone(signal, async (transmit) => {
        const selected = await selectApplication(transmit, profile.applicationId)
        return selected.ok ? readTriesLeft(transmit, profile) : selected
      }),
    authenticate: async ({ pin: typed, message, spendLastTry, onStep, signal }) => {
      const parsed = parsePin(typed, profile)
      if (!parsed.ok) return parsed
      const pin = parsed.value
      const isTryInDoubt = doubt.isInDoubt
      const asked = { profile, message, pin, spendLastTry, onStep, isTryInDoubt }
      try {
        return await runAlone(signal, (transmit) => authenticate(transmit, asked))
      } finally {
        pin.fill(0)
      }
    },
  }
}

interface TryDoubt {
  isInDoubt: boolean
}

/** A PIN that was sent leaves its try in doubt until VERIFY, with or without a PIN, is answered. */
const withTryDoubt =
  (doubt: TryDoubt) =>
  (transmit: Transmit): Transmit =>
  async (command: Command) => {
    if (command.ins !== INS_VERIFY) return transmit(command)
    if (command.data !== undefined) doubt.isInDoubt = true
    const response = await transmit(command)
    doubt.isInDoubt = false
    return response
  }
