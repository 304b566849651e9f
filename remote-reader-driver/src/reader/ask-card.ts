import type { CardRefusal } from '../../contract/card-refusal.ts'
import { err, type Result } from '../../contract/result.ts'
import type { Transmit } from '../apdu/transmit.ts'
import { identifyCard } from '../jpki/identify.ts'
import type { CardProfile, KeyName } from '../jpki/profile/profile.ts'
import type { CardSlot } from './card-slot.ts'
import { runCardSession } from './session/card-session.ts'
import { createCertificateMemory, type InsertionMemory } from './tasks/certificate-memory.ts'
import { type TryDoubt, withTryDoubt } from './tasks/try-doubt.ts'

/** The card in a session of its own, with its application selected. */
export interface CardAtHand {
  readonly transmit: Transmit
  readonly profile: CardProfile
  readonly memory: InsertionMemory
  /** It is unknown what became of the last PIN that was sent for this key. */
  readonly isTryInDoubt: boolean
}

export interface CardQuestion<T> {
  /** Whose PIN it is about, if any is sent. */
  readonly keyName: KeyName
  readonly signal: AbortSignal
  /** The card is powered up and about to be asked. */
  readonly onStart?: () => void
  readonly ask: (card: CardAtHand) => Promise<Result<T, CardRefusal>>
}

export type AskCard = <T>(question: CardQuestion<T>) => Promise<Result<T, CardRefusal>>

export interface AskCardDeps {
  readonly slot: CardSlot
  readonly profiles: readonly CardProfile[]
  readonly apduTimeoutMs: number
}

/**
 * Creates what asks a card one question at a time, each in a session of its own, and refuses
 * `reader_busy` meanwhile. It remembers between sessions which tries are in doubt, and within one
 * insertion the certificate.
 */
export function createAskCard({ slot, profiles, apduTimeoutMs }: AskCardDeps): AskCard {
  const doubts: Record<KeyName, TryDoubt> = {
    authentication: { isInDoubt: false },
    signing: { isInDoubt: false },
  }
  const beginMemory = createCertificateMemory(slot)
  let isBusy = false

  async function runSession<T>(question: CardQuestion<T>): Promise<Result<T, CardRefusal>> {
    const memory = beginMemory()
    const doubt = doubts[question.keyName]
    const work = async (bare: Transmit) => {
      question.onStart?.()
      const transmit = withTryDoubt(doubt)(bare)
      const identified = await identifyCard(transmit, profiles)
      if (!identified.ok) return identified
      const profile = identified.value
      return question.ask({ transmit, profile, memory, isTryInDoubt: doubt.isInDoubt })
    }
    let isSameCard = false
    try {
      const answered = await runCardSession({ slot, apduTimeoutMs, signal: question.signal, work })
      isSameCard = answered.ok || !tellsNothingOfCard.has(answered.error.kind)
      return answered
    } finally {
      if (!isSameCard) memory.forget()
    }
  }

  return async (question) => {
    if (isBusy) return err({ kind: 'reader_busy' })
    isBusy = true
    try {
      return await runSession(question)
    } finally {
      isBusy = false
    }
  }
}

/** After these it is not certain that the card is still the one that was read before. */
const tellsNothingOfCard: ReadonlySet<CardRefusal['kind']> = new Set([
  'no_card',
  'card_removed',
  'card_changed',
  'card_timeout',
  'reader_unavailable',
  'not_jpki_card',
])
