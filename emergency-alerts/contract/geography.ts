import * as z from 'zod/mini'

/** 全国地方公共団体コード without its check digit: JIS X 0401 (2) and JIS X 0402 (3), `36387`. */
export const MunicipalityCode = z.string().check(z.regex(/^[0-9]{5}$/))
export type MunicipalityCode = z.infer<typeof MunicipalityCode>

/** A 町丁目 within the whole country: municipality code and 町字ID (7 digits), `363870001000`. */
export const TownCode = z.string().check(z.regex(/^[0-9]{12}$/))
export type TownCode = z.infer<typeof TownCode>

/** WGS 84, degrees. Latitude first, as CAP has it; GeoJSON has them the other way round. */
export const Position = z.readonly(
  z.strictObject({
    lat: z.number().check(z.gte(-90), z.lte(90)),
    lon: z.number().check(z.gte(-180), z.lte(180)),
  }),
)
export type Position = z.infer<typeof Position>

/** A closed ring: the last corner is the first one again. No holes; several rings are a union. */
export const Ring = z.readonly(z.array(Position).check(z.minLength(4)))
export type Ring = z.infer<typeof Ring>
