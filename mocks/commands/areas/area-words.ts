import type { AreaFile } from '#emergency-alerts/contract/area-file'

const number = new Intl.NumberFormat('en')

/** What was imported, in a few lines. */
export function wordsOf({ municipality, boundary, towns, shelters, sources }: AreaFile): string[] {
  const { overshoot, corners, originalCorners } = boundary
  const percent = (overshoot.share * 100).toPrecision(2)
  const emergency = shelters.filter(({ kind }) => kind === 'emergency').length
  return [
    `${municipality.prefecture.text}${municipality.name.text} (${municipality.code})`,
    `boundary: ${number.format(corners)} corners of ${number.format(originalCorners)}; ` +
      `${number.format(overshoot.squareMetres)} m² more (${percent} %), ` +
      `nowhere more than ${number.format(overshoot.metres)} m; nothing less`,
    `towns: ${towns.length}`,
    `shelters: ${emergency} 指定緊急避難場所, ${shelters.length - emergency} 指定避難所`,
    ...sources.map(({ attribution, licence }) => `source: ${attribution} [${licence}]`),
  ]
}
