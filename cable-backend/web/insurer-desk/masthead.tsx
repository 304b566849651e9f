import type { DeskMember } from '#cable-backend/contract/insurer-desk'
import { Icon } from '../theme/icon.tsx'
import { type Freshness, silenceWords } from '../theme/live/freshness.ts'
import { clock, clockWithSeconds, ofWhenWords } from '../theme/words/day-words.ts'

interface NetProps {
  readonly age: Freshness
  readonly newsAt: Date | null
  readonly isUnreachable: boolean
  readonly now: Date
}

function netWords({ age, newsAt, isUnreachable, now }: NetProps): string {
  if (newsAt === null) return isUnreachable ? '私書箱に つながりません' : '私書箱に つないでいます…'
  if (age !== 'live') return `${silenceWords(newsAt, now)} 便りなし`
  return `私書箱と接続中　最後の受信 ${clockWithSeconds(newsAt)}`
}

/** Whose desk this is, that it is simulated, and how fresh what it shows is. */
export function Masthead(props: NetProps & { readonly me: DeskMember }) {
  const { me, age, newsAt, now } = props
  return (
    <header class="mast">
      <div class="env">{me.insurerName}</div>
      <div class="who">
        年金 現況届<small>見守りテレビ 電子私書箱</small>
      </div>
      {me.isSimulated && <div class="simulated">試験用　保険会社も本物ではありません</div>}
      <div class="net">
        <span class={`dot ${newsAt === null ? 'stale' : age}`} />
        {netWords(props)}
      </div>
      <div class="clock">{clock(now)}</div>
      {newsAt !== null && <div class="on-paper">{ofWhenWords(newsAt)}</div>}
      <div class="me">
        {me.role}
        {me.isSimulated && '（試験用サインイン）'}
        <br />
        <b>{me.name}</b>
      </div>
    </header>
  )
}

/** The page-wide condition: it stays until it ends and covers nothing. */
export function StaleBar({ newsAt, now }: { readonly newsAt: Date; readonly now: Date }) {
  return (
    <div class="bar" role="alert">
      <Icon name="clock" />
      <span>
        私書箱から {silenceWords(newsAt, now)} 便りがありません。見えているのは{' '}
        {clockWithSeconds(newsAt)} の内容です。届いたものは 私書箱にしまってあり、失われません。
      </span>
      <span class="end">自動で つなぎ直します</span>
    </div>
  )
}
