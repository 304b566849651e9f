import * as z from 'zod/mini'
import { OrderId, Revision } from './order-document.ts'
import { HomeRef } from './subscriber-home.ts'

/**
 * What a television or the people before it said of one order. `displayed` comes from the box alone,
 * `read` from a press of 決定; the other three are people's own words. Each is a fact of its own: a
 * later one does not undo an earlier one.
 */
export const AnswerKind = z.enum(['displayed', 'read', 'evacuating', 'need_help', 'safe'])
export type AnswerKind = z.infer<typeof AnswerKind>

export const ReportedAnswer = z.readonly(
  z.strictObject({
    homeRef: HomeRef,
    /** A box within the home; a pairwise name too. */
    boxRef: HomeRef,
    revision: Revision,
    kind: AnswerKind,
    /** By the clock of the relay; the box's own may be wrong. */
    answeredAt: z.iso.datetime({ offset: true }),
  }),
)
export type ReportedAnswer = z.infer<typeof ReportedAnswer>

const number = z.int().check(z.gte(0))

/**
 * Where one relay stands with one order: `targeted = displayed + pending + failed`, counted in boxes.
 * Failed boxes are not connected after everything was tried; one that comes back moves to displayed.
 */
export const RelayCounters = z.readonly(
  z.strictObject({
    homes: number,
    targeted: number,
    displayed: number,
    pending: number,
    failed: number,
    /** How many times the unanswered were sent the order again. */
    resends: number,
    pushes: z.strictObject({ asked: number, accepted: number, failed: number }),
    /** From the order's arrival at the relay to a box's `displayed`, ms; null before the first. */
    firstDisplayedMs: z.nullable(number),
    medianDisplayedMs: z.nullable(number),
    lastDisplayedMs: z.nullable(number),
  }),
)
export type RelayCounters = z.infer<typeof RelayCounters>

/**
 * `POST /relays/:relayId/reports`: the counters as they are now (they replace those before) and
 * answers not reported yet. A report that arrives twice changes nothing; the answer 200 means that
 * the municipality has committed them.
 */
export const RelayReport = z.readonly(
  z.strictObject({
    orderId: OrderId,
    /** Of the counters: the revision that was sent last. */
    revision: Revision,
    /** Grows with every report of a relay on an order: an older one that comes late changes no counter. */
    serial: z.int().check(z.gte(1)),
    counters: RelayCounters,
    answers: z.readonly(z.array(ReportedAnswer).check(z.maxLength(1000))),
  }),
)
export type RelayReport = z.infer<typeof RelayReport>
