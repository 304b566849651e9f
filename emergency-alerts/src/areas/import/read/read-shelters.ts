import * as z from 'zod/mini'
import type { AreaShelter } from '../../../../contract/area-file.ts'
import type { MunicipalityCode } from '../../../../contract/geography.ts'
import type { Hazard } from '../../../../contract/order-document.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { parsePosition } from './coordinates.ts'
import { parseFeatures } from './feature-collection.ts'
import { parseFloors, splitName } from './floor-notes.ts'
import { cityOfWard } from './municipality.ts'
import type { GivenFile, ImportRefusal, Reading } from './refusals.ts'

const flag = z.nullable(z.enum(['1', ''], '1 or empty is expected'))

const hazardNames = {
  洪水: 'flood',
  '崖崩れ、土石流及び地滑り': 'landslide',
  高潮: 'storm_surge',
  地震: 'earthquake',
  津波: 'tsunami',
  大規模な火事: 'large_fire',
  内水氾濫: 'inland_flood',
  火山現象: 'volcano',
} as const satisfies Record<string, Hazard>

const common = {
  共通ID: z.string().check(z.regex(/^E[0-9]{13}$/)),
  '施設・場所名': z.string().check(z.trim(), z.minLength(1)),
  住所: z.string(),
  備考: z.optional(z.nullable(z.string())),
}

/** 国土地理院 指定緊急避難場所データ: 「1」 where it is designated for the hazard. */
const EmergencyShelter = z.object({
  ...common,
  洪水: flag,
  '崖崩れ、土石流及び地滑り': flag,
  高潮: flag,
  地震: flag,
  津波: flag,
  大規模な火事: flag,
  内水氾濫: flag,
  火山現象: flag,
})

/** 国土地理院 指定避難所データ: for no hazard in particular. */
const EvacuationShelter = z.object(common)

const Point = z.object({ type: z.literal('Point'), coordinates: z.unknown() })

/** A shelter before anybody said how its name is read. */
export type UnreadShelter = Omit<AreaShelter, 'name'> & { readonly name: string }

/** Either of the two kinds of file; a 指定緊急避難場所 is known by its hazards. */
export function readShelters(file: GivenFile, code: MunicipalityCode): Reading<UnreadShelter> {
  const features = parseFeatures(file)
  if (!features.ok) return { read: [], refusals: [features.error] }
  const read: UnreadShelter[] = []
  const refusals: ImportRefusal[] = []
  for (const [feature, given] of features.value.entries()) {
    const shelter = readShelter(given, code)
    if (shelter.ok) read.push(shelter.value)
    else refusals.push({ file: file.name, feature, sentence: shelter.error })
  }
  return { read, refusals }
}

type Feature = { readonly properties?: unknown; readonly geometry?: unknown }

function readShelter(
  { properties, geometry }: Feature,
  code: MunicipalityCode,
): Result<UnreadShelter, string> {
  const kind = hasHazards(properties) ? 'emergency' : 'evacuation'
  const parsed = z.safeParse(
    kind === 'emergency' ? EmergencyShelter : EvacuationShelter,
    properties,
  )
  if (!parsed.success) return err(`its properties are not as they should be: ${issueIn(parsed)}.`)
  const { 共通ID: shelterId, '施設・場所名': given, 住所: address, 備考: remark } = parsed.data
  const owner = ownerOf(shelterId)
  if (owner !== code && owner !== cityOfWard(code))
    return err(`${shelterId} is a shelter of ${owner}, not of ${code}.`)
  const point = z.safeParse(Point, geometry)
  if (!point.success) return err('its geometry is no Point.')
  const at = parsePosition(point.data.coordinates)
  if (!at.ok) return at
  const { name, note } = splitName(given)
  return ok({
    shelterId,
    kind,
    name,
    address,
    at: at.value,
    hazards: hazardsIn(parsed.data),
    floors: note === null ? {} : parseFloors(note),
    note: [note, remark].filter((each) => each).join('。') || null,
  })
}

/** The municipality that designated it; a ward's shelters are designated by its city. */
export const ownerOf = (shelterId: string): MunicipalityCode => shelterId.slice(1, 6)

const hasHazards = (properties: unknown): boolean =>
  typeof properties === 'object' && properties !== null && '洪水' in properties

const hazardsIn = (properties: Readonly<Record<string, unknown>>): Hazard[] =>
  Object.entries(hazardNames).flatMap(([name, hazard]) => (properties[name] === '1' ? hazard : []))

const issueIn = ({ error }: { readonly error?: z.core.$ZodError | undefined }): string => {
  const [issue] = error?.issues ?? []
  return `${issue?.path.join('.') ?? ''} (${issue?.message ?? 'unknown'})`
}
