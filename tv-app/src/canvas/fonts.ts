const faces = [
  '400 48px "BIZ UDPGothic"',
  '700 48px "BIZ UDPGothic"',
  '700 48px "BIZ UDGothic"',
  '400 48px "Mimamori Names"',
  '700 48px "Mimamori Names"',
] as const

const sampleOf = (face: string): string => (face.includes('Names') ? '𠮷' : '字０')

/**
 * Asks the browser for every face and resolves when all have come or failed. Nothing waits for it:
 * until then words are drawn in whatever font the box has.
 */
export async function whenFontsArrive(): Promise<void> {
  await Promise.allSettled(faces.map((face) => document.fonts.load(face, sampleOf(face))))
}
