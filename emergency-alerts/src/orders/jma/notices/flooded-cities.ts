import type { XmlElement } from '../../xml/xml-element.ts'
import { childrenOf, elementsAt, wordsAt } from '../telegram/elements.ts'
import type { NoticeArea } from './area-notice.ts'

/** A municipality with 浸水想定地区, and the 警戒レベル of the gauge that stands for it. */
export interface FloodedCity {
  readonly area: NoticeArea
  readonly level: number
}

/**
 * Municipalities that the body of a 指定河川洪水予報 names, each once with its highest level. One
 * telegram speaks of the whole river, and its headline of the worst gauge: a town upstream is at the
 * level of its own. Where none is told (氾濫発生情報 names places, not gauges) the headline's counts.
 */
export function floodedCities(body: XmlElement | null, headline: number): readonly FloodedCity[] {
  const items = elementsAt(body, 'Warning', 'Item')
  const gauges = levelsOfGauges(items)
  const cities = new Map<string, FloodedCity>()
  for (const place of items.flatMap((item) => elementsAt(item, 'Areas', 'Area'))) {
    const code = wordsAt(place, 'CityCode')
    if (!isCityCode(code)) continue
    const level = Math.max(
      gauges.get(wordsAt(place, 'Code')) ?? headline,
      cities.get(code)?.level ?? 0,
    )
    cities.set(code, { area: { scope: 'city', name: wordsAt(place, 'City'), code }, level })
  }
  return Array.from(cities.values())
}

/** A sample writes 0000000 where it names no real one. */
const isCityCode = (code: string): boolean => /^\d{7}$/.test(code) && /[1-9]/.test(code)

/** By 水位観測所: the highest level that the main text says of it, 0 where it says none. */
function levelsOfGauges(items: readonly XmlElement[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  for (const item of items) {
    const level = levelSaid(elementsAt(item, 'Kind', 'Property', 'Text'))
    for (const station of childrenOf(item, 'Stations').flatMap((each) =>
      childrenOf(each, 'Station'),
    )) {
      const code = wordsAt(station, 'Code')
      levels.set(code, Math.max(level, levels.get(code) ?? 0))
    }
  }
  return levels
}

/** 【警戒レベル５相当】 at the head of a main text. */
function levelSaid(texts: readonly XmlElement[]): number {
  const said = texts.map(({ text }) => /【警戒レベル([1-5])/.exec(text.normalize('NFKC'))?.[1])
  return Math.max(0, ...said.map((level) => Number(level ?? 0)))
}
