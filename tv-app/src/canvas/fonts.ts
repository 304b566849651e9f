const wordFaces = [
  '400 48px "BIZ UDPGothic"',
  '700 48px "BIZ UDPGothic"',
  '700 48px "BIZ UDGothic"',
] as const
const nameFaces = ['400 48px "Mimamori Names"', '700 48px "Mimamori Names"'] as const

/** Asks the browser for the faces of all words; resolves when all have come or failed. */
export const whenWordFacesArrive = once(() => whenAllArrive(wordFaces, '字０'))

/** The same for the faces of rare characters in names, which few pages need. */
export const whenNameFacesArrive = once(() => whenAllArrive(nameFaces, '𠮷'))

async function whenAllArrive(faces: readonly string[], sample: string): Promise<void> {
  await Promise.allSettled(faces.map((face) => document.fonts.load(face, sample)))
}

/** A face that failed is not asked for again before the page is read anew. */
function once(ask: () => Promise<void>): () => Promise<void> {
  let asked: Promise<void> | null = null
  return () => {
    asked ??= ask()
    return asked
  }
}
