import type { Command } from '../../apdu/command.ts'
import type { Response } from '../../apdu/response.ts'
import type { CardFile, CardFiles, PinName } from './card-file.ts'
import type { CardOptions } from './card-model.ts'

/** Everything about a card that commands can change; a new value after each of them. */
export interface CardState {
  /** Has got a command since power-up. */
  readonly isAwake: boolean
  readonly isApplicationSelected: boolean
  readonly currentFile: number | null
  readonly triesLeft: Readonly<Record<PinName, number>>
  readonly verified: Readonly<Record<PinName, boolean>>
  /** What the PINs are, byte for byte; null for a secret that nobody knows. */
  readonly secrets: Readonly<Record<PinName, Uint8Array | null>>
}

export type Answered = readonly [CardState, Response]

/** What a card is made of, and no command changes. */
export interface CardMake extends CardOptions {
  readonly files: CardFiles
}

/** How a card answers one instruction. */
export type InstructionRule = (make: CardMake, state: CardState, command: Command) => Answered

export const say = (
  state: CardState,
  sw: number,
  data: Uint8Array = new Uint8Array(),
): Answered => [state, { data, sw }]

const shortIdMask = 0x1f

/**
 * The file that a command means: bit 8 of `reference` set and five bits of short id make that file
 * current, no short id means the one that is current. Null when there is none.
 */
export function referFile(
  files: CardFiles,
  state: CardState,
  reference: number,
): ReferredFile | null {
  const shortId = reference & shortIdMask
  const id = shortId === 0 ? state.currentFile : shortId
  const file = id === null ? undefined : files.get(id)
  if (!state.isApplicationSelected || file === undefined) return null
  return { file, state: { ...state, currentFile: id } }
}

export interface ReferredFile {
  readonly file: CardFile
  readonly state: CardState
}

const nothingVerified = { authentication: false, signing: false, reference: false }

/** What power-off leaves: the tries and the PINs are kept, selection and proven PINs are not. */
export const poweredDown = ({
  triesLeft,
  secrets,
}: Pick<CardState, 'triesLeft' | 'secrets'>): CardState => ({
  isAwake: false,
  isApplicationSelected: false,
  currentFile: null,
  triesLeft,
  verified: nothingVerified,
  secrets,
})
