import type { AreaFile, AreaTown, PlaceName } from '../../../contract/area-file.ts'
import type { MunicipalityCode, Ring } from '../../../contract/geography.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { growRings } from '../growing/grow-rings.ts'
import { overshootOf } from '../growing/overshoot.ts'
import { noticesOf } from './notices.ts'
import type { Boundary } from './read/read-boundary.ts'
import type { KanaRow, KanaTable } from './read/read-kana.ts'
import type { UnreadShelter } from './read/read-shelters.ts'
import type { TownPoint } from './read/read-towns.ts'
import type { GivenFile, ImportRefusal } from './read/refusals.ts'
import { sources } from './sources.ts'
import { codesFor } from './town-codes.ts'

export interface AreaParts {
  readonly boundary: Boundary
  readonly kana: KanaTable
  readonly towns: readonly TownPoint[]
  readonly shelters: readonly UnreadShelter[]
  /** Those of the whole city that lie in other wards, and were left out. */
  readonly sheltersElsewhere: number
}

interface Given {
  readonly code: MunicipalityCode
  readonly corners: number
  readonly towns: GivenFile
}

export interface ImportedArea {
  readonly area: AreaFile
  /** What the town hall should know and mend, in sentences. */
  readonly notices: readonly string[]
}

/** Puts together what was read, each part in itself without fault. */
export function composeArea(
  given: Given,
  parts: AreaParts,
): Result<ImportedArea, readonly ImportRefusal[]> {
  const refusals = withoutCode(given, parts)
  if (refusals.length > 0) return err(refusals)
  const { kana, shelters } = parts
  const nameOf = readerOf(kana.read)
  const area: AreaFile = {
    format: 'mimamori-area',
    version: 1,
    municipality: municipalityOf(given, parts),
    boundary: boundaryOf(parts.boundary.rings, given.corners),
    townCodes: kana.townCodes,
    towns: townsOf(given, parts),
    shelters: shelters.map((shelter) => ({ ...shelter, name: nameOf('避難', shelter.name) })),
    sources,
  }
  return ok({
    area,
    notices: noticesOf(area, {
      ...parts.boundary,
      rows: kana.read,
      elsewhere: parts.sheltersElsewhere,
    }),
  })
}

/** Where the table has official codes, none is made up for a town that it does not name. */
function withoutCode({ towns: file }: Given, { kana, towns }: AreaParts): ImportRefusal[] {
  if (kana.townCodes === 'numbered_here') return []
  const named = new Set(kana.read.filter(({ code }) => code !== '').map(({ name }) => name))
  return towns.flatMap(({ name }, feature) =>
    named.has(name)
      ? []
      : [{ file: file.name, feature, sentence: `the table of readings has no 町字ID of ${name}.` }],
  )
}

const readerOf =
  (rows: readonly KanaRow[]) =>
  (kind: KanaRow['kind'], name: string): PlaceName => {
    const row = rows.find((each) => each.kind === kind && each.name === name)
    return { text: name, kana: row?.kana ?? null, isSure: row?.isSure ?? false }
  }

function municipalityOf({ code }: Given, { boundary, kana }: AreaParts): AreaFile['municipality'] {
  const { prefecture, name } = boundary.municipality
  return { code, prefecture, name: readerOf(kana.read)('市区町村', name) }
}

function townsOf({ code }: Given, { kana, towns }: AreaParts): AreaTown[] {
  const rows = kana.read.filter(({ kind }) => kind === '町')
  const codes = codesFor(towns, { code, rows })
  const nameOf = readerOf(rows)
  return towns
    .map(({ name, at }) => ({ code: codes.get(name) ?? '', name: nameOf('町', name), at }))
    .sort((a, b) => a.code.localeCompare(b.code))
}

function boundaryOf(rings: readonly Ring[], corners: number): AreaFile['boundary'] {
  const grown = growRings(rings, corners)
  const { squareMetres, share, metres } = overshootOf(rings, grown)
  return {
    corners: cornersOf(grown),
    originalCorners: cornersOf(rings),
    overshoot: {
      squareMetres: Math.ceil(squareMetres),
      share: Number(share.toPrecision(3)),
      metres: Math.ceil(metres),
    },
    rings: grown.map((ring) => ring.slice(0, -1).map(({ lat, lon }) => [lat, lon] as const)),
  }
}

const cornersOf = (rings: readonly Ring[]): number =>
  rings.reduce((sum, ring) => sum + ring.length - 1, 0)
