import type { LetterEvent } from '#cable-backend/contract/insurer'
import { clockWithSeconds, dayWords } from '../../theme/words/day-words.ts'
import { eventLines } from '../sent/letter-state.ts'

/** What happened to a letter: events that nobody can change or remove. */
export function HistoryPanel({ events }: { readonly events: readonly LetterEvent[] }) {
  return (
    <section class="panel" aria-labelledby="history">
      <header>
        <h2 id="history">これまで</h2>
        <span class="small mute">消せない記録</span>
      </header>
      <div class="scroll-x">
        <table class="tight">
          <tbody>
            {eventLines(events).map(({ at, what, meaning }) => (
              <tr key={what}>
                <td class="when">
                  {dayWords(at)} {clockWithSeconds(at)}
                </td>
                <td class="nowrap">
                  <b>{what}</b>
                </td>
                <td class="mute small">{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
