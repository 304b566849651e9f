/** Between any two letters of a reading a pause may stand. */
const withPauses = (kana: string): string => Array.from(kana).join('[、\\s　]*')

/**
 * The reading of a sentence in which a word was replaced. Empty where the old word is not found in it
 * and the new one neither: then nobody but the writer knows it, and a wrong one must not be spoken.
 */
export function mendedReading(kana: string, from: string, to: string): string {
  const old = new RegExp(withPauses(from), 'g')
  if (old.test(kana)) return kana.replace(old, to)
  return new RegExp(withPauses(to)).test(kana) ? kana : ''
}
