import * as z from 'zod/mini'
import type { MunicipalityCode, Ring } from '../../../../contract/geography.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import { parseRing } from './coordinates.ts'
import { parseFeatures } from './feature-collection.ts'
import { type Municipality, municipalityNamed } from './municipality.ts'
import type { GivenFile, ImportRefusal } from './refusals.ts'

/** 国土数値情報 N03 as it is published, or with one `name` such as 「徳島県海部郡美波町」. */
const BoundaryProperties = z.union([
  z.object({
    N03_001: z.string(),
    N03_004: z.string(),
    N03_007: z.string().check(z.regex(/^[0-9]{5}$/)),
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
    const sentence = `it has no boundary of ${code}.`
    return err([{ file: file.name, feature: null, sentence }])
  }
  return ok({
    municipality: first.municipality,
    rings: pieces.flatMap(({ rings }) => rings),
    holes: pieces.reduce((sum, { holes }) => sum + holes, 0),
  })
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
  const rings: Ring[] = []
  for (const [outer] of polygons) {
    const ring = parseRing(outer ?? [])
    if (!ring.ok) return ring
    rings.push(ring.value)
  }
  const holes = polygons.reduce((sum, polygon) => sum + Math.max(0, polygon.length - 1), 0)
  return ok({ municipality: municipality.value, rings, holes })
}

const nameIn = (properties: BoundaryProperties): string =>
  'name' in properties ? properties.name : `${properties.N03_001}${properties.N03_004}`

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
