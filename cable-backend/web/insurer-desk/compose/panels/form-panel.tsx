import type { PolicyFacts } from '#cable-backend/contract/insurer-desk'
import type { DraftEdit, FormFields, NoticeDraft } from '../notice-draft.ts'
import { FieldHint, findingAt, type PanelState } from './field-hint.tsx'

interface FormPanelProps {
  readonly draft: NoticeDraft
  readonly state: PanelState
  readonly policies: readonly PolicyFacts[]
  readonly nextForm: FormFields
  readonly onEdit: (edit: DraftEdit) => void
}

const texts = [
  ['dueOn', '期限', ''],
  ['year', '年', ''],
  ['address', 'たしかめてもらう住所', 'wide'],
  ['account', 'たしかめてもらう口座', 'wide'],
] as const

function Field(props: {
  readonly name: (typeof texts)[number][0]
  readonly value: string
  readonly isBad: boolean
  readonly isLocked: boolean
  readonly onType: (value: string) => void
}) {
  const { name, value, isBad, isLocked, onType } = props
  const same = {
    id: name,
    class: 'in-t',
    value,
    readOnly: isLocked,
    'aria-invalid': isBad,
    'aria-describedby': 'form-hint',
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      onType(event.currentTarget.value),
  }
  return name === 'dueOn' ? <input {...same} type="date" /> : <input {...same} type="text" />
}

function Fields(props: FormPanelProps & { readonly form: FormFields }) {
  const { form, draft, state, policies, onEdit } = props
  const edit = (edited: Partial<FormFields>) =>
    onEdit({ kind: 'form', form: { ...form, ...edited } })
  const withPolicy = (policyNumber: string) => {
    const facts = policies.find((one) => one.policyNumber === policyNumber)
    edit({ policyNumber, address: facts?.address ?? '', account: facts?.account ?? '' })
  }
  const isBad = findingAt(state, 'form') !== undefined
  return (
    <div class="fields">
      <div class="f">
        <label for="policy">証券番号</label>
        <select
          id="policy"
          class="in-t"
          value={form.policyNumber}
          disabled={state.isLocked}
          onChange={(event) => withPolicy(event.currentTarget.value)}
        >
          <option value="">選んでください</option>
          {draft.recipient?.policyNumbers.map((number) => (
            <option key={number}>{number}</option>
          ))}
        </select>
      </div>
      {texts.map(([name, label, wide]) => (
        <div key={name} class={`f ${wide}`}>
          <label for={name}>{label}</label>
          <Field
            name={name}
            value={form[name]}
            isBad={isBad}
            isLocked={state.isLocked}
            onType={(value) => edit({ [name]: value })}
          />
        </div>
      ))}
    </div>
  )
}

/** 現況届 with three questions, or a notice that asks for no answer. */
export function FormPanel(props: FormPanelProps) {
  const { draft, state, nextForm, onEdit } = props
  const { form } = draft
  return (
    <section class="panel" aria-labelledby="answer-form">
      <header>
        <h2 id="answer-form">3　返事の用紙</h2>
        <fieldset class="seg r" aria-label="返事の用紙" disabled={state.isLocked}>
          <button
            type="button"
            aria-pressed={form === null}
            onClick={() => onEdit({ kind: 'form', form: null })}
          >
            なし
          </button>
          <button
            type="button"
            aria-pressed={form !== null}
            onClick={() => onEdit({ kind: 'form', form: form ?? nextForm })}
          >
            現況届（3問）
          </button>
        </fieldset>
      </header>
      <div class="in">
        {form === null ? (
          <p class="small mute">読むだけの知らせです。返事は もらいません。</p>
        ) : (
          <Fields {...props} form={form} />
        )}
        <FieldHint state={state} field="form" id="form-hint" />
      </div>
    </section>
  )
}
