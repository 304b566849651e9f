import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Place } from '#emergency-alerts/contract/desk/order-view'
import type { TownCode } from '#emergency-alerts/contract/geography'
import type { ForecastAreas } from '../orders/jma/proposals/forecast-areas.ts'
import type {
  Correcting,
  Proposal,
  ProposedDraft,
  Proposing,
} from '../orders/jma/proposals/proposal.ts'
import { fillWords } from '../orders/words/fill-words.ts'
import { nameArea } from '../orders/words/name-area.ts'
import { causeOfWarning } from '../orders/words/tsunami-warnings.ts'

/** How the municipality reads telegrams: where it lies, and what it has decided beforehand. */
export interface TelegramRules {
  readonly areas: ForecastAreas
  /** The 町丁目 that the municipality has registered for a tsunami; empty where it has none. */
  readonly tsunamiTowns: readonly TownCode[]
}

/** Only a tsunami has an area that was decided beforehand. */
export const townsFor = (
  { hazard }: Pick<ProposedDraft, 'hazard'>,
  { tsunamiTowns }: TelegramRules,
): readonly TownCode[] => (hazard === 'tsunami' ? tsunamiTowns : [])

const termMs = 12 * 60 * 60_000

/** 訓練 leads to the drill place and to nothing else. */
export const placeOf = ({ status }: Proposing | Correcting): Place =>
  status === 'Actual' ? 'actual' : 'drill'

/** Whether a proposal brings drafts of its own. */
export const isProposing = (proposal: Proposal | null): proposal is Proposing | Correcting =>
  proposal?.kind === 'propose' || proposal?.kind === 'correct'

/**
 * A draft as a telegram gives reason for it, with the words of the templates and every shelter that is
 * fit for the hazard. Null where the Agency warns of what no order can be.
 */
export function draftFrom(
  proposed: ProposedDraft,
  {
    file,
    rules,
    now,
  }: { readonly file: AreaFile; readonly rules: TelegramRules; readonly now: Date },
): OrderDraft | null {
  const { hazard, kind } = proposed
  const towns = townsFor(proposed, rules)
  const area = towns.length === 0 ? null : ({ kind: 'towns', towns } as const)
  const named = area === null ? null : nameArea(area, file)
  const cause = causeOfWarning(proposed)
  const words = fillWords({ hazard, kind, area: named, cause })
  if (words === null) return null
  return {
    hazard,
    kind,
    cause,
    area,
    words,
    shelterIds: file.shelters
      .filter((shelter) => shelter.kind === 'emergency' && shelter.hazards.includes(hazard))
      .map(({ shelterId }) => shelterId),
    expiresAt: new Date(now.getTime() + termMs).toISOString(),
    changed: null,
  }
}
