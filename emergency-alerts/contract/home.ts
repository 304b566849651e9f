import * as z from 'zod/mini'
import { MunicipalityCode, Position, TownCode } from './geography.ts'

/** Where a household lives, as far as it is known. */
export const Home = z.readonly(
  z.strictObject({
    municipality: MunicipalityCode,
    town: z.nullable(TownCode),
    at: z.nullable(Position),
  }),
)
export type Home = z.infer<typeof Home>
