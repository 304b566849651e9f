/** The vowels in the order of the kana table, with the kana that end in them. */
const endsInO = 'おこそとのほもよろごぞどぼぽょ'
const endsInE = 'えけせてねへめれげぜでべぺ'

/**
 * Kana as espeak-ng reads them best. It knows letters only: は and へ are written わ and え before they
 * come here. A long o or e is spelt out (こうれい would be four vowels), a dot between names is a pause,
 * and what it would call by its name, or not say at all, goes.
 */
export const espeakKana = (kana: string): string =>
  kana
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[・　]/g, '、')
    .replace(/[^ぁ-ゖー、。！？\s]/g, '')
    .replace(new RegExp(`(?<=[${endsInO}])う(?![あいうえお])`, 'g'), 'ー')
    .replace(new RegExp(`(?<=[${endsInE}])い(?![あいうえお])`, 'g'), 'ー')
