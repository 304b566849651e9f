import type { AlertProblem, AlertProblemCode } from '#emergency-alerts/contract/desk/problem'

const known: Partial<Record<AlertProblemCode, string>> = {
  same_person: '作成した人は 承認できません。ほかの承認担当に 見てもらってください。',
  draft_changed: '見ている間に 下書きが変わりました。新しい版を見てから もう一度してください。',
  draft_incomplete: '直す所が 残っています。下書きに もどって 直してください。',
  area_missing: '区域を まだ選んでいません。',
  area_invalid: '囲みの形が 正しくありません。角を直してください。',
  area_elsewhere: '町の外を 囲んでいます。緯度と経度を 確かめてください。',
  order_too_large: '発令の文書が 大きすぎて、テレビに送れません。',
  confirmation_differs: '打ち込んだことばが 提出されたものと ちがいます。',
  not_possible_now: 'いまの状態では できません。画面を読み直すと 新しい状態が出ます。',
  role_missing: 'この操作の 役割がありません。担当の人に 頼んでください。',
  already_decided: 'ほかの人が 先に決めました。',
  unavailable: 'サーバーが いま受け付けられません。少したってから もう一度押せます。',
  signed_out: 'サインインが 切れました。もう一度 サインインしてください。',
  not_found: 'この発令は 見つかりません。',
  access_denied: 'この職員では できません。',
}

const unforeseen = 'サーバーが 受け付けませんでした。システム担当に 下の番号を 伝えてください。'

/** A refusal in words that say what to do; the code itself is shown last. */
export const problemWords = ({ code }: AlertProblem): string => known[code] ?? unforeseen
