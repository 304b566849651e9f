import { Icon } from '#desk-theme/icon.tsx'
import { silenceWords } from '#desk-theme/live/freshness.ts'
import { clock, clockWithSeconds, ofWhenWords } from '#desk-theme/words/day-words.ts'
import { type HallFrame, roleWords } from '../hall-view.ts'

function netWords({ newsAt, age, now, words }: HallFrame): string {
  if (newsAt === null) return 'サーバーに つないでいます…'
  if (age !== 'live') return `${silenceWords(newsAt, now)} 便りなし`
  const time = clockWithSeconds(newsAt)
  return words.place === 'drill' ? `訓練系に接続　${time}` : `接続中　更新 ${time}`
}

/** Whose desk this is, in which place, how fresh what it shows is, and who sits before it. */
export function Masthead(props: { readonly hall: HallFrame; readonly onSignOut: () => void }) {
  const { hall } = props
  const { me, words, newsAt, age, now } = hall
  const [env, envMore] = words.env
  const isDrill = words.place === 'drill'
  return (
    <header class="mast">
      <div class="env">
        {env}
        {envMore !== null && <small>{envMore}</small>}
      </div>
      <div class="who">
        {me.municipality.name}役場 防災{isDrill && '　訓練の場'}
        {!isDrill && <small>見守りテレビ</small>}
      </div>
      {isDrill && <div class="all-drill">ここで出すものは、すべて「訓練」と表示・放送されます</div>}
      {me.isSimulated && (
        <div class="simulated">試験用の町{isDrill ? '' : '　役場も本物ではありません'}</div>
      )}
      <div class="net" role="status">
        <span class={`dot ${newsAt === null ? 'stale' : age}`} />
        {netWords(hall)}
      </div>
      <div class="clock">{clock(now)}</div>
      {newsAt !== null && <div class="on-paper">{ofWhenWords(newsAt)}</div>}
      <div class="me">
        {roleWords(me)}
        <br />
        <b>{me.staff.name}</b>
      </div>
      <button type="button" class="btn small on-mast" onClick={props.onSignOut}>
        {words.signOut}
      </button>
    </header>
  )
}

/** The page is old: what it shows, since when, and what still holds. It covers nothing. */
export function StaleBar({ hall }: { readonly hall: HallFrame }) {
  if (hall.age !== 'stale' || hall.newsAt === null) return null
  return (
    <div class="bar" role="alert">
      <Icon name="cut" />
      <span>
        いま見えている数は <b class="big-time">{clockWithSeconds(hall.newsAt)}</b> のものです（
        {silenceWords(hall.newsAt, hall.now)}前）。増えていても見えません。テレビに出たものは
        消えません。
      </span>
      <span class="end row">
        自動で つなぎ直します
        <a class="btn small" href="#/paper">
          {hall.words.mark}紙の手順を開く
        </a>
      </span>
    </div>
  )
}
