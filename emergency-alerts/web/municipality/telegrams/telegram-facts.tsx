import { Icon } from '#desk-theme/icon.tsx'
import { Note } from '#desk-theme/states.tsx'
import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { Telegram } from '#emergency-alerts/src/orders/jma/telegram/telegram'
import { hashOf } from '../routes.ts'
import { earlierOf, type HeldTelegram, isSuperseded } from './telegram-desk.ts'
import { TelegramTags } from './telegram-tags.tsx'
import { verdictWords, wordsOfFinding } from './telegram-words.ts'

const statusMeaning = {
  通常: '本番',
  訓練: '訓練の場だけ',
  試験: 'どこにも使わない',
} as const
const typeMeaning = {
  発表: '新しい',
  訂正: '先の電文を なおす',
  取消: '先の電文を なくす',
  遅延: '遅れて来た',
} as const

function Facts({ telegram: { control, head, kind } }: { readonly telegram: Telegram }) {
  const rows = [
    ['Status', control.status, statusMeaning[control.status]],
    ['InfoType', head.infoType, typeMeaning[head.infoType]],
    ['EventID', head.eventIds.join(' ') || 'なし', ''],
    ['種類', `${kind.code ?? '–'} ${control.title}`, control.publishingOffice],
  ] as const
  return (
    <table class="tight">
      <tbody>
        {rows.map(([name, value, meaning]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
            <td>
              {meaning !== '' && (
                <>
                  <Icon name="check" /> {meaning}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is left of a draft whose telegram does not hold any more: people decide. */
function Earlier(props: {
  readonly telegram: HeldTelegram
  readonly held: readonly HeldTelegram[]
}) {
  const earlier = earlierOf(props.telegram, props.held)
  if (earlier === null) return null
  return (
    <Note tone="care" first={`${clock(earlier.receivedAt)} に読んだ電文の提案は なくなりました。`}>
      {earlier.draftIds.length === 0
        ? '下書きは 作っていません。'
        : '作った下書きが あります。やめるか、出ているなら 取り消すか解除してください: '}
      {earlier.draftIds.map((orderId) => (
        <a key={orderId} href={hashOf.draft(orderId)}>
          下書きを見る
        </a>
      ))}
    </Note>
  )
}

/** One telegram: its tags, what it is, its headline, what is wrong with it. */
export function TelegramFacts(props: {
  readonly telegram: HeldTelegram
  readonly held: readonly HeldTelegram[]
}) {
  const { telegram, held } = props
  const { telegram: read, findings } = telegram.checked
  const reported = read === null ? null : new Date(read.head.reportedAt)
  return (
    <section class="panel" aria-label="電文">
      <header>
        <TelegramTags telegram={telegram} />
        <h2>{read?.head.title ?? '不明な電文'}</h2>
        {reported !== null && (
          <span class="r small mute">
            {read?.control.publishingOffice}　{dayWords(reported)} {clock(reported)} 発表
          </span>
        )}
      </header>
      <div class="telegram-facts">
        {read !== null && <Facts telegram={read} />}
        <div class="telegram-words">
          {read !== null && (
            <>
              <b>見出し（気象庁）</b>
              <p>{read.head.headline.text}</p>
            </>
          )}
          <p>
            <b>{verdictWords(telegram.checked)}</b>
          </p>
          {isSuperseded(telegram, held) && (
            <Note tone="care" first="あとの電文で 変わりました。">
              新しい電文を 見てください。
            </Note>
          )}
          <Earlier telegram={telegram} held={held} />
          {findings.map((finding) => (
            <div key={`${finding.code} ${finding.place}`} class="li tone-care">
              <Icon name="warning" />
              <span>
                {wordsOfFinding(finding)} <span class="mono small">{finding.place}</span>
              </span>
            </div>
          ))}
          <details class="small">
            <summary>元の電文（XML）を見る</summary>
            <pre class="mono telegram-text">{telegram.text.slice(0, 20_000)}</pre>
          </details>
        </div>
      </div>
    </section>
  )
}
