import * as z from 'zod/mini'
import { err, ok, type Result } from '../../../../contract/result.ts'
import type { GivenFile, ImportRefusal } from './refusals.ts'

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.optional(z.unknown()),
  geometry: z.optional(z.unknown()),
})
type Feature = z.infer<typeof Feature>

const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
  crs: z.optional(z.unknown()),
  /** No part of GeoJSON; some put there what all features have in common. */
  properties: z.optional(z.unknown()),
})

/** What stands in place of data that a municipality has not published. */
const Unavailable = z.object({ type: z.literal('unavailable'), message: z.optional(z.string()) })

const NamedCrs = z.object({ properties: z.object({ name: z.string() }) })

/** WGS 84, and JGD2011, which differs from it by less than the data are exact. */
const acceptedCrs = /(CRS84|EPSG:+4326|EPSG:+6668)$/

/** Reads GeoJSON (RFC 7946) as far as its features; each of them is read by who knows its kind. */
export function parseFeatures(file: GivenFile): Result<readonly Feature[], ImportRefusal> {
  const refuse = (sentence: string, feature: number | null = null) =>
    err({ file: file.name, feature, sentence })
  const json = parseJson(file.text)
  if (!json.ok) return refuse(json.error)
  const collection = z.safeParse(FeatureCollection, json.value)
  if (!collection.success) return refuse(noCollection(json.value))
  const { crs, features, properties } = collection.data
  const crsFault = checkCrs(crs)
  if (crsFault !== null) return refuse(crsFault)
  if (features.length === 0) return refuse('it has no features.')
  const parsed: Feature[] = []
  for (const [index, each] of features.entries()) {
    const feature = z.safeParse(Feature, each)
    if (!feature.success) return refuse('it is no GeoJSON Feature.', index)
    parsed.push({ ...feature.data, properties: feature.data.properties ?? properties })
  }
  return ok(parsed)
}

function noCollection(given: unknown): string {
  const unavailable = z.safeParse(Unavailable, given)
  if (!unavailable.success) return 'it is no GeoJSON FeatureCollection.'
  const { message = 'unavailable' } = unavailable.data
  return `there are no such data (${message}): leave the file out.`
}

/** `crs` is of GeoJSON before RFC 7946; another one than these moves everything by metres or more. */
function checkCrs(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null
  const named = z.safeParse(NamedCrs, crs)
  const name = named.success ? named.data.properties.name : JSON.stringify(crs)
  if (acceptedCrs.test(name)) return null
  return `its coordinates are in ${name}: convert it to WGS 84 (EPSG:4326) or JGD2011 (EPSG:6668).`
}

export function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (fault) {
    const why = (fault instanceof Error ? fault.message : String(fault)).replace(/\s+/g, ' ')
    return err(`it is not JSON (${why}): give the JSON or GeoJSON file, not CSV or a packed one.`)
  }
}
