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

/** What the town's server says about itself (`./landing.json`). */
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
export const Health = z.object({ parts: z.record(z.string(), z.enum(['up', 'down'])) })
export type Health = z.infer<typeof Health>

const partNames: Readonly<Record<string, string>> = {
  cable: 'ケーブル局',
  postbox: '電子私書箱',
  municipality: '町役場',
  relay: '発令の中継',
  bus: '発令の通り道',
  feed: '発令の一覧',
  database: 'データベース',
  jlis: '発行局（試験用）',
}

export interface Part {
  readonly name: string
  readonly isUp: boolean
}

export const partsOf = ({ parts }: Health): readonly Part[] =>
  Object.entries(parts).map(([name, state]) => ({
    name: partNames[name] ?? name,
    isUp: state === 'up',
  }))

export interface HealthWords {
  readonly isAllUp: boolean
  readonly words: string
  readonly count: string
}

/** 全部 動いています 6 / 6, or which part is down. */
export function healthWords(health: Health | null): HealthWords {
  if (health === null)
    return { isAllUp: false, words: '町のサーバーから 便りがありません', count: '' }
  const parts = partsOf(health)
  const down = parts.filter(({ isUp }) => !isUp).map(({ name }) => name)
  const { length } = parts
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
