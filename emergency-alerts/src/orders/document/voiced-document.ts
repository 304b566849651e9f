import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import type { ClipOf } from '../../speech/voice-library.ts'
import { bodyOf, openingOf, wayTo } from '../words/spoken-parts.ts'

const partsOf = (document: OrderDocument) => ({
  opening: openingOf(document).kana,
  body: bodyOf(document.words.ja).kana,
  ways: document.shelters.map((shelter) => wayTo(shelter, document.status).kana),
})

/** Everything that a television may say of it, in kana, the most urgent first. */
export function spokenOf(document: OrderDocument): readonly string[] {
  const { opening, body, ways } = partsOf(document)
  return [...new Set([opening, body, ...ways])]
}

/** The document with the recordings that are there; what is not there stays null. */
export function withVoices(document: OrderDocument, clipOf: ClipOf): OrderDocument {
  const { opening, body, ways } = partsOf(document)
  return {
    ...document,
    voice: { opening: clipOf(opening), body: clipOf(body) },
    shelters: document.shelters.map((shelter, index) => ({
      ...shelter,
      voice: clipOf(ways[index] ?? ''),
    })),
  }
}
