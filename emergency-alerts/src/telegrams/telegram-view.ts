import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { findingKinds } from '../orders/jma/telegram/finding.ts'
import { isProposing, placeOf, type TelegramRules, townsFor } from './draft-from-proposal.ts'
import type { KeptTelegram } from './telegram-store.ts'

/** A telegram as the desk shows it. */
export function telegramView(kept: KeptTelegram, rules: TelegramRules): TelegramView {
  const { verdict, findings, telegram, proposal } = kept.checked
  return {
    telegramId: kept.telegramId,
    receivedAt: kept.receivedAt.toISOString(),
    receivedBy: kept.receivedBy,
    verdict,
    findings: findings.map((each) => ({ ...each, sentence: findingKinds[each.code][1] })),
    telegram:
      telegram === null
        ? null
        : {
            title: telegram.control.title,
            headTitle: telegram.head.title,
            status: telegram.control.status,
            infoType: telegram.head.infoType,
            reportedAt: telegram.head.reportedAt,
            office: telegram.control.publishingOffice,
            eventIds: telegram.head.eventIds,
            headline: telegram.head.headline.text,
          },
    place: isProposing(proposal) ? placeOf(proposal) : null,
    drafts: isProposing(proposal)
      ? proposal.drafts.map(({ areas, wave, ...draft }, index) => ({
          ...draft,
          areas: areas.map(({ name }) => name),
          towns: townsFor(draft, rules),
          wave: wave && { arrivesAt: wave.arrivesAt, arrival: wave.arrival, height: wave.height },
          orderId: kept.opened.get(index) ?? null,
        }))
      : [],
    because: proposal === null || isProposing(proposal) ? null : proposal.because,
    replacedBy: kept.replacedBy,
    setAside:
      kept.setAside === null ? null : { by: kept.setAside.by, at: kept.setAside.at.toISOString() },
  }
}
