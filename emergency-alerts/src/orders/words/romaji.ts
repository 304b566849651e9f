const syllables =
  'あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi す su せ se そ so た ta ち chi つ tsu て te と to ' +
  'な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu め me も mo や ya ゆ yu よ yo ' +
  'ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji ず zu ぜ ze ぞ zo ' +
  'だ da ぢ ji づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ' +
  'ぁ a ぃ i ぅ u ぇ e ぉ o ゔ vu ー -'
const pairs = syllables.split(' ')
const romajiOfKana = new Map(
  pairs.flatMap((kana, index) => (index % 2 === 0 ? [[kana, pairs[index + 1] ?? '']] : [])) as [
    string,
    string,
  ][],
)
const small = new Map([
  ['ゃ', 'ya'],
  ['ゅ', 'yu'],
  ['ょ', 'yo'],
])

const toHiragana = (kana: string): string =>
  kana.replace(/[ァ-ヴ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))

/**
 * A reading in Hepburn romaji as road signs have it: long vowels are not marked (おくごうち →
 * `Okugochi`). Anything that is not kana stays as it is.
 */
export function romajiOf(kana: string): string {
  let romaji = ''
  for (const letter of toHiragana(kana)) romaji = append(romaji, letter)
  const short = romaji
    .replace(/@(.)/g, (_all, next: string) => (next === 'c' ? 'tc' : next + next))
    .replace(/(?<=[ou])u(?![aeio])|(?<=o)o|-/g, '')
    .replace(/n(?=[mbp])/g, 'm')
  return short.replace(
    /(^|[\s・、-])([a-z])/g,
    (_all, before: string, first: string) => before + first.toUpperCase(),
  )
}

function append(romaji: string, letter: string): string {
  if (letter === 'っ') return `${romaji}@`
  const glide = small.get(letter)
  if (glide !== undefined) return joinGlide(romaji, glide)
  return romaji + (romajiOfKana.get(letter) ?? letter)
}

/** きゃ is kya, しゃ is sha, じゃ is ja. */
function joinGlide(romaji: string, glide: string): string {
  const stem = romaji.replace(/i$/, '')
  return stem + (/(sh|ch|j)$/.test(stem) ? glide.slice(1) : glide)
}
