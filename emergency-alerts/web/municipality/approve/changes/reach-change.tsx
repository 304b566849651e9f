import { Icon } from '#desk-theme/icon.tsx'
import type { Reach, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { change, count } from '../../words/number-words.ts'

const rows = [
  { key: 'homes', word: '世帯' },
  { key: 'people', word: '人' },
  { key: 'boxes', word: 'テレビ（台）' },
  { key: 'homesWithoutTelevision', word: 'テレビなし（世帯）' },
] as const satisfies readonly { key: keyof Reach; word: string }[]

/** Whom it reaches, before and after. */
export function ReachChange(props: {
  readonly mark: string
  readonly before: VersionView | null
  readonly version: VersionView
}) {
  const before = props.before?.reach ?? null
  const now = props.version.reach
  return (
    <section class="panel" aria-labelledby="reach">
      <header>
        <h2 id="reach">
          {props.mark}
          {before === null ? '届く先' : '届く先の変化'}
        </h2>
      </header>
      <table class="tight">
        <thead>
          <tr>
            <th />
            {before !== null && (
              <th scope="col" class="num">
                第{props.before?.version}版
              </th>
            )}
            <th scope="col" class="num">
              第{props.version.version}版
            </th>
            {before !== null && (
              <th scope="col" class="num">
                差
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, word }) => (
            <tr key={key}>
              <th scope="row">{word}</th>
              {before !== null && <td class="num">{count(before[key])}</td>}
              <td class="num">
                <b>{now === null ? '–' : count(now[key])}</b>
              </td>
              {before !== null && (
                <td class="num">{now === null ? '–' : change(before[key], now[key])}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="in tight-in small">
        <div class="li tone-ok">
          <Icon name="check" />
          <span>提出のときに ことばと区域の検査に 合格しています</span>
        </div>
      </div>
    </section>
  )
}
