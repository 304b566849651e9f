import { Icon } from '#desk-theme/icon.tsx'
import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import { Hazard, type OrderKind } from '#emergency-alerts/contract/order-document'
import { hazardNames, kindNames, levelOf } from '#emergency-alerts/src/orders/words/order-kinds'
import { tsunamiWarnings } from '#emergency-alerts/src/orders/words/tsunami-warnings'
import type { DraftEdit } from './draft/edit-draft.ts'

interface WhatRowProps {
  readonly draft: OrderDraft
  readonly now: Date
  readonly isOff: boolean
  readonly onEdit: (edit: DraftEdit) => void
}

const hazards = Hazard.options
const kinds: readonly OrderKind[] = ['elderly_evacuation', 'evacuation', 'immediate_safety']

function Levels({ draft, isOff, onEdit }: WhatRowProps) {
  const isTsunami = draft.hazard === 'tsunami'
  return (
    <fieldset class="seg levels" aria-label="レベル" disabled={isOff}>
      {kinds.map((kind) => {
        const level = levelOf('flood', kind)
        const isOn = !isTsunami && draft.kind === kind
        return (
          <button
            key={kind}
            type="button"
            class={`l${level}`}
            aria-pressed={isOn}
            onClick={() => onEdit({ kind: 'order_kind', orderKind: kind })}
          >
            {isOn && <Icon name="check" />} {level} {kindNames[kind].ja.text}
          </button>
        )
      })}
      <button
        type="button"
        class="l4"
        aria-pressed={isTsunami}
        onClick={() => onEdit({ kind: 'tsunami' })}
      >
        {isTsunami && <Icon name="check" />} 津波
      </button>
    </fieldset>
  )
}

function Cause({ draft, isOff, onEdit }: WhatRowProps) {
  const cause = draft.cause ?? { text: '', kana: '' }
  const write = (part: Partial<typeof cause>) => {
    const written = { ...cause, ...part }
    onEdit({
      kind: 'cause',
      cause: written.text === '' && written.kana === '' ? null : written,
    })
  }
  return (
    <>
      <div class="f">
        <label for="cause">原因の名前</label>
        <input
          id="cause"
          class="in-t short"
          placeholder="例: 日和佐川"
          value={cause.text}
          readOnly={isOff}
          onInput={(event) => write({ text: event.currentTarget.value })}
        />
      </div>
      {cause.text !== '' && (
        <div class="f">
          <label for="cause-kana">その読みがな</label>
          <input
            id="cause-kana"
            class="in-t short"
            value={cause.kana}
            readOnly={isOff}
            onInput={(event) => write({ kana: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}

/** The Agency warned, the mayor orders: which warning it was is said with the order. */
function TsunamiWarning({ draft, isOff, onEdit }: WhatRowProps) {
  return (
    <div class="f">
      <label for="warning">気象庁の警報</label>
      <select
        id="warning"
        class="in-t"
        value={draft.cause?.text ?? ''}
        disabled={isOff}
        onChange={(event) => {
          const { value } = event.currentTarget
          const named = tsunamiWarnings.find(({ ja }) => ja.text === value)
          onEdit({ kind: 'cause', cause: named?.ja ?? null })
        }}
      >
        <option value="">言葉に入れない</option>
        {tsunamiWarnings.map(({ ja }) => (
          <option key={ja.text} value={ja.text}>
            {ja.text}
          </option>
        ))}
      </select>
    </div>
  )
}

const hourMs = 60 * 60_000
const stepMs = 5 * 60_000
const hours = [3, 6, 12, 24, 48, 72] as const

const timeWords = (at: Date): string => `${dayWords(at)} ${clock(at)}`

/** In whole five minutes, never beyond what is allowed. */
const hoursFrom = (now: Date, after: number): Date =>
  new Date(Math.floor((now.getTime() + after * hourMs) / stepMs) * stepMs)

function Expiry({ draft, now, isOff, onEdit }: WhatRowProps) {
  return (
    <div class="f">
      <label for="expiry">期限</label>
      <select
        id="expiry"
        class="in-t"
        value={draft.expiresAt}
        disabled={isOff}
        onChange={(event) =>
          onEdit({ kind: 'expiry', expiresAt: new Date(event.currentTarget.value) })
        }
      >
        <option value={draft.expiresAt}>{timeWords(new Date(draft.expiresAt))}</option>
        {hours.map((after) => {
          const at = hoursFrom(now, after)
          return (
            <option key={after} value={at.toISOString()}>
              {after}時間後　{timeWords(at)}
            </option>
          )
        })}
      </select>
    </div>
  )
}

/** What is ordered and for how long; every change is followed by the words and the shelters. */
export function WhatRow(props: WhatRowProps) {
  const { draft, isOff, onEdit } = props
  return (
    <div class="row wrap what-row">
      <div class="f">
        <label for="hazard">災害</label>
        <select
          id="hazard"
          class="in-t"
          value={draft.hazard}
          disabled={isOff}
          onChange={(event) =>
            onEdit({ kind: 'hazard', hazard: Hazard.parse(event.currentTarget.value) })
          }
        >
          {hazards.map((hazard) => (
            <option key={hazard} value={hazard}>
              {hazardNames[hazard].ja.text}
            </option>
          ))}
        </select>
      </div>
      {draft.hazard === 'tsunami' ? <TsunamiWarning {...props} /> : <Cause {...props} />}
      <div class="f">
        <span class="label">レベル</span>
        <Levels {...props} />
      </div>
      <Expiry {...props} />
    </div>
  )
}
