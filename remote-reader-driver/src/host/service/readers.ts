import type { CardSlot } from '../../reader/card-slot.ts'

/** A slot that lets go of all its handles when it is closed. */
export interface ClosableSlot extends CardSlot {
  readonly close: () => Promise<void>
}

export type Variables = Readonly<Record<string, string | undefined>>

/** What a reader may need of whoever starts it. */
export interface ReaderStart {
  readonly variables: Variables
  /** For people, a line at a time: a pairing code, for example. */
  readonly say: (line: string) => void
}

/** A kind of reader that a box host can be started with. */
export interface ReaderKind {
  /** One line for those who choose. */
  readonly about: string
  /** Its variables, each with what it is for. */
  readonly settings?: readonly (readonly [name: string, about: string])[]
  /** Rejects with a sentence that says what is missing. */
  readonly open: (start: ReaderStart) => Promise<ClosableSlot>
}

export type Readers = ReadonlyMap<string, ReaderKind>
