import * as z from 'zod/mini'
import { AreaSelection, OrderDraft } from './order-draft.ts'
import { LogEntry, OrderView, Place, StaffMember } from './order-view.ts'

/*
 * The desk's doors, all under `/desk` behind the staff's session cookie; `:place` is `actual` or
 * `drill`, and an order is only found in its own place.
 *
 * GET    /me                                    Me
 * GET    /area                                  the municipality's area file, see `area-file`
 * POST   /:place/reach                          ReachQuestion → Reach
 * GET    /:place/orders                         OrderList
 * POST   /:place/orders                         OrderDraft → OrderView (201)
 * GET    /:place/orders/:id                     OrderView
 * PUT    /:place/orders/:id/draft               SaveDraft → OrderView
 * POST   /:place/orders/:id/open-draft         {} → AtDraft; said again every few seconds by a page that
 *                                               has the draft open
 * POST   /:place/orders/:id/{submit,withdraw,discard}  OnVersion → OrderView; what is discarded is
 *                                               `rejected` by whoever gave it up
 * POST   /:place/orders/:id/{return,reject}     WithReason → OrderView
 * POST   /:place/orders/:id/approve             Approval → OrderView; issues in one transaction
 * POST   /:place/orders/:id/cancel              Cancel → OrderView; issues at once
 * POST   /:place/orders/:id/countersign         OnVersion → OrderView
 * POST   /:place/orders/:id/{correct,lift}      {} → OrderView (201); opens the next version with ready words
 * GET    /:place/orders/:id/{cap.xml,l-alert.xml}
 * GET    /log                                   Log, newest first; `?before=` a sequence
 * GET    /sign-in                               a page for browsers; `?returnTo=` a path of this origin
 * POST   /sign-out                              204
 *
 * Every POST that changes an order takes an `Idempotency-Key`: the same key again answers the same. A
 * PUT is repeated as it is: what is saved already stays saved. Whatever is not a GET needs the `Origin`
 * that browsers send, and it is the server's own. The server's checks of a draft are in
 * `src/orders/checks/`, and the page runs the very same while somebody types.
 */

export const Me = z.readonly(
  z.strictObject({
    staff: StaffMember,
    municipality: z.strictObject({ code: z.string(), name: z.string() }),
    /** True in a simulated town; the pages say so. */
    isSimulated: z.boolean(),
    /** The server's clock, so that the page can show ages. */
    now: z.iso.datetime(),
  }),
)
export type Me = z.infer<typeof Me>

export const ReachQuestion = z.readonly(z.strictObject({ area: AreaSelection }))
export type ReachQuestion = z.infer<typeof ReachQuestion>

/** The newest 100. Without logs and without previews: they are in the single view. */
export const OrderList = z.readonly(
  z.strictObject({ place: Place, orders: z.readonly(z.array(OrderView)), now: z.iso.datetime() }),
)
export type OrderList = z.infer<typeof OrderList>

/** An act names the version and the very content it was decided on. */
const onVersion = { version: z.int().check(z.gte(1)), etag: z.string().check(z.maxLength(80)) }

export const OnVersion = z.readonly(z.strictObject(onVersion))
export type OnVersion = z.infer<typeof OnVersion>

export const SaveDraft = z.readonly(z.strictObject({ ...onVersion, draft: OrderDraft }))
export type SaveDraft = z.infer<typeof SaveDraft>

/** Who else has the draft open. */
export const AtDraft = z.readonly(z.strictObject({ others: z.readonly(z.array(StaffMember)) }))
export type AtDraft = z.infer<typeof AtDraft>

export const WithReason = z.readonly(
  z.strictObject({ ...onVersion, reason: z.string().check(z.minLength(1), z.maxLength(400)) }),
)
export type WithReason = z.infer<typeof WithReason>

/**
 * What the approver typed. Actual: the municipality's name, the level (「4」; つなみ for a tsunami) and
 * the number of homes. Drill: くんれん alone. Compared after NFKC, digits without commas.
 */
export const Approval = z.readonly(
  z.strictObject({
    ...onVersion,
    typed: z.discriminatedUnion('place', [
      z.strictObject({
        place: z.literal('actual'),
        municipality: z.string().check(z.maxLength(40)),
        level: z.string().check(z.maxLength(10)),
        homes: z.string().check(z.maxLength(12)),
      }),
      z.strictObject({ place: z.literal('drill'), word: z.string().check(z.maxLength(20)) }),
    ]),
  }),
)
export type Approval = z.infer<typeof Approval>

/** A mistake (まちがい) or not needed (不要): each has ready words. */
export const CancelReason = z.enum(['mistake', 'not_needed'])
export type CancelReason = z.infer<typeof CancelReason>

export const Cancel = z.readonly(z.strictObject({ reason: CancelReason }))
export type Cancel = z.infer<typeof Cancel>

export const Log = z.readonly(z.strictObject({ entries: z.readonly(z.array(LogEntry)) }))
export type Log = z.infer<typeof Log>
