/** Why a command got no answer: the card or the reader is gone, or silent. */
export type LinkFault = 'card_removed' | 'card_changed' | 'card_timeout' | 'reader_unavailable'

interface TaggedError extends Error {
  readonly linkFault: LinkFault
}

/** The exception that a `Transmit` throws when there is no answer. */
export const linkFault = (reason: LinkFault, options?: ErrorOptions): Error =>
  Object.assign(new Error(reason, options), { linkFault: reason })

/** The reason inside an exception of `linkFault`; null for every other fault. */
export const linkFaultOf = (error: unknown): LinkFault | null =>
  isTagged(error) ? error.linkFault : null

const isTagged = (error: unknown): error is TaggedError =>
  error instanceof Error && 'linkFault' in error
