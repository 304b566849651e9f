import type { LetterPart } from '#cable-backend/contract/letter'
import { Icon } from '../../../theme/icon.tsx'
import type { DraftEdit, NoticeDraft } from '../notice-draft.ts'
import { linesAtLarge } from '../tv/tv-pages.ts'
import { FieldHint, findingAt, type PanelState } from './field-hint.tsx'

const kinds = { heading: '見出し', paragraph: '文', fact: '項目と中身' } as const

const textOf = (part: LetterPart): string => (part.kind === 'fact' ? part.value : part.text)

function asKind(part: LetterPart, kind: string): LetterPart {
  if (kind === 'fact') return { kind: 'fact', label: '', value: textOf(part) }
  return { kind: kind === 'heading' ? 'heading' : 'paragraph', text: textOf(part) }
}

interface PartProps {
  readonly part: LetterPart
  readonly at: number
  readonly state: PanelState
  readonly onEdit: (edit: DraftEdit) => void
}

function Words({ part, at, state, onEdit }: PartProps) {
  const edit = (edited: LetterPart) => onEdit({ kind: 'part', at, part: edited })
  const isBad = findingAt(state, 'parts', at)?.tone === 'stop'
  const same = {
    class: 'in-t',
    readOnly: state.isLocked,
    'aria-invalid': isBad,
    'aria-describedby': `part-${at}-hint`,
  }
  if (part.kind === 'fact') {
    return (
      <div class="row g2">
        <input
          {...same}
          aria-label={`${at + 1}番目の項目`}
          placeholder="項目"
          value={part.label}
          onInput={(event) => edit({ ...part, label: event.currentTarget.value })}
        />
        <input
          {...same}
          aria-label={`${at + 1}番目の中身`}
          placeholder="中身"
          value={part.value}
          onInput={(event) => edit({ ...part, value: event.currentTarget.value })}
        />
      </div>
    )
  }
  return (
    <textarea
      {...same}
      aria-label={`${at + 1}番目の${kinds[part.kind]}`}
      rows={part.kind === 'heading' ? 1 : Math.max(1, linesAtLarge(part.text))}
      value={part.text}
      onInput={(event) => edit({ ...part, text: event.currentTarget.value })}
    />
  )
}

function Part(props: PartProps) {
  const { part, at, state, onEdit } = props
  return (
    <div class="part">
      <select
        class="in-t"
        aria-label={`${at + 1}番目の種類`}
        value={part.kind}
        disabled={state.isLocked}
        onChange={(event) =>
          onEdit({ kind: 'part', at, part: asKind(part, event.currentTarget.value) })
        }
      >
        {Object.entries(kinds).map(([kind, word]) => (
          <option key={kind} value={kind}>
            {word}
          </option>
        ))}
      </select>
      <div class="f">
        <Words {...props} />
        <FieldHint state={state} field="parts" part={at} id={`part-${at}-hint`} />
      </div>
      <button
        type="button"
        class="btn small quiet"
        aria-label={`${at + 1}番目を消す`}
        disabled={state.isLocked}
        onClick={() => onEdit({ kind: 'remove_part', at })}
      >
        <Icon name="cross" />
      </button>
    </div>
  )
}

/** The words for the TV, part by part, with what a page holds said beside them. */
export function TextPanel(props: {
  readonly draft: NoticeDraft
  readonly state: PanelState
  readonly onEdit: (edit: DraftEdit) => void
}) {
  const { draft, state, onEdit } = props
  return (
    <section class="panel" aria-labelledby="words">
      <header>
        <h2 id="words">2　テレビで読む文</h2>
        <span class="r small mute">1つの文は 24字 × 5行まで</span>
      </header>
      <div class="in">
        <div class="f">
          <label for="subject">件名</label>
          <input
            id="subject"
            class="in-t"
            value={draft.subject}
            readOnly={state.isLocked}
            aria-invalid={findingAt(state, 'subject') !== undefined}
            aria-describedby="subject-hint"
            onInput={(event) => onEdit({ kind: 'subject', subject: event.currentTarget.value })}
          />
          <FieldHint state={state} field="subject" id="subject-hint" />
        </div>
        {draft.parts.map((part, at) => (
          <Part key={`part-${at}`} part={part} at={at} state={state} onEdit={onEdit} />
        ))}
        <FieldHint state={state} field="parts" id="parts-hint" />
        <div class="row">
          <button
            type="button"
            class="btn small"
            disabled={state.isLocked}
            onClick={() => onEdit({ kind: 'add_part', part: { kind: 'paragraph', text: '' } })}
          >
            <Icon name="plus" />
            文を足す
          </button>
        </div>
      </div>
    </section>
  )
}
