import type { ForecastAreas } from '#emergency-alerts/src/orders/jma/proposals/forecast-areas'

/** 津波予報区 by municipality (AreaTsunami): the code of a municipality does not tell them. */
const tsunamiAreas: Readonly<Record<string, readonly string[]>> = { '36387': ['580'] }

/** Where the Agency's partitions place a municipality; rivers with a flood forecast have to be entered. */
export const forecastAreasOf = (municipality: string): ForecastAreas => ({
  tsunami: tsunamiAreas[municipality] ?? [],
  cities: [`${municipality}00`],
  rivers: [],
})
