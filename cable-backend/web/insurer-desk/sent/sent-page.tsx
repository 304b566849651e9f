import { useState } from 'preact/hooks'
import type { SentNotice } from '#cable-backend/contract/insurer'
import { useFeed } from '../../theme/live/use-feed.ts'
import { Empty, Loading, Note, Tag } from '../../theme/states.tsx'
import { clock, dayWords } from '../../theme/words/day-words.ts'
import type { DeskApi } from '../live/desk-api.ts'
import { HistoryPanel } from '../submission/history-panel.tsx'
import { byNewest, eventTime, letterState } from './letter-state.ts'

const timeWords = (at: Date | null): string => (at === null ? '—' : `${dayWords(at)} ${clock(at)}`)

function Row(props: {
  readonly notice: SentNotice
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { notice, isOpen } = props
  const { word, tone, icon } = letterState(notice.events)
  return (
    <>
      <tr class="opens" onClick={props.onToggle}>
        <td>
          <Tag tone={tone} icon={icon} word={word} />
        </td>
        <td>
          <b>{notice.recipientName}</b>
        </td>
        <td>{notice.subject}</td>
        <td class="nowrap">{notice.hasForm ? '現況届つき' : '知らせだけ'}</td>
        <td class="nowrap" data-is="届いた">
          {timeWords(eventTime(notice, 'delivered'))}
        </td>
        <td class="nowrap" data-is="本人が開いた">
          {timeWords(eventTime(notice, 'opened'))}
        </td>
        <td>
          <button type="button" class="btn small" aria-expanded={isOpen}>
            {isOpen ? 'とじる' : 'これまで'}
            <span class="only-read-aloud">
              {notice.recipientName}さん {notice.subject}
            </span>
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={7}>
            <div class="col">
              <HistoryPanel events={notice.events} />
              <p class="small mute hash">
                PDF {Math.ceil(notice.pdf.bytes / 1024)} kB　SHA-256{' '}
                <span class="mono">{notice.pdf.sha256}</span>
              </p>
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

function Table({ notices }: { readonly notices: readonly SentNotice[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <div class="panel">
      <div class="scroll-x">
        <table class="wide-table stacks">
          <caption class="only-read-aloud">送った知らせ。新しい順</caption>
          <thead>
            <tr>
              <th scope="col">いま</th>
              <th scope="col">名前</th>
              <th scope="col">件名</th>
              <th scope="col">種類</th>
              <th scope="col">届いた</th>
              <th scope="col">本人が開いた</th>
              <th scope="col">
                <span class="only-read-aloud">これまで</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {byNewest(notices).map((notice) => (
              <Row
                key={notice.letterId}
                notice={notice}
                isOpen={open === notice.letterId}
                onToggle={() => setOpen(open === notice.letterId ? null : notice.letterId)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <footer class="small mute">
        <span>「開いた」は 本人がテレビで開いたときだけ。自動の読み込みは 数えません。</span>
        <span>{notices.length}件</span>
      </footer>
    </div>
  )
}

/** 送った知らせ: where each letter stands, by its events. */
export function SentPage({ api }: { readonly api: DeskApi }) {
  const { value, trouble } = useFeed(api.notices, 'notices')
  const notices = value?.notices ?? null
  return (
    <div class="col g4">
      <div class="head">
        <h1>送った知らせ</h1>
      </div>
      {notices === null && trouble === null && <Loading words="送ったものを 集めています…" />}
      {notices === null && trouble !== null && (
        <Note tone="stop" first="送った知らせを 開けませんでした。" isAlert>
          私書箱に つながりません。自動で もう一度ためします。
        </Note>
      )}
      {notices?.length === 0 && (
        <div class="panel">
          <Empty
            title="まだ 何も送っていません"
            words="知らせを作ると、送ったあとのことが ここに出ます。"
          >
            <a class="btn" href="#/compose">
              知らせを作る
            </a>
          </Empty>
        </div>
      )}
      {notices !== null && notices.length > 0 && <Table notices={notices} />}
    </div>
  )
}
