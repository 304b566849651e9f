import type { CardSlot } from '../../reader/card-slot.ts'

/** A slot that lets go of all its handles when it is closed. */
export interface ClosableSlot extends CardSlot {
  readonly close: () => Promise<void>
}

export type Variables = Readonly<Record<string, string | undefined>>

/** A kind of reader that a box host can be started with. */
export interface ReaderKind {
  /** One line for those who choose. */
  readonly about: string
  /** Rejects with a sentence that says what is missing. */
  readonly open: (variables: Variables) => Promise<ClosableSlot>
}

export type Readers = ReadonlyMap<string, ReaderKind>
