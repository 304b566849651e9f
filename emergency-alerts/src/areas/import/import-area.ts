import type { MunicipalityCode } from '../../../contract/geography.ts'
import { err, type Result } from '../../../contract/result.ts'
import { composeArea, type ImportedArea } from './compose-area.ts'
import { readBoundary } from './read/read-boundary.ts'
import { noKana, readKana } from './read/read-kana.ts'
import { ownerOf, readShelters, type UnreadShelter } from './read/read-shelters.ts'
import { readTowns } from './read/read-towns.ts'
import type { GivenFile, ImportRefusal, Reading } from './read/refusals.ts'
import { insideOf, strangersIn } from './strangers.ts'

export interface AreaImport {
  readonly code: MunicipalityCode
  readonly boundary: GivenFile
  readonly towns: GivenFile
  readonly shelters: readonly GivenFile[]
  readonly kana: GivenFile | null
  /** How many corners the boundary may have; it is simplified by growing. */
  readonly corners: number
}

/** Makes the area file of a municipality out of open data, or says everything that is wrong with them. */
export function importArea(given: AreaImport): Result<ImportedArea, readonly ImportRefusal[]> {
  const boundary = readBoundary(given.boundary, given.code)
  const kana = given.kana === null ? noKana : readKana(given.kana)
  const towns = readTowns(given.towns)
  const files = given.shelters.map((file) => readShelters(file, given.code))
  const refusals = [
    ...(boundary.ok ? [] : boundary.error),
    ...kana.refusals,
    ...towns.refusals,
    ...files.flatMap((reading) => reading.refusals),
  ]
  if (!boundary.ok || refusals.length > 0) return err(refusals)
  const isOwn = ({ shelterId }: UnreadShelter) => ownerOf(shelterId) === given.code
  const strangers = [
    ...strangersIn(boundary.value, given.towns.name, towns.read),
    ...given.shelters.flatMap((file, index) =>
      strangersIn(boundary.value, file.name, files[index]?.read ?? [], isOwn),
    ),
  ]
  const wrong = [...strangers, ...twiceIn(given.shelters, files)]
  if (wrong.length > 0) return err(wrong)
  const all = files.flatMap((reading) => reading.read)
  const isInside = insideOf(boundary.value.rings)
  const shelters = all.filter((shelter) => isOwn(shelter) || isInside(shelter.at))
  return composeArea(given, {
    boundary: boundary.value,
    kana,
    towns: towns.read,
    shelters,
    sheltersElsewhere: all.length - shelters.length,
  })
}

/** One shelter must not stand for two places. */
function twiceIn(
  files: readonly GivenFile[],
  readings: readonly Reading<UnreadShelter>[],
): ImportRefusal[] {
  const places = readings.flatMap(({ read }, index) =>
    read.map(({ shelterId }, feature) => ({ shelterId, feature, file: files[index]?.name ?? '' })),
  )
  const first = new Map(places.toReversed().map((place) => [place.shelterId, place]))
  return places
    .filter((place) => first.get(place.shelterId) !== place)
    .map(({ shelterId, feature, file }) => ({
      file,
      feature,
      sentence: `${shelterId} is named twice.`,
    }))
}
