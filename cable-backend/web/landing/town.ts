import * as z from 'zod/mini'

/** A page of the running town. `tv` is the big door and stands first. */
export const Door = z.strictObject({
  kind: z.enum(['tv', 'insurer', 'town_hall', 'shelter', 'operator', 'tool']),
  /** 町の言葉で: みどり生命保険. */
  title: z.string(),
  english: z.string(),
  /** What one does there, in one sentence. */
  about: z.string(),
  url: z.string(),
})
export type Door = z.infer<typeof Door>

export const TownPersona = z.strictObject({
  household: z.string(),
  name: z.string(),
  kana: z.string(),
  /** Invented like the person. */
  pin: z.string(),
  card: z.enum(['good', 'expired', 'revoked', 'blocked']),
  tries: z.string(),
})
export type TownPersona = z.infer<typeof TownPersona>

/** What the town's server says about itself (`./town.json`). */
export const Town = z.strictObject({
  name: z.string(),
  doors: z.array(Door),
  personas: z.array(TownPersona),
  /** Where the health of the parts is asked for; shown as a link, too. */
  healthUrl: z.string(),
  /** Where the town keeps what it remembers; empty when it forgets everything. */
  dataFolder: z.string(),
})
export type Town = z.infer<typeof Town>

/** The answer of `healthUrl`, whatever its status. */
export const Health = z.strictObject({
  parts: z.array(z.strictObject({ name: z.string(), isUp: z.boolean() })),
})
export type Health = z.infer<typeof Health>

export interface HealthWords {
  readonly isAllUp: boolean
  readonly words: string
  readonly count: string
}

/** 全部 動いています 6 / 6, or which part is down. */
export function healthWords(health: Health | null): HealthWords {
  if (health === null)
    return { isAllUp: false, words: '町のサーバーから 便りがありません', count: '' }
  const down = health.parts.filter(({ isUp }) => !isUp).map(({ name }) => name)
  const { length } = health.parts
  const words = down.length === 0 ? '全部 動いています' : `止まっています: ${down.join('、')}`
  return { isAllUp: down.length === 0, words, count: `${length - down.length} / ${length}` }
}

export interface HouseholdRow {
  readonly household: string
  readonly people: readonly TownPersona[]
}

/** One row a household, in the order in which the town names its people. */
export function byHousehold(personas: readonly TownPersona[]): readonly HouseholdRow[] {
  const households = [...new Set(personas.map(({ household }) => household))]
  return households.map((household) => ({
    household,
    people: personas.filter((one) => one.household === household),
  }))
}
