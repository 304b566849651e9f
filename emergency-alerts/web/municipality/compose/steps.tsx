import { Icon } from '#desk-theme/icon.tsx'
import type { Finding } from '#emergency-alerts/src/orders/checks/finding'

const steps = [
  { word: '区域', of: /^area/ },
  { word: '災害・レベル', of: /^(kind|hazard|expiresAt)/ },
  { word: 'ことば', of: /^(ja|easy|en|changed)/ },
  { word: '避難場所', of: /^shelterIds/ },
] as const

/** How far the draft is: a step is done when nothing in it is left to mend. Their order is free. */
export function Steps(props: { readonly findings: readonly Finding[]; readonly isLast: boolean }) {
  const isDone = (of: RegExp) => !props.findings.some(({ at }) => of.test(at))
  const first = steps.find(({ of }) => !isDone(of))
  const lastLook = props.isLast || first === undefined ? 'now' : ''
  return (
    <ol class="steps">
      {steps.map(({ word, of }, index) => {
        const look = isDone(of) ? 'done' : first?.word === word ? 'now' : ''
        return (
          <li key={word} class={look}>
            <em>{isDone(of) ? <Icon name="check" /> : index + 1}</em>
            {word}
            <span class="only-read-aloud">{isDone(of) ? 'すんだ' : 'まだ'}</span>
          </li>
        )
      })}
      <li class={lastLook}>
        <em>{steps.length + 1}</em>
        確認して提出
      </li>
    </ol>
  )
}
