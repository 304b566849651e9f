import type { AreaNotice, Danger } from '../notices/area-notice.ts'
import { canPropose } from '../telegram/kinds/telegram-kinds.ts'
import type { Telegram, TelegramStatus } from '../telegram/telegram.ts'
import { type ForecastAreas, isWithin } from './forecast-areas.ts'
import type {
  NothingBecause,
  Proposal,
  ProposalStatus,
  ProposedDraft,
  Withdrawing,
} from './proposal.ts'
import { seriesOf } from './series.ts'

/** 試験 tries the line and goes nowhere; nothing but 通常 leads to an actual draft. */
const statuses: Readonly<Record<TelegramStatus, ProposalStatus | null>> = {
  通常: 'Actual',
  訓練: 'Exercise',
  試験: null,
}

/**
 * What a telegram proposes to the town hall of a municipality: a draft by 発表, a corrected one by
 * 訂正, to take an earlier one back by 取消 or when a warning ended, or nothing and why. Nothing is
 * issued here or anywhere because of a telegram: a draft is written, submitted and approved by people.
 */
export function proposeDraft(telegram: Telegram, areas: ForecastAreas): Proposal {
  const status = statuses[telegram.control.status]
  if (status === null) return nothing('test_telegram')
  const silent = silenceOf(telegram)
  if (silent !== null) return nothing(silent)
  const from = {
    status,
    series: seriesOf(telegram),
    serial: telegram.head.serial,
    sentAt: telegram.control.sentAt,
  }
  const withdraw = (because: Withdrawing['because']): Proposal => ({
    kind: 'withdraw',
    ...from,
    because,
  })
  if (telegram.head.infoType === '取消') return withdraw('cancelled')
  const here = telegram.notices.filter(({ area }) => isWithin(areas, area))
  const [first, ...others] = draftsOf(here)
  const isCorrection = telegram.head.infoType === '訂正'
  if (first !== undefined)
    return { kind: isCorrection ? 'correct' : 'propose', ...from, drafts: [first, ...others] }
  if (isCorrection) return withdraw('corrected')
  if (here.some(({ before }) => before !== null)) return withdraw('ended')
  return nothing(here.length === 0 ? 'elsewhere' : 'below_an_order')
}

const nothing = (because: NothingBecause): Proposal => ({ kind: 'nothing', because })

/** Why this telegram proposes nothing to anybody. */
function silenceOf({ kind, head, contradictsItself }: Telegram): NothingBecause | null {
  if (contradictsItself) return 'words_against_status'
  if (head.infoType === '遅延') return 'late'
  if (kind.family === 'tsunami_information') return 'follows_a_warning'
  return canPropose(kind.family) ? null : 'no_order_by_this_kind'
}

/** One draft a hazard, of its highest level, the gravest first. */
function draftsOf(notices: readonly AreaNotice[]): readonly ProposedDraft[] {
  const byHazard = new Map<string, ProposedDraft>()
  for (const notice of notices) {
    if (notice.now === null) continue
    const draft = draftOf(notice, notice.now)
    const other = byHazard.get(draft.hazard)
    byHazard.set(draft.hazard, other === undefined ? draft : graver(other, draft))
  }
  return Array.from(byHazard.values()).sort((a, b) => levelOf(b) - levelOf(a))
}

const draftOf = ({ kind, area, wave }: AreaNotice, danger: Danger): ProposedDraft => ({
  hazard: danger.hazard,
  kind: danger.order,
  level: danger.level,
  warning: kind.name,
  areas: [area],
  wave,
})

/** A tsunami stands outside the levels and before all of them. */
const levelOf = ({ level }: ProposedDraft): number => level ?? 6

function graver(one: ProposedDraft, other: ProposedDraft): ProposedDraft {
  if (levelOf(one) !== levelOf(other)) return levelOf(one) > levelOf(other) ? one : other
  const areas = [...one.areas, ...other.areas]
  // 大津波警報 and 津波警報 give reason for the same order; a town on both coasts is told the graver.
  return isMajor(other) && !isMajor(one) ? { ...other, areas } : { ...one, areas }
}

const isMajor = ({ warning }: ProposedDraft): boolean => warning.startsWith('大津波警報')
