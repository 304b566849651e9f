import type { CardStep } from '../../contract/box-host.ts'
import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, type Result } from '../../contract/result.ts'
import { readCertificate } from '../jpki/certificate/read-certificate.ts'
import { parsePin } from '../jpki/pin/parse-pin.ts'
import { readTriesLeft } from '../jpki/pin/tries-left.ts'
import { myNumberCard } from '../jpki/profile/my-number-card.ts'
import type { CardProfile, KeyName } from '../jpki/profile/profile.ts'
import { type AskCard, createAskCard } from './ask-card.ts'
import type { CardSlot } from './card-slot.ts'
import { changePin } from './tasks/change-pin.ts'
import { type CardIdentity, identify } from './tasks/identify.ts'
import { type CardProof, prove } from './tasks/prove.ts'
import { readKnownCertificate } from './tasks/read-known-certificate.ts'

export interface CardReaderDeps {
  readonly slot: CardSlot
  /** The kinds of cards to look for, the likeliest first; the My Number Card of today by default. */
  readonly profiles?: readonly CardProfile[]
  readonly apduTimeoutMs?: number
}

export interface ProofRequest {
  readonly message: Uint8Array
  readonly pin: string
  readonly spendLastTry: boolean
  readonly onStep: (step: CardStep) => void
  readonly signal: AbortSignal
}

export interface PinChangeRequest {
  readonly keyName: KeyName
  readonly oldPin: string
  readonly newPin: string
  readonly spendLastTry: boolean
  readonly signal: AbortSignal
}

type Answered<T> = Promise<Result<T, CardRefusal>>

export interface CardReader {
  readonly slot: CardSlot
  readonly identify: (signal: AbortSignal) => Answered<CardIdentity>
  /** The user-authentication certificate, which needs no PIN: no proof of who holds the card. */
  readonly certificate: (signal: AbortSignal) => Answered<Uint8Array>
  /** The certificate of the authority, as the card has it: to be compared, never to be trusted. */
  readonly authorityCertificate: (signal: AbortSignal, keyName?: KeyName) => Answered<Uint8Array>
  /** How many tries a PIN has left, asked of the card; never spends one. */
  readonly triesLeft: (signal: AbortSignal, keyName?: KeyName) => Answered<number>
  /** 電子利用者証明, with the user-authentication key and its PIN of four digits. */
  readonly authenticate: (request: ProofRequest) => Answered<CardProof>
  /** 電子署名, with the signing key and its password; the certificate tells name and address. */
  readonly sign: (request: ProofRequest) => Answered<CardProof>
  /**
   * Puts a new PIN in the place of the old one. After a link fault it is unknown which of them
   * holds; the next time the card is asked for its tries first.
   */
  readonly changePin: (request: PinChangeRequest) => Answered<void>
}

const patienceMs = 10_000

/**
 * A reader that asks a card for one thing at a time and refuses `reader_busy` meanwhile. It
 * remembers when a PIN was sent and no answer came, and then reads the counter first. It lives as
 * long as its slot.
 */
export function createCardReader({
  slot,
  profiles = [myNumberCard],
  apduTimeoutMs = patienceMs,
}: CardReaderDeps): CardReader {
  const askCard = createAskCard({ slot, profiles, apduTimeoutMs })
  const keyName = 'authentication'
  return {
    slot,
    identify: (signal) => askCard({ keyName, signal, ask: identify }),
    certificate: (signal) =>
      askCard({
        keyName,
        signal,
        ask: ({ transmit, profile, memory }) =>
          readKnownCertificate(transmit, profile.keys[keyName].certificateFile, memory),
      }),
    authorityCertificate: (signal, of = keyName) =>
      askCard({
        keyName: of,
        signal,
        ask: ({ transmit, profile }) => readCertificate(transmit, profile.keys[of].authorityFile),
      }),
    triesLeft: (signal, of = keyName) =>
      askCard({
        keyName: of,
        signal,
        ask: ({ transmit, profile }) => readTriesLeft(transmit, profile.keys[of].pin),
      }),
    authenticate: proveWith({ askCard, profiles, keyName }),
    sign: proveWith({ askCard, profiles, keyName: 'signing' }),
    changePin: changePinWith({ askCard, profiles }),
  }
}

interface Asking {
  readonly askCard: AskCard
  readonly profiles: readonly CardProfile[]
}

const proveWith =
  ({ askCard, profiles, keyName }: Asking & { readonly keyName: KeyName }) =>
  async ({
    pin: typed,
    message,
    spendLastTry,
    onStep,
    signal,
  }: ProofRequest): Answered<CardProof> => {
    if (!canBePin(profiles, keyName, typed)) return err({ kind: 'malformed_pin' })
    return askCard({
      keyName,
      signal,
      onStart: () => onStep('reading'),
      ask: async ({ transmit, profile, ...card }) => {
        const key = profile.keys[keyName]
        const pin = parsePin(typed, key.pin)
        if (!pin.ok) return pin
        const task = {
          scheme: profile.signature,
          key,
          message,
          pin: pin.value,
          spendLastTry,
          onStep,
        }
        try {
          return await prove(transmit, { ...task, ...card })
        } finally {
          pin.value.fill(0)
        }
      },
    })
  }

const changePinWith =
  ({ askCard, profiles }: Asking) =>
  async ({ keyName, signal, ...typed }: PinChangeRequest): Answered<void> => {
    const canBePins = [typed.oldPin, typed.newPin].every((pin) => canBePin(profiles, keyName, pin))
    if (!canBePins) return err({ kind: 'malformed_pin' })
    return askCard({
      keyName,
      signal,
      ask: async ({ transmit, profile }) => {
        const { pin } = profile.keys[keyName]
        const oldPin = parsePin(typed.oldPin, pin)
        const newPin = parsePin(typed.newPin, pin)
        if (!oldPin.ok) return oldPin
        if (!newPin.ok) return newPin
        const change = { pin, oldPin: oldPin.value, newPin: newPin.value }
        try {
          return await changePin(transmit, { ...change, spendLastTry: typed.spendLastTry })
        } finally {
          oldPin.value.fill(0)
          newPin.value.fill(0)
        }
      },
    })
  }

/** Known before the card is: what no kind of card takes for a PIN is not worth a session. */
const canBePin = (profiles: readonly CardProfile[], keyName: KeyName, typed: string): boolean =>
  profiles.some(({ keys }) => parsePin(typed, keys[keyName].pin).ok)
