import { type AlertChoice, alertWords } from '../alerts/ready-alerts.ts'

interface Props {
  readonly onIssue: (choice: AlertChoice) => void
}

const isChoice = (name: string): name is AlertChoice => name in alertWords
const choices = Object.keys(alertWords).filter(isChoice)

/** Orders of the simulated municipality in this page, for testers; no town hall stands behind them. */
export const AlertPanel = ({ onIssue }: Props) => (
  <section class="panel alerts" aria-label="発令">
    <header>
      <h2>発令</h2>
      <span class="tag simulated">試験用　本物の避難情報ではありません</span>
    </header>
    <div class="alert-choices">
      {choices.map((choice) => (
        <button type="button" class="btn small" key={choice} onClick={() => onIssue(choice)}>
          {alertWords[choice]}
        </button>
      ))}
    </div>
    <p class="small mute">
      チャイムと声は、この画面を一度押したあとから出ます（ブラウザーの決まり）。
    </p>
  </section>
)
