import { Icon } from '#desk-theme/icon.tsx'
import { Note } from '#desk-theme/states.tsx'
import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import type { HallView } from '../hall-view.ts'
import { hashOf } from '../route/routes.ts'
import { TelegramTags } from './telegram-tags.tsx'
import { verdictWords, wordsOfFinding } from './telegram-words.ts'

const meanings = new Map([
  ['通常', '本番'],
  ['訓練', '訓練の場だけ'],
  ['試験', 'どこにも使わない'],
  ['発表', '新しい'],
  ['訂正', '先の電文を なおす'],
  ['取消', '先の電文を なくす'],
  ['遅延', '遅れて来た'],
])

function Facts({ read }: { readonly read: NonNullable<TelegramView['telegram']> }) {
  const rows = [
    ['Status', read.status],
    ['InfoType', read.infoType],
    ['EventID', read.eventIds.join(' ') || 'なし'],
    ['種類', read.title],
  ] as const
  return (
    <table class="tight">
      <tbody>
        {rows.map(([name, value]) => {
          const meaning = meanings.get(value)
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
              <td>
                {meaning !== undefined && (
                  <>
                    <Icon name="check" /> {meaning}
                  </>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What is left of drafts whose telegram does not hold any more: people decide. */
function Replaced({ telegram }: { readonly telegram: TelegramView }) {
  if (telegram.replacedBy === null) return null
  const drafts = telegram.drafts.flatMap(({ orderId }) => orderId ?? [])
  return (
    <Note tone="care" first="あとの電文で、この提案は なくなりました。">
      <a href={hashOf.telegram(telegram.replacedBy)}>新しい電文を見る</a>{' '}
      {drafts.length > 0 &&
        '作った下書きが あります。やめるか、出ているなら 取り消すか解除してください。'}
    </Note>
  )
}

/** One telegram: its tags, what it is, its headline, what is wrong with it. */
export function TelegramFacts(props: { readonly hall: HallView; readonly telegram: TelegramView }) {
  const { hall, telegram } = props
  const { telegram: read, findings } = telegram
  const reported = read === null ? null : new Date(read.reportedAt)
  return (
    <section class="panel" aria-label="電文">
      <header>
        <TelegramTags telegram={telegram} />
        <h2>{read?.headTitle ?? '不明な電文'}</h2>
        {reported !== null && (
          <span class="r small mute">
            {read?.office}　{dayWords(reported)} {clock(reported)} 発表
          </span>
        )}
      </header>
      <div class="telegram-facts">
        {read !== null && <Facts read={read} />}
        <div class="telegram-words">
          {read !== null && (
            <>
              <b>見出し（気象庁）</b>
              <p>{read.headline}</p>
            </>
          )}
          <p>
            <b>{verdictWords(telegram)}</b>
          </p>
          <Replaced telegram={telegram} />
          {findings.map((finding) => (
            <div key={`${finding.code} ${finding.place}`} class="li tone-care">
              <Icon name="warning" />
              <span>
                {wordsOfFinding(finding)} <span class="mono small">{finding.place}</span>
              </span>
            </div>
          ))}
          <a
            class="small"
            href={hall.api.telegramPath(telegram.telegramId)}
            target="_blank"
            rel="noreferrer"
          >
            元の電文（XML）を見る
          </a>
        </div>
      </div>
    </section>
  )
}
