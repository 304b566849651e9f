import * as z from 'zod/mini'
import { Ring, TownCode } from '../geography.ts'
import { Hazard, OrderKind, Spoken } from '../order-document.ts'

/**
 * What is selected on the map and in the list of towns, which are one selection: the whole
 * municipality, towns, or drawn rings. Towns are only known as points, so a ring selects towns only
 * for the eye: whom it concerns is decided by the homes in it.
 */
export const AreaSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('municipality') }),
  z.strictObject({
    kind: z.literal('towns'),
    towns: z.readonly(z.array(TownCode).check(z.minLength(1), z.maxLength(2000))),
  }),
  z.strictObject({
    kind: z.literal('rings'),
    rings: z.readonly(z.array(Ring).check(z.minLength(1), z.maxLength(20))),
  }),
])
export type AreaSelection = z.infer<typeof AreaSelection>

/** A part of the words; what staff wrote stays, what was filled in follows hazard, level and area. */
export const DraftPart = z.readonly(
  z.strictObject({
    text: z.string().check(z.maxLength(400)),
    kana: z.string().check(z.maxLength(800)),
    isEdited: z.boolean(),
  }),
)
export type DraftPart = z.infer<typeof DraftPart>

export const DraftWords = z.readonly(
  z.strictObject({ headline: DraftPart, what: DraftPart, act: DraftPart, otherwise: DraftPart }),
)
export type DraftWords = z.infer<typeof DraftWords>

export const languages = ['ja', 'easy', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** An order while it is being written. What is missing is said by the checks, not by the schema. */
export const OrderDraft = z.readonly(
  z.strictObject({
    hazard: Hazard,
    kind: OrderKind,
    /** What threatens, where it has a name: 日和佐川; of a tsunami, the Agency's warning: 大津波警報. */
    cause: z.nullable(Spoken),
    area: z.nullable(AreaSelection),
    words: z.strictObject({ ja: DraftWords, easy: DraftWords, en: DraftWords }),
    /** Of the municipality's shelters; none unfit for the hazard is ever issued. */
    shelterIds: z.readonly(z.array(z.string()).check(z.maxLength(500))),
    expiresAt: z.iso.datetime({ offset: true }),
    /** Of a correction alone: what changed. The server says it with every save. */
    changed: z.nullable(Spoken),
  }),
)
export type OrderDraft = z.infer<typeof OrderDraft>
