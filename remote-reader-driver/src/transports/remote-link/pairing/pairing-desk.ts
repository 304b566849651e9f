/** What the remote remembers of pairing, and whether it is open to a new host. */
export interface PairingDesk {
  /** The static public key of the one host that may use this remote; null before any pairing. */
  readonly pairedWith: () => Uint8Array | null
  /** The viewer asked for pairing by hand: open for `ms` milliseconds and three wrong codes. */
  readonly open: (ms: number) => void
  readonly isOpen: () => boolean
  /** How long the window stays open, in milliseconds; 0 when it is closed. */
  readonly openForMs: () => number
  /** Resolves with what the viewer types; null when `signal` ends it. */
  readonly typedCode: (signal: AbortSignal) => Promise<string | null>
  /** Counts a wrong code; the third closes the window. */
  readonly countWrong: () => void
  /** Puts this host in the place of the former one and closes the window. */
  readonly keep: (hostKey: Uint8Array) => void
}

export interface PairingDeskDeps {
  readonly pairedWith: Uint8Array | null
  /** Writes the key where a power cut does not reach it. */
  readonly remember: (hostKey: Uint8Array) => void
  readonly typedCode: PairingDesk['typedCode']
  readonly now: () => Date
}

export const mostWrongCodes = 3

/** Creates the desk with its window closed. */
export function createPairingDesk(deps: PairingDeskDeps): PairingDesk {
  let pairedWith = deps.pairedWith
  let openUntil = 0
  let wrong = 0
  const openForMs = () => Math.max(0, openUntil - deps.now().getTime())
  const isOpen = () => openForMs() > 0
  return {
    pairedWith: () => pairedWith,
    open: (ms) => {
      openUntil = deps.now().getTime() + ms
      wrong = 0
    },
    isOpen,
    openForMs,
    typedCode: deps.typedCode,
    countWrong: () => {
      wrong += 1
      if (wrong >= mostWrongCodes) openUntil = 0
    },
    keep: (hostKey) => {
      pairedWith = hostKey
      openUntil = 0
      deps.remember(hostKey)
    },
  }
}
