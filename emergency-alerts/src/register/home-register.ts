import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import { createReachCount } from './count-reach.ts'
import type { HomeStore } from './home-store.ts'

export interface HomeRegister {
  /** Whom a selection concerns, by the register as it is now. */
  reachOf(area: AreaSelection): Promise<Reach>
}

interface Prepared {
  readonly serial: number
  readonly count: ReturnType<typeof createReachCount>
}

interface RegisterDeps {
  readonly homes: HomeStore
  readonly municipality: { readonly code: string }
  readonly now: () => Date
}

/** Counts in memory; the homes are read again when one of them has changed. */
export function createHomeRegister({ homes, municipality, now }: RegisterDeps): HomeRegister {
  let prepared: Promise<Prepared> | null = null
  const prepare = async (serial: number): Promise<Prepared> => ({
    serial,
    count: createReachCount(municipality.code, await homes.all()),
  })
  return {
    async reachOf(area) {
      const serial = await homes.serial()
      const known = await prepared?.catch(() => null)
      if (known?.serial !== serial) prepared = prepare(serial)
      const { count } = (await prepared) ?? (await prepare(serial))
      return { ...count(area), countedAt: now().toISOString() }
    },
  }
}
