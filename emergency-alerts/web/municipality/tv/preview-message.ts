import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { Language } from '#emergency-alerts/contract/desk/order-draft'
import type { Position } from '#emergency-alerts/contract/geography'
import type { OrderDocument, OrderWords } from '#emergency-alerts/contract/order-document'
import { isInRing } from '#emergency-alerts/contract/ring'

/** What the page tells the preview: one document and for whom to draw it. */
export interface PreviewMessage {
  readonly kind: 'preview'
  readonly document: OrderDocument
  /** Where the invented household lives: a place that the order concerns. */
  readonly at: Position | null
}

/** A place in the area, so that way and shelter are those of people there. */
function placeIn({ areas }: OrderDocument, { towns }: AreaFile): Position | null {
  const [extent] = areas.map(({ extent }) => extent)
  if (extent?.kind === 'towns') {
    return towns.find(({ code }) => extent.towns.includes(code))?.at ?? null
  }
  if (extent?.kind === 'rings') {
    const { rings } = extent
    const within = towns.find(({ at }) => rings.some((ring) => isInRing(ring, at)))
    return within?.at ?? rings[0]?.[0] ?? null
  }
  return towns[0]?.at ?? null
}

/** A television shows Japanese; the other languages stand in its place to be looked at. */
const inLanguage = (words: OrderDocument['words'], language: Language): OrderDocument['words'] => {
  const shown: OrderWords = words[language]
  return { ...words, ja: shown }
}

export const previewMessage = (
  document: OrderDocument,
  area: AreaFile,
  language: Language,
): PreviewMessage => ({
  kind: 'preview',
  document: { ...document, words: inLanguage(document.words, language) },
  at: placeIn(document, area),
})
