import * as z from 'zod/mini'
import { MunicipalityCode, Position, TownCode } from './geography.ts'
import { Hazard, Spoken } from './order-document.ts'

/** A name from open data, which seldom says how it is read. */
export const PlaceName = z.readonly(
  z.strictObject({
    text: z.string().check(z.minLength(1)),
    /** Null: it cannot be spoken until somebody writes down how. */
    kana: z.nullable(z.string().check(z.minLength(1))),
    /** Whether somebody who knows the place has confirmed the reading. */
    isSure: z.boolean(),
  }),
)
export type PlaceName = z.infer<typeof PlaceName>

/** A 町丁目: only a point of it is known, not its borders. */
export const AreaTown = z.readonly(
  z.strictObject({ code: TownCode, name: PlaceName, at: Position }),
)
export type AreaTown = z.infer<typeof AreaTown>

/** 指定緊急避難場所 (to be safe from one hazard) or 指定避難所 (to stay for a time). */
export const ShelterKind = z.enum(['emergency', 'evacuation'])
export type ShelterKind = z.infer<typeof ShelterKind>

export const AreaShelter = z.readonly(
  z.strictObject({
    shelterId: z.string().check(z.regex(/^E[0-9]{13}$/)),
    kind: ShelterKind,
    name: PlaceName,
    address: z.string(),
    at: Position,
    /** Empty for a 指定避難所: it is designated for no hazard. */
    hazards: z.readonly(z.array(Hazard)),
    /** 「津波時は３階以上に避難」: the lowest floor that is safe from that hazard. */
    floors: z.readonly(z.partialRecord(Hazard, z.int().check(z.gte(2)))),
    /** What the municipality wrote about it, as it stands. */
    note: z.nullable(z.string()),
  }),
)
export type AreaShelter = z.infer<typeof AreaShelter>

/** Latitude and longitude; the first corner is not repeated at the end. */
const Corners = z.readonly(
  z.array(z.readonly(z.tuple([z.number(), z.number()]))).check(z.minLength(3)),
)

/** What the simplified boundary has more than the original; it never has less. */
export const Overshoot = z.readonly(
  z.strictObject({
    squareMetres: z.number().check(z.gte(0)),
    /** Of the original's area. */
    share: z.number().check(z.gte(0)),
    /** The farthest that anything of it lies from the original. */
    metres: z.number().check(z.gte(0)),
  }),
)
export type Overshoot = z.infer<typeof Overshoot>

/** Where a part of the file comes from; the attribution stands on every page that shows it. */
export const AreaSource = z.readonly(
  z.strictObject({ of: z.string(), attribution: z.string(), licence: z.string() }),
)
export type AreaSource = z.infer<typeof AreaSource>

/** One municipality as the import writes it and everybody loads it. */
export const AreaFile = z.readonly(
  z.strictObject({
    format: z.literal('mimamori-area'),
    version: z.literal(1),
    municipality: z.strictObject({
      code: MunicipalityCode,
      prefecture: Spoken,
      name: PlaceName,
    }),
    boundary: z.strictObject({
      corners: z.int(),
      originalCorners: z.int(),
      overshoot: Overshoot,
      rings: z.readonly(z.array(Corners).check(z.minLength(1))),
    }),
    /** `numbered_here`: the source had no 町字ID; such codes mean nothing to anybody else. */
    townCodes: z.enum(['official', 'numbered_here']),
    towns: z.readonly(z.array(AreaTown)),
    shelters: z.readonly(z.array(AreaShelter)),
    sources: z.readonly(z.array(AreaSource).check(z.minLength(1))),
  }),
)
export type AreaFile = z.infer<typeof AreaFile>
