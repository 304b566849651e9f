import * as z from 'zod/mini'
import { Home } from '#emergency-alerts/contract/home'
import { OrderId, Revision, Spoken, VoiceClip } from '#emergency-alerts/contract/order-document'
import { AnswerKind } from '#emergency-alerts/contract/relay-report'
import { SignedOrder } from '#emergency-alerts/contract/signed-order'

/**
 * `GET /alerts/stream` with a DPoP proof of the box's key answers `text/event-stream` that never ends.
 * First `profile`, then `state`, then one `order` for every revision that concerns the home; comment
 * lines between them say that the line lives. `retry:` tells this box how long to wait before it comes
 * again. Loss heals itself: whoever connects gets the present state, not the history. `data` of `profile`
 * and `state` is JSON in one line, of `order` it is the `SignedOrder` itself. Too many at once are
 * answered 503 with a `Retry-After`; a later connection of the same box ends the earlier one.
 *
 * The `Date` of the answer (RFC 9110 §6.6.1) is the relay's clock: a box whose own clock was set wrong
 * goes by it. Whoever saw an order also gets a revision that no longer concerns the home.
 */
export const streamEvents = ['profile', 'state', 'order'] as const
export type StreamEvent = (typeof streamEvents)[number]

/** A box that hears nothing for so long, not even a comment, takes the line for dead and comes again. */
export const longestSilenceSeconds = 60

/** Who lives here, as far as they consented to be named; it never travels with an order. */
export const BoxProfile = z.readonly(
  z.strictObject({
    home: Home,
    /** Without さん; empty where nobody registered. */
    names: z.readonly(z.array(Spoken)),
    /** 「田中」, where every name begins with it: many names then fit a line. Null where one does not. */
    familyName: z.nullable(z.string()),
    /** The names as they are spoken in an alert; null without a voice or without names. */
    namesVoice: z.nullable(VoiceClip),
  }),
)
export type BoxProfile = z.infer<typeof BoxProfile>

/**
 * Every order of the municipality that concerns this home and is in force, and those that ended within
 * the last day, so that a box that was off hears of the end of what it has shown. An order that
 * concerned the home in an earlier revision stays among them: a correction may have taken the home out
 * of its area, which the box finds by `concerns` and says where it had shown the order.
 */
export const StreamState = z.readonly(z.strictObject({ orders: z.readonly(z.array(SignedOrder)) }))
export type StreamState = z.infer<typeof StreamState>

const answer = {
  /** Made by the box once for each press, and the same when it is sent again. */
  answerId: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  orderId: OrderId,
  revision: Revision,
  kind: AnswerKind,
}

export const AlertAnswer = z.readonly(z.strictObject(answer))
export type AlertAnswer = z.infer<typeof AlertAnswer>

/**
 * `POST /alerts/answers`, signed by the box's key. The same `answerId` again changes nothing; who
 * presses 助けてほしい, then 無事, then 助けてほしい again has said three things. Not displayed: no answer
 * (an order that is not for this home any more and was never shown, the end of one never shown).
 */
export const AlertAnswers = z.readonly(
  z.strictObject({
    answers: z.readonly(z.array(AlertAnswer).check(z.minLength(1), z.maxLength(20))),
  }),
)
export type AlertAnswers = z.infer<typeof AlertAnswers>

/**
 * Which of them are committed here, and which of them the municipality has: only then may the
 * television say that the town knows. A box asks again, with the same answers, until it is told. One
 * that is not in the list was for an order that the relay does not know.
 */
export const AnswersKept = z.readonly(
  z.strictObject({
    answers: z.readonly(z.array(z.strictObject({ ...answer, isTold: z.boolean() }))),
  }),
)
export type AnswersKept = z.infer<typeof AnswersKept>

/**
 * Consent of the signed-in resident to be named in alerts on the household's televisions (`GET`, `PUT`
 * and `DELETE /alerts/registration`). `words` are those that stood on the screen when it was given.
 * A `DELETE` of somebody who never consented is their no: the television asks no more at sign-in.
 */
export const AlertRegistration = z.readonly(
  z.strictObject({
    name: z.string(),
    registeredAt: z.nullable(z.iso.datetime()),
  }),
)
export type AlertRegistration = z.infer<typeof AlertRegistration>

export const AlertConsent = z.readonly(
  z.strictObject({ words: z.string().check(z.minLength(1), z.maxLength(2000)) }),
)
export type AlertConsent = z.infer<typeof AlertConsent>
