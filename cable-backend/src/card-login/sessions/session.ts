/**
 * Which card signed in, for another wall that will see the same card again: SHA-256 over salt ‖
 * certificate DER. The salt is new each time, so that two of them cannot be joined.
 */
export interface CardBinding {
  /** 32 bytes, base64url. */
  readonly salt: string
  /** 32 bytes, base64url. */
  readonly sha256: string
}

export interface Session {
  readonly sessionId: string
  readonly residentId: string
  /** RFC 7638 thumbprint of the only box that may use it. */
  readonly device: string
  readonly card: CardBinding
  readonly startedAt: Date
  readonly expiresAt: Date
}

/** A card that was proven but is nobody's yet: good for one link, from one box. */
export interface LinkTicket {
  /** SHA-256 of the ticket, hex: the ticket itself is kept nowhere. */
  readonly ticketHash: string
  readonly device: string
  readonly cardKey: string
  readonly card: CardBinding
  readonly expiresAt: Date
}
