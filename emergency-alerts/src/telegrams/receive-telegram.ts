import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import { type CheckedTelegram, checkTelegram } from '../orders/jma/check-telegram.ts'
import { findEarlier } from '../orders/jma/proposals/find-earlier.ts'
import { isProposing, type TelegramRules } from './draft-from-proposal.ts'
import type { KeptTelegram, TelegramStore } from './telegram-store.ts'

interface Receiving {
  readonly telegrams: TelegramStore
  readonly telegramRules: TelegramRules
  readonly now: () => Date
  readonly newId: () => string
}

/** Keeps a telegram, readable or not, with what it proposes; the same bytes are the same telegram. */
export async function receiveTelegram(
  raw: Uint8Array<ArrayBuffer>,
  by: StaffMember,
  { telegrams, telegramRules, now, newId }: Receiving,
): Promise<{ readonly telegram: KeptTelegram; readonly isNew: boolean }> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw))
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const checked = checkTelegram(raw, telegramRules.areas)
  const receivedAt = now()
  const isNew = await telegrams.add({
    telegramId: newId(),
    raw,
    sha256,
    checked,
    receivedBy: by.staffId,
    receivedAt,
    replaces: replacedBy(checked, await telegrams.held()),
    log: {
      at: receivedAt,
      by,
      orderId: null,
      act: 'telegram_received',
      sentence: `電文を取り込みました（${nameOf(checked)}）。`,
    },
  })
  const telegram = await telegrams.findBySha256(sha256)
  if (telegram === null) throw new Error('a telegram that was kept is there')
  return { telegram, isNew }
}

/** 通常・発表　津波警報, for the log. */
export function nameOf({ telegram }: CheckedTelegram): string {
  if (telegram === null) return '読めません'
  const { control, head } = telegram
  return `${control.status}・${head.infoType}　${head.title}`
}

/** The earlier proposal of the same series, if this one takes its place or takes it back. */
function replacedBy({ proposal }: CheckedTelegram, held: readonly KeptTelegram[]): string[] {
  if (proposal === null || proposal.kind === 'nothing') return []
  const proposals = held.flatMap(({ telegramId, checked }) =>
    isProposing(checked.proposal) ? [{ ...checked.proposal, telegramId }] : [],
  )
  const earlier = findEarlier(proposals, proposal)
  return earlier === null ? [] : [earlier.telegramId]
}
