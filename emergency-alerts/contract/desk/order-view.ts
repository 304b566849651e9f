import * as z from 'zod/mini'
import { TownCode } from '../geography.ts'
import { OrderDocument, OrderId, Revision } from '../order-document.ts'
import { AnswerKind, RelayCounters } from '../relay-report.ts'
import { OrderDraft } from './order-draft.ts'

/** Actual and drill are two places; an order is born in one and never leaves it. */
export const Place = z.enum(['actual', 'drill'])
export type Place = z.infer<typeof Place>

/** What somebody may do at the town hall, as the identity provider says. */
export const StaffRole = z.enum(['drafter', 'approver', 'viewer'])
export type StaffRole = z.infer<typeof StaffRole>

export const StaffMember = z.readonly(
  z.strictObject({
    staffId: z.string(),
    name: z.string(),
    roles: z.readonly(z.array(StaffRole)),
  }),
)
export type StaffMember = z.infer<typeof StaffMember>

/** Whom a selection concerns, by the register at that time. */
export const Reach = z.readonly(
  z.strictObject({
    homes: z.int(),
    people: z.int(),
    boxes: z.int(),
    homesWithoutTelevision: z.int(),
    peopleWithSupport: z.int(),
    byTown: z.readonly(
      z.array(
        z.strictObject({
          town: z.nullable(TownCode),
          homes: z.int(),
          people: z.int(),
          boxes: z.int(),
        }),
      ),
    ),
    countedAt: z.iso.datetime(),
  }),
)
export type Reach = z.infer<typeof Reach>

/** What a version of an order is for. A correction or a lift is approved as an order is. */
export const VersionKind = z.enum(['order', 'correction', 'lift', 'cancel'])
export type VersionKind = z.infer<typeof VersionKind>

export const VersionState = z.enum([
  'draft',
  'submitted',
  'returned',
  'rejected',
  'issued',
  'corrected',
  'lifted',
  'cancelled',
  'expired',
])
export type VersionState = z.infer<typeof VersionState>

const moment = z.nullable(z.strictObject({ by: StaffMember, at: z.iso.datetime() }))

export const VersionView = z.readonly(
  z.strictObject({
    version: z.int().check(z.gte(1)),
    kind: VersionKind,
    state: VersionState,
    draft: OrderDraft,
    /** Changes with every saved change; an act names the one it was decided on. */
    etag: z.string(),
    drafted: moment,
    submitted: moment,
    decided: moment,
    /** Of a return or a rejection, and of a cancel (間違い or 不要). */
    reason: z.nullable(z.string()),
    /** As counted when it was submitted. */
    reach: z.nullable(Reach),
    revision: z.nullable(Revision),
    /** Of a cancel, which is issued by one person: who confirmed it afterwards. */
    countersigned: moment,
    /** As it went out; of a version that is still open as it would, once it has an area. */
    document: z.nullable(OrderDocument),
  }),
)
export type VersionView = z.infer<typeof VersionView>

const TownAnswers = z.readonly(
  z.strictObject({
    /** Null for homes whose town is not known. */
    town: z.nullable(TownCode),
    answered: z.int(),
    /** Of these. */
    needHelp: z.int(),
  }),
)

/**
 * Every relay's counters added up, and how many homes gave each answer: their last own one, a call for
 * help of any of their televisions first.
 */
export const OrderCounters = z.readonly(
  z.strictObject({
    relays: z.int(),
    boxes: RelayCounters,
    homes: z.record(AnswerKind, z.int()),
    /** The same homes where their people said something, by the town in which they stand. */
    byTown: z.readonly(z.array(TownAnswers)),
    /** When a relay reported last; null before the first report. */
    reportedAt: z.nullable(z.iso.datetime()),
  }),
)
export type OrderCounters = z.infer<typeof OrderCounters>

export const LogEntry = z.readonly(
  z.strictObject({
    sequence: z.int(),
    at: z.iso.datetime(),
    /** Null for what happened by itself. */
    by: z.nullable(StaffMember),
    orderId: z.nullable(OrderId),
    /** A stable name: `order_submitted`, `staff_signed_in`, … */
    act: z.string(),
    /** One sentence in Japanese. */
    sentence: z.string(),
  }),
)
export type LogEntry = z.infer<typeof LogEntry>

export const OrderView = z.readonly(
  z.strictObject({
    orderId: OrderId,
    place: Place,
    versions: z.readonly(z.array(VersionView).check(z.minLength(1))),
    counters: z.nullable(OrderCounters),
    log: z.readonly(z.array(LogEntry)),
  }),
)
export type OrderView = z.infer<typeof OrderView>
