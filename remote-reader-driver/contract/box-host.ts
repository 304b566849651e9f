import * as z from 'zod/mini'

/**
 * What the native service on the box offers to the TV app: JSON-RPC 2.0 over a message channel with
 * the conventions of RDK Thunder. Methods are `<callsign>.1.<method>`; events are
 * `client.<callsign>.events.<event>` without an id. A refusal is an error object whose `data` is a
 * `CardRefusal`. Byte strings are base64.
 */
export const cardReaderCallsign = 'RemoteCardReader'
export const boxIdentityCallsign = 'BoxIdentity'

/** The WebSocket subprotocol that a TV asks for, as with RDK Thunder. */
export const boxHostSubprotocol = 'notification'
/** A longer message is refused. */
export const longestMessageBytes = 64 * 1024

export const boxHostMethods = {
  status: 'RemoteCardReader.1.status',
  certificate: 'RemoteCardReader.1.certificate',
  triesLeft: 'RemoteCardReader.1.triesLeft',
  authenticate: 'RemoteCardReader.1.authenticate',
  register: 'RemoteCardReader.1.register',
  unregister: 'RemoteCardReader.1.unregister',
  proof: 'BoxIdentity.1.proof',
} as const

export const CardPresence = z.strictObject({ card: z.enum(['absent', 'present']) })
export type CardPresence = z.infer<typeof CardPresence>

export const TriesLeft = z.strictObject({ triesLeft: z.int().check(z.gte(0)) })

/**
 * The user-authentication certificate, which any card gives without a PIN: it tells which card
 * lies there, and proves nothing.
 */
export const ReadCertificate = z.strictObject({ certificate: z.base64() })

/** `message` is what the card signs, hashed as its kind wants; the PIN goes no further than it. */
export const AuthenticateParams = z.strictObject({
  message: z.base64(),
  pin: z.string(),
  spendLastTry: z.boolean(),
})
export type AuthenticateParams = z.infer<typeof AuthenticateParams>

export const CardAnswer = z.strictObject({
  certificate: z.base64(),
  signature: z.base64(),
  algorithm: z.enum(['RS256', 'ES384']),
})
export type CardAnswer = z.infer<typeof CardAnswer>

/** Asks for an event, or no longer; the host then sends it as the method `<id>.<event>`. */
export const RegisterParams = z.strictObject({
  event: z.string(),
  id: z.string().check(z.minLength(1), z.maxLength(128)),
})

/**
 * Asks the box's own key for a DPoP proof (RFC 9449 §4.2) of one HTTP request. `nonce` is what the
 * server gave in `DPoP-Nonce` (§8.1), where it gave one: then it does not go by the box's clock.
 */
export const ProofParams = z.strictObject({
  htm: z.string(),
  htu: z.url(),
  accessToken: z.nullable(z.string()),
  nonce: z.exactOptional(z.string().check(z.regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/))),
})
export type ProofParams = z.infer<typeof ProofParams>
export const Proof = z.strictObject({ proof: z.string() })

/** What the card is being asked at this moment, for the progress words on the screen. */
export const CardStep = z.enum(['reading', 'checking_pin', 'signing'])
export type CardStep = z.infer<typeof CardStep>

export const cardReaderEvents = {
  cardInserted: z.strictObject({}),
  cardRemoved: z.strictObject({}),
  progress: z.strictObject({ step: CardStep }),
} as const
export type CardReaderEvent = keyof typeof cardReaderEvents
