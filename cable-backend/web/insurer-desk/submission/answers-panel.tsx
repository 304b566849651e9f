import { Tag } from '../../theme/states.tsx'
import type { AnswerLine } from './answer-lines.ts'

function Line({ line, number }: { readonly line: AnswerLine; readonly number: number }) {
  return (
    <tr>
      <td class="mute">{number}</td>
      <td>
        {line.question}
        {line.fact !== null && <div class="small mute">{line.fact}</div>}
      </td>
      <td>
        <span class="answer">{line.answer}</span>
        {line.phoneNumber !== null && <div class="mono">{line.phoneNumber}</div>}
      </td>
      <td>
        {line.isChange ? (
          <Tag tone="care" icon="warning" word="変更あり" />
        ) : (
          <span class="mute">変わりなし</span>
        )}
      </td>
    </tr>
  )
}

/** What was asked and answered, in the words that stood on the TV and that the card confirmed. */
export function AnswersPanel({ lines }: { readonly lines: readonly AnswerLine[] }) {
  return (
    <section class="panel" aria-labelledby="answers">
      <header>
        <h2 id="answers">聞いたこと・答え</h2>
        <span class="r small mute">テレビに出た文のまま</span>
      </header>
      <div class="scroll-x">
        <table>
          <thead class="only-read-aloud">
            <tr>
              <th scope="col">番号</th>
              <th scope="col">聞いたこと</th>
              <th scope="col">答え</th>
              <th scope="col">変更</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <Line key={line.question} line={line} number={at + 1} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
