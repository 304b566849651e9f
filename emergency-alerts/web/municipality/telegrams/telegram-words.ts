import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import type {
  NothingBecause,
  Withdrawing,
} from '#emergency-alerts/src/orders/jma/proposals/proposal'
import type { FindingCode } from '#emergency-alerts/src/orders/jma/telegram/finding'

/** What is wrong with a telegram, in the desk's own words. */
const findingWords: Readonly<Record<FindingCode, string>> = {
  file_empty: '中が 空です。',
  file_too_large: '電文としては 大きすぎます。',
  encoding_unsupported: '読めない文字の種類で 書かれています。',
  not_xml: 'XML の電文では ありません。',
  encoding_wrong: '文字が こわれています。',
  doctype_forbidden: '電文にはない しかけ（DOCTYPE）が 入っています。使いません。',
  not_well_formed: 'XML が 途中で切れているか、こわれています。',
  nested_too_deep: '電文としては 入れ子が 深すぎます。',
  too_many_elements: '電文としては 項目が 多すぎます。',
  not_a_report: '気象庁の電文（Report）では ありません。',
  part_missing: '管理部か ヘッダ部が 足りません。',
  said_twice: '同じことが 2回 書かれていて、どちらか 分かりません。',
  status_missing: '通常・訓練・試験の どれか、書かれていません。',
  status_unknown: 'Status が 通常・訓練・試験の どれでも ありません。通常とは みなしません。',
  info_type_missing: '発表・訂正・取消の どれか、書かれていません。',
  info_type_unknown: 'InfoType が 発表・訂正・取消の どれでも ありません。',
  not_utf8: 'UTF-8 ではない、と 書かれています。',
  wrong_namespace: '決まった名前空間に ありません。',
  element_missing: '項目が 足りないか 空です。',
  element_misplaced: '項目の場所が ちがいます。',
  date_time_malformed: '日時が 正しくありません。',
  kind_unknown: '知らない種類です。見るだけで、提案しません。',
  title_unknown: '知らない表題です。種類で 読みました。',
  kind_disagrees: '表題と種類が 合いません。見るだけで、提案しません。',
  kind_code_unknown: '表にない番号が あります。',
  late: '遅れて送られた電文です。見るだけで、提案しません。',
  words_say_drill: '文に「訓練」とあるのに、Status は 訓練では ありません。提案しません。',
  words_say_test: '文に「試験」とあるのに、Status は 試験では ありません。提案しません。',
  words_deny_drill: '文は 本番と言い、Status は そうでは ありません。',
  headline_disagrees: '見出しと本文の 警報が 合いません。',
}

const wordsOfCode = new Map<string, string>(Object.entries(findingWords))

type Finding = TelegramView['findings'][number]

/** What is wrong, in the desk's own words; a code that this page does not know yet stands as it is. */
export const wordsOfFinding = ({ code }: Finding): string => wordsOfCode.get(code) ?? code

const nothingWords: Readonly<Record<NothingBecause, string>> = {
  no_order_by_this_kind: 'この種類の電文からは 発令を提案しません。',
  elsewhere: 'この町に かかりません。',
  below_an_order: '発令を提案する強さでは ありません。',
  follows_a_warning: '先に出た警報に続く情報です。それ自体では 提案しません。',
  test_telegram: '試験の電文です。どこにも 使えません。',
  words_against_status: '文と Status が 合わないので、提案しません。人が 確かめてください。',
  late: '遅れて送られた電文なので、提案しません。',
}

const withdrawWords: Readonly<Record<Withdrawing['because'], string>> = {
  cancelled: '気象庁が 取り消しました。',
  corrected: '訂正で、この町に かからなくなりました。',
  ended: '警報が 終わったか、下がりました。',
}

const reasons = new Map<string, string>(Object.entries({ ...nothingWords, ...withdrawWords }))

/** What a telegram is worth to this town, in one sentence. */
export function verdictWords({ telegram, place, because, findings }: TelegramView): string {
  const [first] = findings
  if (telegram === null) return first === undefined ? '読めません。' : wordsOfFinding(first)
  if (place === null) return reasons.get(because ?? '') ?? '提案は ありません。'
  const where = place === 'drill' ? '訓練の場に ' : ''
  return telegram.infoType === '訂正'
    ? `${where}訂正した下書きを 提案します。先に出したものも 見なおしてください。`
    : `${where}下書きを 提案します。`
}
