import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import type { HallView } from '../../hall-view.ts'
import { count } from '../../words/number-words.ts'
import { doorRows } from './door-rows.ts'

/** Where to go from door to door: the homes of each town that need help or have not answered. */
export function DoorsPanel(props: {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
}) {
  const { hall, order, version } = props
  const rows = version.reach === null ? [] : doorRows(version.reach, order.counters, hall.area)
  return (
    <section class="panel" aria-labelledby="doors">
      <header>
        <h2 id="doors">{hall.words.mark}声をかける所</h2>
        <span class="r small mute">町丁目ごと</span>
      </header>
      {rows.length === 0 ? (
        <p class="in small">答えていない世帯は ありません。</p>
      ) : (
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
                <th scope="col" class="num">
                  世帯
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ town, needHelp, unknown, homes }) => (
                <tr key={town ?? ''} class={needHelp > 0 ? 'hot' : ''}>
                  <th scope="row">{town ?? '町丁目が 分からない'}</th>
                  <td class="num">{needHelp === 0 ? '–' : <b>{count(needHelp)}</b>}</td>
                  <td class="num">
                    <b>{count(unknown)}</b>
                  </td>
                  <td class="num">{count(homes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
