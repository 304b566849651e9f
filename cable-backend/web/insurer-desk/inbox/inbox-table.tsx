import { Icon } from '../../theme/icon.tsx'
import { Tag } from '../../theme/states.tsx'
import { dateWords, deadlineWords, whenWords } from '../../theme/words/day-words.ts'
import { shortCheckNames } from '../evidence/check-names.ts'
import { countChecks, type EvidenceState } from '../evidence/evidence-state.ts'
import { submissionHash } from '../routes.ts'
import { type InboxRow, isOpen, type RowState } from './inbox-rows.ts'

const stateTags = {
  stopped: { tone: 'bad', icon: 'warning', word: '検証で停止' },
  waiting: { tone: 'care', icon: 'clock', word: '未処理' },
  sealing: { tone: 'unknown', icon: 'clock', word: '封かん待ち' },
  accepted: { tone: 'ok', icon: 'check', word: '受理' },
  rejected: { tone: 'bad', icon: 'cross', word: '却下' },
} as const satisfies Record<RowState, object>

export const StateTag = ({ state }: { readonly state: RowState }) => <Tag {...stateTags[state]} />

function CheckWords({ evidence }: { readonly evidence: EvidenceState }) {
  if (evidence.kind !== 'checked') {
    const words = { unsealed: '封かん待ち', checking: '検証中…', unavailable: 'まだ検証できません' }
    return <span class="mute">{words[evidence.kind]}</span>
  }
  const { checks } = evidence.checked
  const { failed } = countChecks(checks)
  const firstFailed = checks.find((check) => check.passed === false)
  if (firstFailed !== undefined) {
    return (
      <span class="tone-bad">
        <Icon name="cross" /> {checks.length - failed} / {checks.length}
        {'　'}
        {shortCheckNames[firstFailed.id]}
      </span>
    )
  }
  return (
    <span class="tone-ok">
      <Icon name="check" /> {checks.length} / {checks.length}
    </span>
  )
}

function Row({ row, now }: { readonly row: InboxRow; readonly now: Date }) {
  const { submission, state } = row
  const deadline = isOpen(state) ? deadlineWords(submission.dueOn, now) : null
  const hash = submissionHash(submission.submissionId)
  return (
    <tr
      class={`opens ${state === 'stopped' ? 'hot' : ''}`}
      onClick={() => {
        location.hash = hash
      }}
    >
      <td>
        <StateTag state={state} />
      </td>
      <td class="mono nowrap" data-is="受付番号">
        {submission.receiptNumber}
      </td>
      <td>
        <b>{submission.recipientName}</b>
        {submission.hasChanges && <div class="small tone-care">変更あり</div>}
      </td>
      <td class="mono nowrap" data-is="証券番号">
        {submission.policyNumber}
      </td>
      <td class="nowrap" data-is="受け取り">
        {whenWords(new Date(submission.receivedAt), now)}
      </td>
      <td data-is="検証">
        <CheckWords evidence={row.evidence} />
      </td>
      <td class="nowrap" data-is="期限">
        {deadline === null ? (
          dateWords(submission.dueOn)
        ) : (
          <>
            <b>{dateWords(submission.dueOn)}</b>　{deadline}
          </>
        )}
      </td>
      <td>
        <a class="btn small" href={hash} data-row>
          開く
          <span class="only-read-aloud">
            {submission.recipientName}さんの届け出 {submission.receiptNumber}
          </span>
        </a>
      </td>
    </tr>
  )
}

/** ↑↓ move between the rows' links; Enter opens, as on any link. */
function moveBetweenRows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = links.findIndex((link) => link.matches(':focus'))
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus()
  event.preventDefault()
}

export function InboxTable(props: { readonly rows: readonly InboxRow[]; readonly now: Date }) {
  return (
    <div class="scroll-x">
      <table class="wide-table stacks" onKeyDown={moveBetweenRows}>
        <caption class="only-read-aloud">届いた現況届。検証で停止、期限の近い順</caption>
        <thead>
          <tr>
            <th scope="col">状態</th>
            <th scope="col">受付番号</th>
            <th scope="col">名前</th>
            <th scope="col">証券番号</th>
            <th scope="col">受け取り</th>
            <th scope="col">検証</th>
            <th scope="col">期限</th>
            <th scope="col">
              <span class="only-read-aloud">開く</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.submission.submissionId} row={row} now={props.now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
