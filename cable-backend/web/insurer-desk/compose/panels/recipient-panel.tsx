import type { Recipient } from '#cable-backend/contract/insurer'
import type { DraftEdit, NoticeDraft } from '../notice-draft.ts'
import { FieldHint, type PanelState } from './field-hint.tsx'

/** Whom the notice goes to: only people who are linked can be chosen. */
export function RecipientPanel(props: {
  readonly draft: NoticeDraft
  readonly state: PanelState
  readonly recipients: readonly Recipient[]
  readonly onEdit: (edit: DraftEdit) => void
}) {
  const { draft, state, recipients, onEdit } = props
  const choose = (recipientId: string) =>
    onEdit({
      kind: 'recipient',
      recipient: recipients.find((one) => one.recipientId === recipientId) ?? null,
    })
  return (
    <section class="panel" aria-labelledby="to">
      <header>
        <h2 id="to">1　宛先</h2>
        <span class="r small mute">私書箱につながっている {recipients.length}人</span>
      </header>
      <div class="in">
        <div class="f">
          <label for="recipient">だれに送りますか</label>
          <select
            id="recipient"
            class="in-t"
            value={draft.recipient?.recipientId ?? ''}
            disabled={state.isLocked}
            aria-describedby="recipient-hint"
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <option value="">選んでください</option>
            {recipients.map(({ recipientId, name, policyNumbers }) => (
              <option key={recipientId} value={recipientId}>
                {name}　{policyNumbers.join('、')}
              </option>
            ))}
          </select>
          <FieldHint state={state} field="recipient" id="recipient-hint" />
        </div>
      </div>
    </section>
  )
}
