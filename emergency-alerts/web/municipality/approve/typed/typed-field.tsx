import { Icon } from '#desk-theme/icon.tsx'
import type { Expected } from '#emergency-alerts/src/orders/acts/typed-confirmation'
import { type Typed, verdictOf } from './typed-words.ts'

/** Enter moves on to the next field or the button; it never issues. */
function moveOn(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing) return
  event.preventDefault()
  const panel = (event.currentTarget as HTMLElement).closest('.panel')
  const stops = Array.from(panel?.querySelectorAll<HTMLElement>('.typed, .btn.go') ?? [])
  const here = stops.indexOf(event.currentTarget as HTMLElement)
  stops[here + 1]?.focus()
}

/** One word to be typed: it says 合っています or ちがいます, and why. */
export function TypedField(props: {
  readonly field: string
  readonly label: string
  readonly typed: Typed
  readonly expected: Expected
  readonly hint?: string | null
  /** While it is sent nothing can be typed. */
  readonly isBusy: boolean
  readonly onTyped: (typed: Typed) => void
}) {
  const { field, label, typed, expected } = props
  const verdict = verdictOf(typed, field, expected)
  const id = `typed-${field}`
  const hint = verdict === 'wrong' ? (props.hint ?? null) : null
  return (
    <div class="f">
      <label for={id}>{label}</label>
      <div class="checked">
        <input
          id={id}
          class={`in-t typed ${verdict === 'right' ? 'good' : ''}`}
          autocomplete="off"
          readOnly={props.isBusy}
          aria-invalid={verdict === 'wrong'}
          aria-describedby={`${id}-verdict`}
          value={new Map(Object.entries(typed)).get(field) ?? ''}
          onKeyDown={moveOn}
          onInput={(event) => props.onTyped({ ...typed, [field]: event.currentTarget.value })}
        />
        <span
          id={`${id}-verdict`}
          class={`verdict ${verdict === 'right' ? 'tone-ok' : 'tone-bad'}`}
          role="status"
        >
          {verdict === 'right' && (
            <>
              <Icon name="check" /> 合っています
            </>
          )}
          {verdict === 'wrong' && (
            <>
              <Icon name="cross" /> ちがいます
            </>
          )}
        </span>
      </div>
      {hint !== null && <span class="hint bad">{hint}</span>}
    </div>
  )
}
