import * as z from 'zod/mini'
import { TownCode } from '../geography.ts'
import { Hazard, Level, OrderId, OrderKind } from '../order-document.ts'
import { Place, StaffMember } from './order-view.ts'

/*
 * Telegrams of the Japan Meteorological Agency, under `/desk` like the rest; a telegram proposes, and
 * never issues.
 *
 * GET    /telegrams             TelegramList, newest first
 * POST   /telegrams             the XML itself (`application/xml`) → TelegramView (201; the same bytes
 *                               again: 200)
 * GET    /telegrams/:id/raw     the XML as it came
 * POST   /telegrams/:id/aside   SetAside → TelegramView; said again, it changes nothing
 * POST   /telegrams/:id/draft   UseProposal → OrderView (201), a draft in the place that is the telegram's
 */

/** What the Agency warns of, and which order that gives reason for. */
export const TelegramDraft = z.readonly(
  z.strictObject({
    hazard: Hazard,
    kind: OrderKind,
    level: Level,
    /** 大津波警報: whoever warned is not whoever orders. */
    warning: z.string(),
    areas: z.readonly(z.array(z.string())),
    /** The 町丁目 that the municipality decided on beforehand; empty where staff choose. */
    towns: z.readonly(z.array(TownCode)),
    /** When a tsunami comes, and how high. */
    wave: z.nullable(
      z.strictObject({
        arrivesAt: z.nullable(z.string()),
        arrival: z.string(),
        height: z.string(),
      }),
    ),
    /** The order that was opened from it. */
    orderId: z.nullable(OrderId),
  }),
)
export type TelegramDraft = z.infer<typeof TelegramDraft>

export const TelegramView = z.readonly(
  z.strictObject({
    telegramId: z.uuid(),
    receivedAt: z.iso.datetime(),
    receivedBy: StaffMember,
    verdict: z.enum(['accepted', 'flagged', 'refused']),
    findings: z.readonly(
      z.array(
        z.strictObject({
          code: z.string(),
          /** In English, as the command line says it. */
          sentence: z.string(),
          place: z.string(),
          found: z.string(),
        }),
      ),
    ),
    /** Null where it cannot be read. */
    telegram: z.nullable(
      z.strictObject({
        title: z.string(),
        headTitle: z.string(),
        /** 通常, 訓練 or 試験. */
        status: z.string(),
        /** 発表, 訂正, 取消 or 遅延. */
        infoType: z.string(),
        reportedAt: z.string(),
        office: z.string(),
        eventIds: z.readonly(z.array(z.string())),
        headline: z.string(),
      }),
    ),
    /** Where its drafts may go: 訓練 to the drill place alone; null where it proposes none. */
    place: z.nullable(Place),
    drafts: z.readonly(z.array(TelegramDraft)),
    /** Why it proposes nothing, or what it takes back. */
    because: z.nullable(z.string()),
    /** A later telegram of the same event, which holds instead. */
    replacedBy: z.nullable(z.uuid()),
    /** Who decided not to use it; null while nobody did, or after it was taken up again. */
    setAside: z.nullable(z.strictObject({ by: StaffMember, at: z.iso.datetime() })),
  }),
)
export type TelegramView = z.infer<typeof TelegramView>

export const TelegramList = z.readonly(
  z.strictObject({ telegrams: z.readonly(z.array(TelegramView)), now: z.iso.datetime() }),
)
export type TelegramList = z.infer<typeof TelegramList>

/** 使わない; false takes it up again. */
export const SetAside = z.readonly(z.strictObject({ isSetAside: z.boolean() }))

/** Which of its drafts, counted from 0. */
export const UseProposal = z.readonly(z.strictObject({ draft: z.int().check(z.gte(0), z.lte(20)) }))
export type UseProposal = z.infer<typeof UseProposal>
