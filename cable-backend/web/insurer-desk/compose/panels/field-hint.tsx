import type { ProblemCode } from '#cable-backend/contract/problem'
import { type NoticeField, problemWords } from '../../words/problem-words.ts'
import type { Finding } from '../notice-checks.ts'

/** What every panel of the draft is given. */
export interface PanelState {
  readonly findings: readonly Finding[]
  readonly refusal: ProblemCode | null
  /** True while the notice is on its way: nothing may change. */
  readonly isLocked: boolean
}

export const findingAt = (
  { findings }: PanelState,
  field: NoticeField,
  part: number | null = null,
): Finding | undefined =>
  findings.find((one) => one.field === field && one.part === part && one.tone !== 'ok')

/** What is wrong with a field, right under it: what the desk sees, or what the postbox answered. */
export function FieldHint(props: {
  readonly state: PanelState
  readonly field: NoticeField
  readonly part?: number
  readonly id: string
}) {
  const { state, field, part = null, id } = props
  const finding = findingAt(state, field, part)
  const refusal = state.refusal === null ? null : problemWords(state.refusal)
  const isRefused = refusal !== null && refusal.field === field && part === null
  if (!isRefused && finding === undefined) return null
  return (
    <span id={id} class={`hint ${finding?.tone === 'care' ? 'care' : 'bad'}`}>
      {isRefused && <b>{refusal.words} </b>}
      {finding?.words}
    </span>
  )
}
