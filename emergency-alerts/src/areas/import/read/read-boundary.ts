import * as z from 'zod/mini'
import type { MunicipalityCode, Ring } from '../../../../contract/geography.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { parseRing } from './coordinates.ts'
import { parseFeatures } from './feature-collection.ts'
import { type Municipality, municipalityNamed } from './municipality.ts'
import type { GivenFile, ImportRefusal } from './refusals.ts'

const optionalName = z.optional(z.nullable(z.string()))

/**
 * 国土数値情報 N03 as it is published, or with one `name` such as 「徳島県海部郡美波町」. N03 has no code
 * where the land belongs to no municipality (所属未定地), and puts a ward (区) in either of two places.
 */
const BoundaryProperties = z.union([
  z.object({
    N03_001: z.string(),
    N03_003: optionalName,
    N03_004: optionalName,
    N03_005: optionalName,
    N03_007: z.nullable(z.string().check(z.regex(/^[0-9]{5}$/))),
  }),
  z.object({ name: z.string().check(z.minLength(1)) }),
])
type BoundaryProperties = z.infer<typeof BoundaryProperties>

const BoundaryGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.unknown()) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.unknown())) }),
])
type BoundaryGeometry = z.infer<typeof BoundaryGeometry>

export interface Boundary {
  readonly municipality: Municipality
  /** The outer rings, as they are. */
  readonly rings: readonly Ring[]
  /** Holes are left out: an area may only grow. */
  readonly holes: number
  /** How many rings touched themselves at a corner and were parted there. */
  readonly parted: number
}

interface Piece extends Boundary {
  readonly feature: number
}

/**
 * Reads the boundary of one municipality. In a file of a whole prefecture the others are passed over;
 * everything that is wrong with this one is answered, not the first thing alone.
 */
export function readBoundary(
  file: GivenFile,
  code: MunicipalityCode,
): Result<Boundary, readonly ImportRefusal[]> {
  const features = parseFeatures(file)
  if (!features.ok) return err([features.error])
  const refusals: ImportRefusal[] = []
  const pieces: Piece[] = []
  for (const [feature, given] of features.value.entries()) {
    const piece = readFeature(given, code)
    if (!piece.ok) refusals.push({ file: file.name, feature, sentence: piece.error })
    else if (piece.value !== null) pieces.push({ ...piece.value, feature })
  }
  refusals.push(...strangersAmong(pieces, file.name))
  if (refusals.length > 0) return err(refusals)
  const [first] = pieces
  if (first === undefined) {
    return err([{ file: file.name, feature: null, sentence: noneOf(code, features.value) }])
  }
  return ok({
    municipality: first.municipality,
    rings: pieces.flatMap(({ rings }) => rings),
    holes: pieces.reduce((sum, { holes }) => sum + holes, 0),
    parted: pieces.reduce((sum, { parted }) => sum + parted, 0),
  })
}

const mostCodes = 5

/** The codes that are there instead; a city of wards has no boundary of its own in N03. */
function noneOf(code: MunicipalityCode, features: readonly Feature[]): string {
  const codes = new Set(
    features.flatMap(({ properties }) => {
      const parsed = z.safeParse(BoundaryProperties, properties)
      return parsed.success && 'N03_007' in parsed.data ? (parsed.data.N03_007 ?? []) : []
    }),
  )
  const more = codes.size > mostCodes ? ` and ${codes.size - mostCodes} more` : ''
  return `it has no boundary of ${code}; it has ${[...codes].slice(0, mostCodes).join(', ')}${more}.`
}

type Feature = { readonly properties?: unknown; readonly geometry?: unknown }

/** Null where it is of another municipality and says so. */
function readFeature(given: Feature, code: MunicipalityCode): Result<Boundary | null, string> {
  const properties = z.safeParse(BoundaryProperties, given.properties)
  if (!properties.success)
    return err('its properties have neither N03_001, N03_004 and N03_007 nor a name.')
  if ('N03_007' in properties.data && properties.data.N03_007 !== code) return ok(null)
  const municipality = municipalityNamed(nameIn(properties.data), code)
  if (!municipality.ok) return municipality
  const geometry = z.safeParse(BoundaryGeometry, given.geometry)
  if (!geometry.success) return err('its geometry is neither a Polygon nor a MultiPolygon.')
  const polygons = polygonsOf(geometry.data)
  if (polygons.length === 0) return err('its geometry is empty.')
  const outer = readOuter(polygons)
  if (!outer.ok) return outer
  const holes = polygons.reduce((sum, polygon) => sum + Math.max(0, polygon.length - 1), 0)
  return ok({ municipality: municipality.value, ...outer.value, holes })
}

function readOuter(
  polygons: readonly (readonly unknown[])[],
): Result<Pick<Boundary, 'rings' | 'parted'>, string> {
  const rings: Ring[] = []
  let parted = 0
  for (const [outer] of polygons) {
    const parts = parseRing(outer ?? [])
    if (!parts.ok) return parts
    rings.push(...parts.value)
    if (parts.value.length > 1) parted += 1
  }
  return ok({ rings, parted })
}

/** N03_003 is the district (郡), which is left out, or the city that a ward is of. */
function nameIn(properties: BoundaryProperties): string {
  if ('name' in properties) return properties.name
  const { N03_001, N03_003, N03_004, N03_005 } = properties
  const city = N03_003?.endsWith('市') ? N03_003 : ''
  return [N03_001, city, N03_004, N03_005].join('')
}

const polygonsOf = ({ type, coordinates }: BoundaryGeometry): readonly (readonly unknown[])[] =>
  type === 'Polygon' ? [coordinates] : coordinates

/** Where only names tell, a second name is another municipality's. */
function strangersAmong(pieces: readonly Piece[], file: string): ImportRefusal[] {
  const [first] = pieces
  return pieces
    .filter(({ municipality }) => municipality.name !== first?.municipality.name)
    .map(({ municipality, feature }) => ({
      file,
      feature,
      sentence: `it is of ${municipality.name}; the features before it are of ${first?.municipality.name}.`,
    }))
}
