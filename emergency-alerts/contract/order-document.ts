import * as z from 'zod/mini'
import { MunicipalityCode, Position, Ring, TownCode } from './geography.ts'

/** The kinds of harm for which emergency shelters are designated (災害対策基本法施行令 第20条の4). */
export const Hazard = z.enum([
  'flood',
  'landslide',
  'storm_surge',
  'earthquake',
  'tsunami',
  'large_fire',
  'inland_flood',
  'volcano',
])
export type Hazard = z.infer<typeof Hazard>

/** 高齢者等避難, 避難指示 and 緊急安全確保 (避難情報に関するガイドライン, 2021). */
export const OrderKind = z.enum(['elderly_evacuation', 'evacuation', 'immediate_safety'])
export type OrderKind = z.infer<typeof OrderKind>

/** 警戒レベル. A tsunami stands outside the levels: null. */
export const Level = z.nullable(z.union([z.literal(3), z.literal(4), z.literal(5)]))
export type Level = z.infer<typeof Level>

/** As CAP 1.2 `status` has it. Nothing turns an exercise or a test into an actual order. */
export const OrderStatus = z.enum(['Actual', 'Exercise', 'Test'])
export type OrderStatus = z.infer<typeof OrderStatus>

/** What a revision says of the order: it holds, it was lifted (解除), or it was a mistake (取消). */
export const Standing = z.enum(['in_force', 'lifted', 'cancelled'])
export type Standing = z.infer<typeof Standing>

export const OrderId = z.uuid()
export type OrderId = z.infer<typeof OrderId>

/** Counts the issued revisions of one order from 1; a higher one replaces every lower one. */
export const Revision = z.int().check(z.gte(1))
export type Revision = z.infer<typeof Revision>

/** A name or a sentence as it is written and as it is read aloud, in kana. */
export const Spoken = z.readonly(z.strictObject({ text: z.string(), kana: z.string() }))
export type Spoken = z.infer<typeof Spoken>

/** A spoken recording: 16-bit PCM in a WAV file that never changes under its address. */
export const VoiceClip = z.readonly(
  z.strictObject({
    url: z.url(),
    /** SHA-256 of the file, hex. */
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    seconds: z.number().check(z.gte(0)),
  }),
)
export type VoiceClip = z.infer<typeof VoiceClip>

/** Whom it concerns: everybody in the named towns, everybody within a ring, or the municipality. */
export const OrderArea = z.readonly(
  z.strictObject({
    name: Spoken,
    extent: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('municipality') }),
      z.strictObject({ kind: z.literal('towns'), towns: z.readonly(z.array(TownCode)) }),
      z.strictObject({ kind: z.literal('rings'), rings: z.readonly(z.array(Ring)) }),
    ]),
  }),
)
export type OrderArea = z.infer<typeof OrderArea>

/** A 指定緊急避難場所 that is fit for the order's hazard. */
export const OrderShelter = z.readonly(
  z.strictObject({
    shelterId: z.string(),
    name: Spoken,
    /** Where in it, when not everywhere: 「２階以上」. */
    floor: z.nullable(Spoken),
    address: z.string(),
    at: Position,
    /** 「日和佐公民館の、２階以上へ。」; null when no voice could be made. */
    voice: z.nullable(VoiceClip),
  }),
)
export type OrderShelter = z.infer<typeof OrderShelter>

/** The words of the order in one language; sentences in the order in which they are shown. */
export const OrderWords = z.readonly(
  z.strictObject({
    /** What to do at once: 「逃げてください」; the names of the people are put before it at home. */
    headline: Spoken,
    /** Where and why: 「奥河内・日和佐浦で、日和佐川があふれそうです。」 */
    what: Spoken,
    /** The official action: 「危険な場所から全員避難。」 */
    act: Spoken,
    /** What to do where going out is dangerous. */
    otherwise: Spoken,
  }),
)
export type OrderWords = z.infer<typeof OrderWords>

/**
 * One order, the same for everybody: names never travel with it. A higher revision replaces a lower
 * one of the same `orderId`, whatever path it came by; times are ISO 8601 with an offset.
 */
export const OrderDocument = z.readonly(
  z.strictObject({
    orderId: OrderId,
    revision: Revision,
    status: OrderStatus,
    standing: Standing,
    municipality: z.strictObject({ code: MunicipalityCode, name: Spoken }),
    hazard: Hazard,
    kind: OrderKind,
    level: Level,
    areas: z.readonly(z.array(OrderArea).check(z.minLength(1))),
    /** Japanese, やさしい日本語 and English; `kana` of English is its own text again. */
    words: z.strictObject({ ja: OrderWords, easy: OrderWords, en: OrderWords }),
    /** What a correction changed, said first: 「場所が変わりました」; null in every other revision. */
    changed: z.nullable(Spoken),
    /** 「警戒レベル４、避難指示。」, spoken before the names, and the rest, spoken after them. */
    voice: z.strictObject({ opening: z.nullable(VoiceClip), body: z.nullable(VoiceClip) }),
    shelters: z.readonly(z.array(OrderShelter)),
    issuedAt: z.iso.datetime({ offset: true }),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
)
export type OrderDocument = z.infer<typeof OrderDocument>
