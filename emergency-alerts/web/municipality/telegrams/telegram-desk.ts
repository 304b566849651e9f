import type { CheckedTelegram } from '#emergency-alerts/src/orders/jma/check-telegram'
import { findEarlier } from '#emergency-alerts/src/orders/jma/proposals/find-earlier'
import type { Correcting, Proposing } from '#emergency-alerts/src/orders/jma/proposals/proposal'

/** A telegram that was read at this desk, and what became of its proposal. */
export interface HeldTelegram {
  readonly telegramId: string
  readonly receivedAt: Date
  readonly name: string
  readonly text: string
  readonly checked: CheckedTelegram
  /** The drafts made from it. */
  readonly draftIds: readonly string[]
  readonly isPutAside: boolean
}

export type TelegramEvent =
  | { readonly kind: 'read'; readonly telegram: HeldTelegram }
  | { readonly kind: 'used'; readonly telegramId: string; readonly orderId: string }
  | { readonly kind: 'put_aside'; readonly telegramId: string }

const changed = (
  held: readonly HeldTelegram[],
  telegramId: string,
  change: Partial<HeldTelegram>,
): readonly HeldTelegram[] =>
  held.map((one) => (one.telegramId === telegramId ? { ...one, ...change } : one))

/** What was read, the newest first. */
export function onTelegram(
  held: readonly HeldTelegram[],
  event: TelegramEvent,
): readonly HeldTelegram[] {
  switch (event.kind) {
    case 'read':
      return [event.telegram, ...held]
    case 'used': {
      const before = held.find(({ telegramId }) => telegramId === event.telegramId)
      const draftIds = [...(before?.draftIds ?? []), event.orderId]
      return changed(held, event.telegramId, { draftIds })
    }
    case 'put_aside':
      return changed(held, event.telegramId, { isPutAside: true })
  }
}

/** The proposal of a telegram, if it makes one. */
export const proposalOf = ({ checked }: HeldTelegram): Proposing | Correcting | null => {
  const { proposal } = checked
  return proposal?.kind === 'propose' || proposal?.kind === 'correct' ? proposal : null
}

/** The telegram whose proposal this one corrects or takes back; null where none was read here. */
export function earlierOf(
  telegram: HeldTelegram,
  held: readonly HeldTelegram[],
): HeldTelegram | null {
  const { proposal } = telegram.checked
  if (proposal === null || proposal.kind === 'nothing') return null
  const others = held.filter(({ telegramId }) => telegramId !== telegram.telegramId)
  const proposals = others.flatMap((one) => proposalOf(one) ?? [])
  const earlier = findEarlier(proposals, proposal)
  return earlier === null ? null : (others.find((one) => proposalOf(one) === earlier) ?? null)
}

/** A later telegram of the series took its proposal back or replaced it. */
export const isSuperseded = (telegram: HeldTelegram, held: readonly HeldTelegram[]): boolean =>
  held.some(
    (other) => earlierOf(other, held)?.telegramId === telegram.telegramId && other !== telegram,
  )
