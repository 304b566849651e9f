import { Icon } from '#desk-theme/icon.tsx'
import type { DraftPart, Language } from '#emergency-alerts/contract/desk/order-draft'
import type { Spoken } from '#emergency-alerts/contract/order-document'
import type { Finding } from '#emergency-alerts/src/orders/checks/finding'
import type { DraftEdit, PartName } from '../draft/edit-draft.ts'
import { filledPieces } from './filled-parts.ts'

export const partNames = {
  headline: '見出し',
  what: 'どこで・なにが',
  act: 'とる行動',
  otherwise: '外が危ないとき',
} as const satisfies Record<PartName, string>

interface PartFieldProps {
  readonly language: Language
  readonly part: PartName
  readonly words: DraftPart
  /** The names that were filled into it. */
  readonly names: readonly string[]
  readonly findings: readonly Finding[]
  readonly isOff: boolean
  readonly onEdit: (edit: DraftEdit) => void
}

/**
 * One thing to mend, with its correction as one press where there is one: of the sentence and of its
 * reading. A reading that cannot be known is emptied, which the checks then say.
 */
export function FindingNote(props: {
  readonly finding: Finding
  readonly onMend: ((mended: Partial<Spoken>) => void) | null
}) {
  const { finding, onMend } = props
  const { suggestion, reading } = finding
  return (
    <div class="note stop finding">
      <Icon name="cross" />
      <div class="grow">{finding.sentence}</div>
      {suggestion !== null && onMend !== null && (
        <button
          type="button"
          class="btn small stop"
          onClick={() =>
            onMend({ text: suggestion, ...(reading !== undefined && { kana: reading }) })
          }
        >
          直す
        </button>
      )}
    </div>
  )
}

/** How an edited part is read aloud: nobody but the writer knows. */
function Reading({ language, part, words, isOff, onEdit }: PartFieldProps) {
  if (language === 'en' || !words.isEdited) return null
  const id = `kana-${language}-${part}`
  return (
    <div class="row g2 reading">
      <label for={id} class="small nowrap">
        読みがな
      </label>
      <input
        id={id}
        class="in-t small grow"
        value={words.kana}
        readOnly={isOff}
        onInput={(event) =>
          onEdit({ kind: 'part', language, part, words: { kana: event.currentTarget.value } })
        }
      />
    </div>
  )
}

/** One sentence of the order: what was filled in is underlined and follows; what was written stays. */
export function PartField(props: PartFieldProps) {
  const { language, part, words, names, findings, isOff, onEdit } = props
  const id = `words-${language}-${part}`
  const pieces = words.isEdited
    ? [{ text: words.text, isFilled: false }]
    : filledPieces(words.text, names)
  return (
    <div class="part-field">
      <div class="row g2 apart">
        <label for={id} class="small">
          <b>{partNames[part]}</b>
        </label>
        {words.isEdited && (
          <span class="small mute">
            手で書きました{' '}
            <button
              type="button"
              class="link"
              disabled={isOff}
              onClick={() => onEdit({ kind: 'part_as_filled', language, part })}
            >
              もとのことばに戻す
            </button>
          </span>
        )}
      </div>
      <div class="mirror">
        <div class="in-t" aria-hidden="true">
          {pieces.map(({ text, isFilled }) => (isFilled ? <mark>{text}</mark> : text))}{' '}
        </div>
        <textarea
          id={id}
          class="in-t"
          rows={1}
          lang={language === 'en' ? 'en' : 'ja'}
          value={words.text}
          readOnly={isOff}
          aria-invalid={findings.length > 0}
          onInput={(event) =>
            onEdit({
              kind: 'part',
              language,
              part,
              words: { text: event.currentTarget.value.replaceAll('\n', '') },
            })
          }
        />
      </div>
      <Reading {...props} />
      {findings.map((finding) => (
        <FindingNote
          key={finding.code}
          finding={finding}
          onMend={
            isOff ? null : (mended) => onEdit({ kind: 'part', language, part, words: mended })
          }
        />
      ))}
    </div>
  )
}
