import { Icon } from '#desk-theme/icon.tsx'
import type { HallView } from '../hall-view.ts'
import { LevelBadge } from '../orders/level-badge.tsx'
import { hashOf } from '../route/routes.ts'
import { count } from '../words/number-words.ts'
import { type HelpRow, townWords } from './help-rows.ts'

/** Who calls for help, by town, with the way to the list for those who go there. */
export function HelpPanel(props: { readonly hall: HallView; readonly rows: readonly HelpRow[] }) {
  const { rows } = props
  const { mark, doing } = props.hall.words
  if (rows.length === 0) return null
  return (
    <section class="panel help-panel" aria-labelledby="help">
      <header>
        <h2 id="help" class="tone-bad">
          <Icon name="warning" /> {mark}助けを求めている所
        </h2>
        <span class="r small mute">テレビから「助けて」</span>
      </header>
      <div class="scroll-y">
        <table class="tight">
          <thead>
            <tr>
              <th scope="col">町丁目</th>
              <th scope="col" class="num">
                助けが必要
              </th>
              <th scope="col" class="num">
                未確認
              </th>
              <th scope="col">どの発令で</th>
              <th scope="col">
                <span class="only-read-aloud">開く</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.at.order.orderId} ${row.town}`} class="hot">
                <th scope="row">{townWords(row)}</th>
                <td class="num">
                  <b>{count(row.needHelp)}</b>世帯
                </td>
                <td class="num">{count(row.unknown)}世帯</td>
                <td>
                  <LevelBadge what={row.at.version.draft} />
                </td>
                <td class="right">
                  <a class="btn small" data-row="help" href={hashOf.order(row.at.order.orderId)}>
                    {doing}開く
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
