import type { MunicipalityCode } from '../../../../contract/geography.ts'
import type { Spoken } from '../../../../contract/order-document.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'

export interface Municipality {
  readonly prefecture: Spoken
  /** Without the district (郡) that it may lie in: 美波町. */
  readonly name: string
}

/** By the first two digits of a municipality's code (JIS X 0401). */
const prefectures: readonly (readonly [text: string, kana: string])[] = [
  ['北海道', 'ほっかいどう'],
  ['青森県', 'あおもりけん'],
  ['岩手県', 'いわてけん'],
  ['宮城県', 'みやぎけん'],
  ['秋田県', 'あきたけん'],
  ['山形県', 'やまがたけん'],
  ['福島県', 'ふくしまけん'],
  ['茨城県', 'いばらきけん'],
  ['栃木県', 'とちぎけん'],
  ['群馬県', 'ぐんまけん'],
  ['埼玉県', 'さいたまけん'],
  ['千葉県', 'ちばけん'],
  ['東京都', 'とうきょうと'],
  ['神奈川県', 'かながわけん'],
  ['新潟県', 'にいがたけん'],
  ['富山県', 'とやまけん'],
  ['石川県', 'いしかわけん'],
  ['福井県', 'ふくいけん'],
  ['山梨県', 'やまなしけん'],
  ['長野県', 'ながのけん'],
  ['岐阜県', 'ぎふけん'],
  ['静岡県', 'しずおかけん'],
  ['愛知県', 'あいちけん'],
  ['三重県', 'みえけん'],
  ['滋賀県', 'しがけん'],
  ['京都府', 'きょうとふ'],
  ['大阪府', 'おおさかふ'],
  ['兵庫県', 'ひょうごけん'],
  ['奈良県', 'ならけん'],
  ['和歌山県', 'わかやまけん'],
  ['鳥取県', 'とっとりけん'],
  ['島根県', 'しまねけん'],
  ['岡山県', 'おかやまけん'],
  ['広島県', 'ひろしまけん'],
  ['山口県', 'やまぐちけん'],
  ['徳島県', 'とくしまけん'],
  ['香川県', 'かがわけん'],
  ['愛媛県', 'えひめけん'],
  ['高知県', 'こうちけん'],
  ['福岡県', 'ふくおかけん'],
  ['佐賀県', 'さがけん'],
  ['長崎県', 'ながさきけん'],
  ['熊本県', 'くまもとけん'],
  ['大分県', 'おおいたけん'],
  ['宮崎県', 'みやざきけん'],
  ['鹿児島県', 'かごしまけん'],
  ['沖縄県', 'おきなわけん'],
]

/** 政令指定都市: the codes of their wards (区) follow their own. */
const citiesOfWards = [
  ...['01100', '04100', '11100', '12100', '14100', '14130', '14150', '15100', '22100', '22130'],
  ...['23100', '26100', '27100', '27140', '28100', '33100', '34100', '40100', '40130', '43100'],
]
const mostWards = 29

/** The code of the city that a ward is of; null where the code is no ward's. */
export function cityOfWard(code: MunicipalityCode): MunicipalityCode | null {
  const city = citiesOfWards.findLast((each) => each < code)
  return city !== undefined && Number(code) - Number(city) <= mostWards ? city : null
}

/** Splits 「徳島県海部郡美波町」, and refuses a name that cannot be that of the code. */
export function municipalityNamed(
  name: string,
  code: MunicipalityCode,
): Result<Municipality, string> {
  const prefecture = prefectures[Number(code.slice(0, 2)) - 1]
  if (prefecture === undefined) return err(`${code} begins with no prefecture's number.`)
  const [text, kana] = prefecture
  if (!name.startsWith(text)) return err(`it is of ${name}; ${code} lies in ${text}.`)
  const rest = name.slice(text.length)
  const withoutDistrict = rest.replace(/^[^市町村]{1,6}郡(?=.+[町村]$)/, '')
  return ok({ prefecture: { text, kana }, name: withoutDistrict })
}
