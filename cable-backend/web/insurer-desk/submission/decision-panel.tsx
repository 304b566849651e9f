import type { Decision, Submission } from '#cable-backend/contract/insurer'
import { Icon } from '../../theme/icon.tsx'
import { ActButton, Note } from '../../theme/states.tsx'
import { clockWithSeconds, dayWords } from '../../theme/words/day-words.ts'
import { problemWords } from '../words/problem-words.ts'
import { type DecisionDesk, reasonTrouble } from './decision-desk.ts'

interface DecisionPanelProps {
  readonly desk: DecisionDesk
  readonly submission: Submission
  readonly acceptWords: string
  /** Why the desk may not accept now; null when it may. */
  readonly acceptOff: string | null
  readonly isStale: boolean
  readonly onType: (reason: string) => void
  readonly onPress: (decision: Decision) => void
}

/** The result, for both people who had the page open. */
function Decided({
  submission,
  isOthers,
}: {
  readonly submission: Submission
  readonly isOthers: boolean
}) {
  const { state, decidedAt, rejectedBecause } = submission
  const at =
    decidedAt === null
      ? ''
      : `${dayWords(new Date(decidedAt))} ${clockWithSeconds(new Date(decidedAt))}`
  const who = isOthers ? 'ほかの画面で 先に決まりました。' : ''
  if (state === 'received') return <Note tone="care" first="決まったものを 読み込んでいます…" />
  return state === 'accepted' ? (
    <Note tone="ok" first={`${at} 受理しました。`}>
      {who}本人のテレビに「受け付けました」と出ます。
    </Note>
  ) : (
    <Note tone="stop" first={`${at} 却下しました。`}>
      {who}本人のテレビに出た理由: 「{rejectedBecause}」
    </Note>
  )
}

function Unknown({ since }: { readonly since: Date }) {
  return (
    <Note tone="stop" first="決まったかどうか、まだ分かりません。" isAlert>
      もう一度押さないでください。{clockWithSeconds(since)} から 私書箱に 確かめています…
    </Note>
  )
}

function Trouble({ desk }: { readonly desk: DecisionDesk }) {
  if (desk.kind === 'not_arrived') {
    return (
      <Note tone="care" first="届いていませんでした。まだ決まっていません。" isAlert>
        確かめました。もう一度 押せます。
      </Note>
    )
  }
  if (desk.kind !== 'open' || desk.refusal === null) return null
  return (
    <Note tone="stop" first="決められませんでした。本人のテレビには 何も出ていません。" isAlert>
      {problemWords(desk.refusal).words} <span class="mono small">{desk.refusal}</span>
    </Note>
  )
}

function Reject(props: DecisionPanelProps & { readonly reason: string; readonly isOff: boolean }) {
  const trouble = reasonTrouble(props.reason)
  return (
    <div class="f">
      <label for="reason">却下の理由（本人のテレビに そのまま 出ます）</label>
      <div class="row g2 top">
        <input
          id="reason"
          class="in-t grow"
          value={props.reason}
          aria-describedby="reason-hint"
          onInput={(event) => props.onType(event.currentTarget.value)}
        />
        <ActButton
          look="stop"
          isOff={props.isOff || trouble !== null}
          describedBy="reason-hint"
          onPress={() => props.onPress({ decision: 'rejected', reason: props.reason.trim() })}
        >
          理由を伝えて 却下する
        </ActButton>
      </div>
      <span id="reason-hint" class="hint">
        {trouble ?? `${props.reason.trim().length}字。まちがいでも 取り消せません。`}
      </span>
    </div>
  )
}

/** The one place where the desk acts: accept, or reject with the reason that the citizen reads. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { desk, submission } = props
  if (desk.kind === 'decided') {
    const shown = desk.submission ?? submission
    return <Decided submission={shown} isOthers={desk.by === 'other'} />
  }
  if (desk.kind === 'unknown') return <Unknown since={desk.since} />
  const isSending = desk.kind === 'sending'
  const off = isSending
    ? '送っています…'
    : props.isStale
      ? '情報が古いので 押せません'
      : props.acceptOff
  return (
    <section class="panel acts" aria-label="決める">
      <div class="in">
        <Trouble desk={desk} />
        <ActButton
          look="go big full"
          isOff={off !== null}
          describedBy="accept-hint"
          onPress={() => props.onPress({ decision: 'accepted' })}
        >
          <Icon name="check" />
          {props.acceptWords}
        </ActButton>
        <span id="accept-hint" class="hint" role="status">
          {off ??
            `${submission.recipientName}さんのテレビに「受け付けました」と出ます。取り消せません。`}
        </span>
        <Reject {...props} reason={desk.reason} isOff={isSending || props.isStale} />
      </div>
    </section>
  )
}
