/** What the voice can say: kana, a long vowel, and pauses. */
const speakable = /^[ぁ-ゖァ-ヺー、。！？\s　]*$/

export const isSpeakable = (kana: string): boolean => speakable.test(kana)

/** Particles are written は, へ and を and spoken わ, え and お. */
const spokenForm = (kana: string): string =>
  kana
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[^ぁ-ゖ]/g, '')
    .replaceAll('は', 'わ')
    .replaceAll('へ', 'え')
    .replaceAll('を', 'お')

/** One or more letters whose reading nobody can see: kanji, digits, and the ケ of 櫛ケ谷. */
const unknown = '\uffff'
const unseen =
  /(?<=\p{Script=Han})[ケヶカヵ](?=\p{Script=Han})|[\p{Script=Han}\p{Nd}A-Za-zＡ-Ｚａ-ｚ]/gu

/**
 * Whether a reading can be that of a text: its kana stand in it in the same order, with something
 * between them for kanji and numbers. How the kanji themselves are read nobody knows here.
 */
export function canBeReadAs(text: string, kana: string): boolean {
  const reading = spokenForm(kana)
  const runs = text
    .replace(unseen, unknown)
    .split(new RegExp(`${unknown}[^ぁ-ゖァ-ヺ]*`))
    .map(spokenForm)
  const [first = '', ...rest] = runs
  const last = rest.pop()
  if (!reading.startsWith(first)) return false
  if (last === undefined) return reading === first
  const end = endOf(rest, reading, first.length)
  return end !== null && reading.endsWith(last) && reading.length - last.length > end
}

/** Where the runs end in the reading, each as early as it can be, something unseen before each. */
function endOf(runs: readonly string[], reading: string, start: number): number | null {
  let end = start
  for (const run of runs) {
    const found = reading.indexOf(run, end + 1)
    if (found === -1) return null
    end = found + run.length
  }
  return end
}
