import { Icon } from '#desk-theme/icon.tsx'
import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import type { HallView } from '../hall-view.ts'

/** What happened with the order, newest first; nobody can take anything out of it. */
export function LogPanel({ hall, order }: { readonly hall: HallView; readonly order: OrderView }) {
  const { api } = hall
  const newestFirst = order.log.toSorted((a, b) => b.sequence - a.sequence)
  return (
    <section class="panel grow" aria-labelledby="log">
      <header>
        <h2 id="log">{hall.words.mark}できごと</h2>
        <span class="small mute">消せない記録</span>
        <span class="r small">
          <Icon name="download" />{' '}
          <a href={api.exportPath(order.orderId, 'cap.xml')} target="_blank" rel="noreferrer">
            {hall.words.mark}CAP
          </a>
          ・
          <a href={api.exportPath(order.orderId, 'l-alert.xml')} target="_blank" rel="noreferrer">
            L-Alert形式
          </a>
        </span>
      </header>
      <div class="scroll-y">
        <table class="tight">
          <tbody>
            {newestFirst.map(({ sequence, at, sentence, by }) => (
              <tr key={sequence}>
                <td class="mono nowrap log-time">{clockWithSeconds(new Date(at))}</td>
                <td>{sentence}</td>
                <td class="nowrap mute">{by?.name ?? '自動'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
