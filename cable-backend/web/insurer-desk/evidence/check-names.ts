import type { EvidenceCheckId } from '../../../src/epostbox/evidence/verify-evidence.ts'
import { clockWithSeconds, dateInJapan } from '../../theme/words/day-words.ts'

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

/** The same where there is little room. */
export const shortCheckNames = {
  card_signature: 'カードの返事',
  statement_unchanged: '文面',
  certificate_authority: '発行元',
  certificate_validity: '有効期間',
  revocation: '失効',
  challenge: '問いの番号',
  matches_policy: '会社・証券・年',
  seal: '封かん',
  timestamp: '時刻の印',
} as const satisfies Record<EvidenceCheckId, string>

const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** A check's fact with its times as the desk tells time: 2026-11-23 06:44:43 in Japan. */
export const factInWords = (fact: string): string =>
  fact.replace(isoTime, (time) => {
    const at = new Date(time)
    return `${dateInJapan(at)} ${clockWithSeconds(at)}`
  })
