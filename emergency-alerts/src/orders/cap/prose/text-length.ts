/**
 * What a warning on a phone holds, 15 pages of cell broadcast (3GPP TS 23.041): 1,395 characters of
 * the GSM alphabet (TS 23.038), or 615 of any other. Longer texts are cut somewhere.
 */
const mostGsm = 1_395
const mostUcs2 = 615

const gsmBasic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** These take two places each. */
const gsmExtended = '^{}\\[~]|€\f'

const basic = new Set(gsmBasic)
const extended = new Set(gsmExtended)

/** The limit that the text exceeds, in words; null where it fits. */
export function longerThanAPage(text: string): string | null {
  let places = 0
  for (const letter of text) {
    if (!basic.has(letter) && !extended.has(letter)) {
      return text.length > mostUcs2 ? `${mostUcs2} characters` : null
    }
    places += extended.has(letter) ? 2 : 1
  }
  return places > mostGsm ? `${mostGsm.toLocaleString('en-US')} characters` : null
}
