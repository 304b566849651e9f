import type { Hazard } from '../../../../contract/order-document.ts'
import type { Danger } from './area-notice.ts'

/** What a Kind or a LastKind of a warning says. */
export interface WarnedOf {
  readonly name: string
  readonly code: string
  /** What to beware of most: 土砂災害, 浸水害 or both; only in 大雨 before 2026. */
  readonly condition: string
}

interface Phenomenon {
  /** Codes of 特別警報, 危険警報, 警報 and 注意報 (警報等情報要素／気象警報・注意報). */
  readonly codes: readonly [special: string, danger: string, warning: string, advisory: string]
  readonly hazard: Hazard
  /** The 警戒レベル of each code where the name does not say it, before 2026. */
  readonly levels: readonly [number, number, number, number]
}

/**
 * The phenomena for which emergency shelters are designated. Storm, waves and snow are outside the
 * levels, and 洪水警報 is no more than level 3. Before 2026, 高潮警報 and 高潮特別警報 were both of
 * level 4 (避難情報に関するガイドライン, 2021); 大雨特別警報 of level 5, 大雨警報 of level 3.
 */
const phenomena: readonly Phenomenon[] = [
  { codes: ['33', '43', '03', '10'], hazard: 'inland_flood', levels: [5, 4, 3, 2] },
  { codes: ['39', '49', '09', '29'], hazard: 'landslide', levels: [5, 4, 3, 2] },
  { codes: ['38', '48', '08', '19'], hazard: 'storm_surge', levels: [4, 4, 4, 2] },
]

/** The order that a warning of this 警戒レベル is a reason for; below 4 the mayor decides by more. */
export function dangerOf(hazard: Hazard, level: number): Danger | null {
  if (level === 5) return { hazard, order: 'immediate_safety', level }
  return level === 4 ? { hazard, order: 'evacuation', level } : null
}

/** Whether the code is one of a phenomenon that can be a reason for an order. */
export const isPhenomenon = (code: string): boolean =>
  phenomena.some(({ codes }) => codes.includes(code))

/** What a warning gives reason for; nothing where it is an advisory, or outside the levels. */
export function warningDangers(said: WarnedOf): readonly Danger[] {
  const phenomenon = phenomena.find(({ codes }) => codes.includes(said.code))
  if (phenomenon === undefined) return []
  const level = levelIn(said.name) ?? phenomenon.levels[phenomenon.codes.indexOf(said.code)] ?? 0
  return hazardsOf(said, phenomenon).flatMap((hazard) => dangerOf(hazard, level) ?? [])
}

/** レベル４土砂災害危険警報 says its level; full-width digits are the rule. */
export function levelIn(name: string): number | null {
  const [, level] = /レベル([1-5])/.exec(name.normalize('NFKC')) ?? []
  return level === undefined ? null : Number(level)
}

/** Before 2026 one 大雨 meant landslides, flooded ground or both. */
function hazardsOf({ name, condition }: WarnedOf, { hazard }: Phenomenon): readonly Hazard[] {
  if (hazard !== 'inland_flood' || levelIn(name) !== null) return [hazard]
  const named: Hazard[] = []
  if (condition.includes('土砂災害')) named.push('landslide')
  if (condition.includes('浸水害')) named.push('inland_flood')
  return named.length > 0 ? named : ['landslide', 'inland_flood']
}

/**
 * What held before: LastKind where it is there, else what Status tells: 継続 and 解除 speak of the
 * kind itself, 特別警報から… of the special warning of the same phenomenon.
 */
export function warningsBefore(said: {
  readonly now: WarnedOf
  readonly status: string
  readonly last: WarnedOf
}): readonly Danger[] {
  const { now, status, last } = said
  if (last.code !== '') return warningDangers(last)
  if (status === '解除' || status === '継続') return warningDangers(now)
  const codes = phenomena.find((each) => each.codes.includes(now.code))?.codes
  if (codes === undefined) return []
  const [special, , warning] = codes
  if (status.startsWith('特別警報から')) return warningDangers({ ...now, code: special })
  return status.startsWith('警報から') ? warningDangers({ ...now, code: warning }) : []
}
