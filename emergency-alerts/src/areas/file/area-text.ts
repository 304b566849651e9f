import * as z from 'zod/mini'
import { AreaFile } from '../../../contract/area-file.ts'
import type { Ring } from '../../../contract/geography.ts'
import { err, ok, type Result } from '../../../contract/result.ts'

/** An area file as text: a line for every town, shelter, source and ring, so that changes can be read. */
export function writeArea(area: AreaFile): string {
  const { boundary, towns, shelters, sources, ...head } = area
  const { rings, ...about } = boundary
  const list = (of: readonly unknown[]) =>
    `[\n${of.map((each) => JSON.stringify(each)).join(',\n')}\n]`
  const start = JSON.stringify(head).slice(0, -1)
  const outline = JSON.stringify(about).slice(0, -1)
  return [
    `${start},`,
    `"sources":${list(sources)},`,
    `"towns":${list(towns)},`,
    `"shelters":${list(shelters)},`,
    `"boundary":${outline},"rings":${list(rings)}}}\n`,
  ].join('\n')
}

/** Reads an area file; an error is a sentence for whoever starts the service. */
export function parseArea(text: string): Result<AreaFile, string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (fault) {
    return err(`The area file is not JSON: ${fault instanceof Error ? fault.message : fault}`)
  }
  const area = z.safeParse(AreaFile, json)
  if (area.success) return ok(area.data)
  const [issue] = area.error.issues
  return err(`The area file is not as it should be: ${issue?.path.join('.')} ${issue?.message}`)
}

/** The boundary as closed rings; together they are the municipality. */
export const boundaryRings = ({ boundary }: Pick<AreaFile, 'boundary'>): readonly Ring[] =>
  boundary.rings.map((corners) => {
    const ring = corners.map(([lat, lon]) => ({ lat, lon }))
    return [...ring, ...ring.slice(0, 1)]
  })
