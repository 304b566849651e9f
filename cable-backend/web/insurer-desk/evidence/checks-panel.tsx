import type { EvidenceCheck } from '../../../src/epostbox/evidence/verify-evidence.ts'
import { Icon } from '../../theme/icon.tsx'
import { Loading, Note } from '../../theme/states.tsx'
import { checkNames, factInWords } from './check-names.ts'
import { countChecks, type EvidenceState } from './evidence-state.ts'

const marks = {
  passed: { icon: 'check', tone: 'tone-ok', word: 'よい' },
  attested: { icon: 'seal', tone: 'tone-care', word: '私書箱の証言' },
  failed: { icon: 'cross', tone: 'tone-bad', word: 'だめ' },
} as const

function markOf({ passed }: EvidenceCheck) {
  if (passed === 'attested') return marks.attested
  return passed ? marks.passed : marks.failed
}

function Check({ check }: { readonly check: EvidenceCheck }) {
  const mark = markOf(check)
  return (
    <li>
      <span class={mark.tone}>
        <Icon name={mark.icon} />
        <span class="only-read-aloud">{mark.word}</span>
      </span>
      <div>
        <b>{checkNames[check.id]}</b>
        <div class="fact">{factInWords(check.fact)}</div>
      </div>
    </li>
  )
}

const heading = (checks: readonly EvidenceCheck[]): string => {
  const { shown, attested, failed } = countChecks(checks)
  if (failed > 0) return `検証で停止　${failed}つが 合いません`
  return attested === 0
    ? `検証　${shown} / ${checks.length} 合格`
    : `検証　手元で ${shown}、私書箱の証言 ${attested}`
}

/** The nine checks, each with its fact, as this browser has just found them. */
export function ChecksPanel({ evidence }: { readonly evidence: EvidenceState }) {
  if (evidence.kind === 'unsealed') {
    return (
      <Note tone="care" first="まだ封かんされていません。">
        届け出は 届いています。封かんと時刻の印がつくと、ここで検証します。
      </Note>
    )
  }
  if (evidence.kind === 'unavailable') {
    return (
      <Note tone="care" first="証拠を まだ受け取れません。">
        検証が終わるまで 受理できません。自動で もう一度ためします。
      </Note>
    )
  }
  if (evidence.kind === 'checking') return <Loading words="証拠を この画面で検証しています…" />
  const { checks } = evidence.checked
  const isFailed = countChecks(checks).failed > 0
  return (
    <section class={`panel ${isFailed ? 'stops' : ''}`} aria-label="検証">
      <header class={isFailed ? 'bad' : 'good'}>
        <h2>
          <Icon name={isFailed ? 'cross' : 'check'} /> {heading(checks)}
        </h2>
      </header>
      <ul class="checks">
        {checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
    </section>
  )
}
