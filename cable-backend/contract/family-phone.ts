import * as z from 'zod/mini'
import { OrderId, OrderStatus, Revision, Standing } from '#emergency-alerts/contract/order-document'

/**
 * Phones of a household's family, which are told when nobody at home answers an evacuation order. A
 * signed-in resident asks for a code on the television (`POST /family-phones/codes`), the family
 * types it into the page on their phone (`POST /family-phones`); `GET /family-phones` and
 * `DELETE /family-phones/:phoneId` are the resident's again. The phone takes itself out with the key
 * it was given (`POST /family-phones/removals`).
 */

/** Eight digits, said and typed in two groups of four. */
export const PairingCode = z.string().check(z.regex(/^[0-9]{8}$/))
export type PairingCode = z.infer<typeof PairingCode>

/** Good for one phone until it expires; a new one of the same household ends the one before. */
export const IssuedPairingCode = z.readonly(
  z.strictObject({ code: PairingCode, expiresAt: z.iso.datetime() }),
)
export type IssuedPairingCode = z.infer<typeof IssuedPairingCode>

/** What a browser's `PushSubscription` is as JSON (W3C Push API §8.1); keys are base64url. */
export const PhoneSubscription = z.readonly(
  z.strictObject({
    endpoint: z.url().check(z.maxLength(2048)),
    expirationTime: z.optional(z.nullable(z.number())),
    keys: z.strictObject({
      /** An uncompressed point of P-256, 65 bytes (RFC 8291 §2.1). */
      p256dh: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
      /** 16 bytes (RFC 8291 §2.2). */
      auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
    }),
  }),
)
export type PhoneSubscription = z.infer<typeof PhoneSubscription>

export const longestPhoneName = 20

/** In the family's words: 「長女のスマホ」. No line ends, no control or direction characters. */
export const PhoneName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longestPhoneName),
    z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u),
  )
export type PhoneName = z.infer<typeof PhoneName>

export const FamilyPhoneRequest = z.readonly(
  z.strictObject({ code: PairingCode, name: PhoneName, subscription: PhoneSubscription }),
)
export type FamilyPhoneRequest = z.infer<typeof FamilyPhoneRequest>

const RemovalKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** What the phone keeps: with `removalKey`, and with nothing else, it can take itself out. */
export const FamilyPhoneAdded = z.readonly(
  z.strictObject({ phoneId: z.uuid(), name: z.string(), removalKey: RemovalKey }),
)
export type FamilyPhoneAdded = z.infer<typeof FamilyPhoneAdded>

export const FamilyPhoneRemoval = z.readonly(z.strictObject({ removalKey: RemovalKey }))
export type FamilyPhoneRemoval = z.infer<typeof FamilyPhoneRemoval>

export const FamilyPhone = z.readonly(
  z.strictObject({
    phoneId: z.uuid(),
    name: z.string(),
    registeredAt: z.iso.datetime(),
    /** When its push service last took an alert for it; null before the first. */
    lastToldAt: z.nullable(z.iso.datetime()),
  }),
)
export type FamilyPhone = z.infer<typeof FamilyPhone>

export const FamilyPhones = z.readonly(z.strictObject({ phones: z.readonly(z.array(FamilyPhone)) }))
export type FamilyPhones = z.infer<typeof FamilyPhones>

/** `GET /family-phones/push-key`: for `pushManager.subscribe`, 65 bytes in base64url (RFC 8292 §3.2). */
export const PushKey = z.readonly(
  z.strictObject({ applicationServerKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)) }),
)
export type PushKey = z.infer<typeof PushKey>

/** What arrives on the phone, readable there alone (RFC 8291): no address, no names without consent. */
export const FamilyAlert = z.readonly(
  z.strictObject({
    orderId: OrderId,
    revision: Revision,
    status: OrderStatus,
    standing: Standing,
    /** A later alert with the same tag takes the place of the earlier one. */
    tag: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/)),
    title: z.string(),
    body: z.string(),
  }),
)
export type FamilyAlert = z.infer<typeof FamilyAlert>
