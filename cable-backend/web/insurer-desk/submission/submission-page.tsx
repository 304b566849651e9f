import { useEffect, useReducer } from 'preact/hooks'
import type { Decision, Submission } from '#cable-backend/contract/insurer'
import { freshness } from '../../theme/live/freshness.ts'
import { useFeed } from '../../theme/live/use-feed.ts'
import { Loading, Note } from '../../theme/states.tsx'
import { clockWithSeconds, dateWords, dayWords } from '../../theme/words/day-words.ts'
import { ChecksPanel } from '../evidence/checks-panel.tsx'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { type EvidenceState, hasFailedCheck } from '../evidence/evidence-state.ts'
import { ProofNote } from '../evidence/proof-note.tsx'
import { rowState } from '../inbox/inbox-rows.ts'
import { StateTag } from '../inbox/inbox-table.tsx'
import type { Trouble } from '../live/desk-answer.ts'
import type { DeskApi } from '../live/desk-api.ts'
import { acceptWords, answerLines } from './answer-lines.ts'
import { AnswersPanel } from './answers-panel.tsx'
import { type DecisionDesk, onDecision, undecided } from './decision-desk.ts'
import { DecisionPanel } from './decision-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'

interface SubmissionPageProps {
  readonly api: DeskApi
  readonly submissionId: string
  readonly isSimulated: boolean
  readonly evidenceOf: (submission: Submission) => EvidenceState
  readonly now: Date
}

/** Nothing is accepted before every check has been seen and none says no. */
function acceptOff(evidence: EvidenceState): string | null {
  if (hasFailedCheck(evidence)) {
    return '検証で止まっています。受理できません。私書箱の運営者に 知らせてください。'
  }
  return evidence.kind === 'checked' ? null : '検証が終わると 押せます'
}

function Missing({ trouble }: { readonly trouble: Trouble | null }) {
  if (trouble === null) return <Loading words="届け出を 読んでいます…" />
  return trouble.kind === 'refused' && trouble.code === 'not_found' ? (
    <Note tone="stop" first="この届け出は 見つかりません。" isAlert>
      <a href="#/">受信箱に もどる</a>
    </Note>
  ) : (
    <Note tone="stop" first="届け出を 開けませんでした。" isAlert>
      私書箱に つながりません。自動で もう一度ためします。
    </Note>
  )
}

function Heading(props: { readonly submission: Submission; readonly evidence: EvidenceState }) {
  const { recipientName, year, receiptNumber, receivedAt, dueOn, policyNumber } = props.submission
  const received = new Date(receivedAt)
  return (
    <div class="head">
      <div>
        <div class="crumb">
          <a href="#/">受信箱</a> › {receiptNumber}
        </div>
        <h1>
          {recipientName}さんの現況届　{year}年
        </h1>
      </div>
      <StateTag state={rowState(props.submission, props.evidence)} />
      <span class="grow" />
      <span class="small right">
        受付番号 <b class="mono">{receiptNumber}</b>　証券番号 <b class="mono">{policyNumber}</b>
        <br />
        {dayWords(received)} {clockWithSeconds(received)} 受け取り　期限 {dateWords(dueOn)}
      </span>
    </div>
  )
}

function useDecision(api: DeskApi, submission: Submission | null) {
  const [desk, dispatch] = useReducer(onDecision, undecided)
  useEffect(() => {
    if (submission !== null) dispatch({ kind: 'seen', submission, at: new Date() })
  }, [submission])
  const press = async (decision: Decision) => {
    if (submission === null) return
    dispatch({ kind: 'pressed', decision })
    const outcome = await api.decide(submission.submissionId, decision)
    dispatch({ kind: 'answered', outcome, at: new Date() })
  }
  const type = (reason: string) => dispatch({ kind: 'typed', reason })
  return { desk, press, type }
}

/** The answer to our own press is newer than the last news. */
const decidedOf = (desk: DecisionDesk): Submission | null =>
  desk.kind === 'decided' ? desk.submission : null

/** One submission: what was asked and answered, what proves it, and the decision. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { api, submissionId, isSimulated, evidenceOf, now } = props
  const feed = useFeed(() => api.submission(submissionId), submissionId)
  const submission = feed.value
  const { desk, press, type } = useDecision(api, submission)
  if (submission === null) return <Missing trouble={feed.trouble} />
  const shown = decidedOf(desk) ?? submission
  const evidence = evidenceOf(shown)
  const lines = answerLines(submission)
  const isStale = freshness(feed.newsAt, now) === 'stale'
  return (
    <div class={`col g4 ${isStale ? 'stale-page' : ''}`}>
      <Heading submission={shown} evidence={evidence} />
      <div class="two-columns">
        <div class="col">
          <AnswersPanel lines={lines} />
          <ProofNote isSimulated={isSimulated} />
          <HistoryPanel events={shown.letter.events} />
        </div>
        <div class="col">
          <ChecksPanel evidence={evidence} />
          <DecisionPanel
            desk={desk}
            submission={submission}
            acceptWords={acceptWords(lines)}
            acceptOff={acceptOff(evidence)}
            isStale={isStale}
            onType={type}
            onPress={press}
          />
          {evidence.kind === 'checked' && <EvidencePanel checked={evidence.checked} />}
        </div>
      </div>
    </div>
  )
}
