import { Icon } from '../../../theme/icon.tsx'
import { ActButton, Note } from '../../../theme/states.tsx'
import { clockWithSeconds } from '../../../theme/words/day-words.ts'
import { problemWords } from '../../words/problem-words.ts'
import { type Finding, sendWords, stopsIn } from '../notice-checks.ts'
import type { NoticeDraft } from '../notice-draft.ts'
import type { SendDesk } from '../send-desk.ts'

const marks = {
  stop: { icon: 'cross', tone: 'tone-bad', word: '直す所' },
  care: { icon: 'warning', tone: 'tone-care', word: '注意' },
  ok: { icon: 'check', tone: 'tone-ok', word: 'よい' },
} as const

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <section class="panel" aria-label="送る前の確かめ">
      <div class="in">
        {findings.map(({ tone, words, field, part }) => (
          <div key={`${field} ${part} ${words}`} class="li">
            <span class={marks[tone].tone}>
              <Icon name={marks[tone].icon} />
              <span class="only-read-aloud">{marks[tone].word}</span>
            </span>
            <span>
              {part === null ? '' : `${part + 1}番目の文: `}
              {words}
            </span>
          </div>
        ))}
        <div class="li">
          <span class="tone-care">
            <Icon name="warning" />
          </span>
          <span>私書箱につながっていない人には 届きません。紙で送ってください</span>
        </div>
      </div>
    </section>
  )
}

function Refusal({ desk }: { readonly desk: SendDesk }) {
  if (desk.kind !== 'editing' || desk.refusal === null) return null
  return (
    <Note tone="stop" first="送れませんでした。本人のテレビには 出ていません。" isAlert>
      {problemWords(desk.refusal).words} <span class="mono small">{desk.refusal}</span>
    </Note>
  )
}

/** What the desk has looked at, and the one button that sends. */
export function SendPanel(props: {
  readonly desk: SendDesk
  readonly draft: NoticeDraft
  readonly findings: readonly Finding[]
  readonly isCut: boolean
  readonly onSend: () => void
  readonly onNext: () => void
}) {
  const { desk, draft, findings, isCut } = props
  if (desk.kind === 'sent') {
    return (
      <>
        <Note tone="ok" first={`${desk.notice.recipientName}さんに 送りました。`} isAlert>
          「{desk.notice.subject}」は 私書箱に入りました。開いたかどうかは「送った知らせ」に出ます。
        </Note>
        <div class="row">
          <a class="btn" href="#/sent">
            送った知らせを見る
          </a>
          <button type="button" class="btn quiet" onClick={props.onNext}>
            次の知らせを作る
          </button>
        </div>
      </>
    )
  }
  if (desk.kind === 'unknown') {
    return (
      <Note tone="stop" first="届いたかどうか、まだ分かりません。" isAlert>
        もう一度押さないでください。{clockWithSeconds(desk.since)} から 同じ番号で
        私書箱に確かめています。二重には届きません。
      </Note>
    )
  }
  const isSending = desk.kind === 'sending'
  const words = isSending ? '送っています…' : sendWords(draft, findings)
  return (
    <>
      <Refusal desk={desk} />
      <Findings findings={findings} />
      <ActButton
        look="go big full"
        isOff={isSending || isCut || stopsIn(findings) > 0}
        describedBy="send-hint"
        onPress={props.onSend}
      >
        {words}
      </ActButton>
      <span id="send-hint" class="hint" role="status">
        {isCut
          ? '私書箱に つながりません。つながると 送れます。'
          : '送ると すぐに 私書箱に入り、取り消せません。'}
      </span>
    </>
  )
}
