import type { ProblemCode } from '#cable-backend/contract/problem'

/** Which field of a composed notice a refusal belongs to; null where none does. */
export type NoticeField = 'recipient' | 'subject' | 'parts' | 'form' | 'pdf'

interface ProblemWords {
  readonly words: string
  readonly field: NoticeField | null
}

const known: Partial<Record<ProblemCode, ProblemWords>> = {
  recipient_unknown: {
    words: 'この人は 私書箱につながっていません。紙で送ってください。',
    field: 'recipient',
  },
  duplicate_notice: {
    words: 'この人には 同じ PDF の知らせを もう送っています。「送った知らせ」で確かめてください。',
    field: 'pdf',
  },
  pdf_invalid: {
    words: '私書箱が この PDF を受け取りません。こわれているか、動くしかけや暗号が入っています。',
    field: 'pdf',
  },
  payload_too_large: { words: '大きすぎます。PDF は 5 MB までです。', field: 'pdf' },
  unsupported_media_type: { words: 'PDF ではないファイルです。', field: 'pdf' },
  invalid_request: {
    words: '私書箱が読めない文があります。文字を見直してください。',
    field: 'parts',
  },
  idempotency_key_reused: {
    words: 'この下書きは 一度 送られています。「送った知らせ」を見て、作り直してください。',
    field: null,
  },
  already_decided: { words: 'ほかの人が 先に決めました。', field: null },
  not_found: { words: 'この届け出は 見つかりません。', field: null },
  access_denied: { words: 'この会社の鍵では できません。', field: null },
  token_invalid: { words: '私書箱が この会社の鍵を受け付けません。', field: null },
  assertion_invalid: { words: '私書箱が この会社の鍵を受け付けません。', field: null },
  unavailable: {
    words: '私書箱に つながりません。少したってから もう一度 押せます。',
    field: null,
  },
}

const unforeseen: ProblemWords = {
  words: '私書箱が 受け付けませんでした。システム担当に 下の番号を伝えてください。',
  field: null,
}

/** A refusal in words that say what to do; the code itself is shown last. */
export const problemWords = (code: ProblemCode): ProblemWords => known[code] ?? unforeseen
