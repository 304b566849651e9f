import type { Hazard, OrderKind } from '#emergency-alerts/contract/order-document'
import type { Phrase } from '../phrase.ts'

/** One sentence where what threatens has a name (日和佐川), one where it has none. */
export interface Threat {
  readonly named: Phrase
  readonly plain: Phrase
}

export type ByKind<T> = Readonly<Record<OrderKind, T>>

/** The sentences of one language, from which the words of every order are filled. */
export interface SentenceTable {
  readonly headline: ByKind<Phrase>
  readonly act: ByKind<Phrase>
  /** Null where an order of this kind cannot be. */
  readonly what: Readonly<Record<Hazard, ByKind<Threat | null>>>
  readonly otherwise: Readonly<Record<Hazard, ByKind<Phrase>>>
  /** A tsunami has words of its own. */
  readonly tsunami: { readonly headline: Phrase; readonly act: Phrase }
}

/** For what has no name of its own. */
export const always = (phrase: Phrase): Threat => ({ named: phrase, plain: phrase })

/** The same sentence for orders to leave, another where leaving may be too late. */
export const whileLeaving = (leaving: Phrase, tooLate: Phrase): ByKind<Phrase> => ({
  elderly_evacuation: leaving,
  evacuation: leaving,
  immediate_safety: tooLate,
})
