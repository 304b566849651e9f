import type { AreaFile, AreaTown, PlaceName } from '#emergency-alerts/contract/area-file'
import { largeTownOf } from '#emergency-alerts/contract/concerns'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Spoken } from '#emergency-alerts/contract/order-document'
import { isInRing } from '#emergency-alerts/contract/ring'
import type { Named } from './order-kinds.ts'
import { romajiOf } from './romaji.ts'

type Places = Pick<AreaFile, 'municipality' | 'towns'>

/** How the words of an order call its area. */
export function nameArea(selection: AreaSelection, places: Places): Named {
  switch (selection.kind) {
    case 'municipality':
      return wholeOf(places)
    case 'towns':
      return nameTowns(selection.towns, places)
    case 'rings':
      return nameRings(selection.rings, places)
  }
}

function wholeOf({ municipality }: Places): Named {
  const { text, kana } = spokenName(municipality.name)
  return {
    ja: { text: `${text}の全域`, kana: `${kana}のぜんいき` },
    en: `All of ${municipalityInEnglish({ text, kana })}`,
  }
}

/** A name nobody has written a reading for stands for its own: the check of readings finds it. */
export const spokenName = ({ text, kana }: PlaceName): Spoken => ({ text, kana: kana ?? text })

const endings = [
  { text: '町', kana: /(ちょう|まち)$/, en: 'Town' },
  { text: '市', kana: /し$/, en: 'City' },
  { text: '村', kana: /(むら|そん)$/, en: 'Village' },
  { text: '区', kana: /く$/, en: 'Ward' },
] as const

/** 美波町 is Minami Town. */
export function municipalityInEnglish({ text, kana }: Spoken): string {
  const ending = endings.find((each) => text.endsWith(each.text))
  if (ending === undefined) return romajiOf(kana)
  return `${romajiOf(kana.replace(ending.kana, ''))} ${ending.en}`
}

/** For an area that is not known yet. */
export const thisArea: Named = { ja: { text: 'この地区', kana: 'このちく' }, en: 'This area' }

function nameTowns(codes: readonly string[], places: Places): Named {
  const chosen = places.towns.filter(({ code }) => codes.includes(code))
  if (chosen.length === 0) return thisArea
  return chosen.length === places.towns.length ? wholeOf(places) : listOf(chosen)
}

/** Towns are points: a ring around one need not hold all of its homes, and may hold others' homes. */
function nameRings(
  rings: Extract<AreaSelection, { kind: 'rings' }>['rings'],
  places: Places,
): Named {
  const within = places.towns.filter(({ at }) => rings.some((ring) => isInRing(ring, at)))
  if (within.length === 0) return thisArea
  const { ja, en } = listOf(within)
  return {
    ja: { text: `${ja.text}のあたり`, kana: `${ja.kana}のあたり` },
    en: `Around ${en}`,
  }
}

/** 奥河内字寺前 is Okugawachi Aza-Teramae: in one word nobody could read it. */
function townInEnglish(name: PlaceName): string {
  const { text, kana } = spokenName(name)
  const parts = text.indexOf('字') > 0 ? kana.split('あざ') : []
  const [large = '', small = ''] = parts
  if (parts.length !== 2 || large === '' || small === '') return romajiOf(kana)
  return `${romajiOf(large)} Aza-${romajiOf(small)}`
}

/** As many names as fit into a line of the television beside the rest of the sentence. */
const longest = 16

function listOf(towns: readonly AreaTown[]): Named {
  const named = towns.filter(
    (town) => !towns.some((other) => other !== town && isWholeOf(other, town)),
  )
  const shown = firstThatFit(named)
  const isCut = shown.length < named.length
  const kana = shown.map(({ name }) => spokenName(name).kana)
  return {
    ja: {
      text: shown.map(({ name }) => name.text).join('・') + (isCut ? 'など' : ''),
      kana: kana.join('、') + (isCut ? 'など' : ''),
    },
    en: shown.map(({ name }) => townInEnglish(name)).join(', ') + (isCut ? ' and other areas' : ''),
  }
}

const isWholeOf = (large: AreaTown, small: AreaTown): boolean =>
  large.code.endsWith('000') && largeTownOf(large.code) === largeTownOf(small.code)

function firstThatFit(towns: readonly AreaTown[]): readonly AreaTown[] {
  let length = 0
  const end = towns.findIndex(({ name }, index) => {
    length += Array.from(name.text).length + (index === 0 ? 0 : 1)
    return index > 0 && length > longest
  })
  return end === -1 ? towns : towns.slice(0, end)
}
