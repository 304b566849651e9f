import type { Hazard, Spoken } from '#emergency-alerts/contract/order-document'
import type { Named } from './order-kinds.ts'

/** The Agency's warnings of a tsunami that give reason for an order, with its own English names. */
export const tsunamiWarnings: readonly Named[] = [
  { ja: { text: '大津波警報', kana: 'おおつなみけいほう' }, en: 'Major Tsunami Warning' },
  { ja: { text: '津波警報', kana: 'つなみけいほう' }, en: 'Tsunami Warning' },
]

/**
 * What an order names as its cause where a warning gave reason for it, in the words of the telegram
 * (大津波警報：発表). Only of a tsunami: of everything else a warning names no more than the hazard.
 */
export function causeOfWarning({
  hazard,
  warning,
}: {
  readonly hazard: Hazard
  readonly warning: string
}): Spoken | null {
  if (hazard !== 'tsunami') return null
  return tsunamiWarnings.find(({ ja }) => warning.startsWith(ja.text))?.ja ?? null
}
