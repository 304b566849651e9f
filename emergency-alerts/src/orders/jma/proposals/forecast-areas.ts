import type { AreaNotice, AreaScope, NoticeArea } from '../notices/area-notice.ts'

/**
 * Where the Agency's partitions place a municipality: a setting of the municipality, by the tables
 * AreaTsunami, AreaInformationCity and AreaFloodForecast of 気象庁防災情報XML.
 */
export interface ForecastAreas {
  /** 津波予報区, three digits; none where there is no coast. */
  readonly tsunami: readonly string[]
  /** 市町村等, seven digits: the municipality, or the parts it is divided into. */
  readonly cities: readonly string[]
  /** 指定河川洪水予報の予報区域, twelve digits, of rivers that can flood it. */
  readonly rivers: readonly string[]
}

const listOf = {
  tsunami: 'tsunami',
  city: 'cities',
  river: 'rivers',
} as const satisfies Record<AreaScope, keyof ForecastAreas>

/** Whether what a telegram says of this area is said of the municipality. */
export const isWithin = (areas: ForecastAreas, { scope, code }: NoticeArea): boolean =>
  areas[listOf[scope]].includes(code)

/** As if a municipality lay in every area that is named: what a telegram proposes to anybody. */
export function everyAreaOf(notices: readonly AreaNotice[]): ForecastAreas {
  const codesOf = (scope: AreaScope) =>
    Array.from(new Set(notices.flatMap(({ area }) => (area.scope === scope ? [area.code] : []))))
  return { tsunami: codesOf('tsunami'), cities: codesOf('city'), rivers: codesOf('river') }
}
