/** Something of a draft that has to be mended, in words for whoever writes it. */
export interface Finding {
  readonly code: FindingCode
  /** One sentence in Japanese: what is wrong, and what to do. */
  readonly sentence: string
  /** Where: `ja.what`, `area`, … */
  readonly at: string
  /** What the text there would be once it is mended; null where only people know. */
  readonly suggestion: string | null
  /** How that is read aloud, empty where only its writer knows; absent where the reading stays. */
  readonly reading?: string
}

export type FindingCode =
  | 'words_missing'
  | 'words_too_long'
  | 'line_too_long'
  | 'recommendation_abolished'
  | 'everybody_from_danger'
  | 'kana_missing'
  | 'kana_only'
  | 'kana_differs'
  | 'kind_differs'
  | 'level_differs'
  | 'digits_wide'
  | 'combination_impossible'
  | 'area_missing'
  | 'area_elsewhere'
  | 'area_invalid'
  | 'document_too_large'
  | 'shelter_unfit'
  | 'expiry_past'
  | 'expiry_far'
  | 'nothing_changed'
