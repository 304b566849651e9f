import type { EvidenceCheckId } from '../../../src/epostbox/evidence/verify-evidence.ts'

/** The nine checks in the desk's words. */
export const checkNames = {
  card_signature: 'カードの返事',
  statement_unchanged: '文面が 1字も変わっていない',
  certificate_authority: '証明書の発行元と種類',
  certificate_validity: '有効期間の中',
  revocation: '失効していない',
  challenge: '問いの番号は 1回だけ',
  matches_policy: '会社・証券・年が一致',
  seal: '私書箱の封かん',
  timestamp: '時刻の印',
} as const satisfies Record<EvidenceCheckId, string>
