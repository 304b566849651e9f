import type { DeskMember, PolicyFacts } from '#cable-backend/contract/insurer-desk'
import { Loading, Note } from '../../theme/states.tsx'
import type { DeskApi } from '../live/desk-api.ts'
import { useFeed } from '../live/use-feed.ts'
import { dateInJapan } from '../words/day-words.ts'
import { noticeFindings } from './notice-checks.ts'
import { type DraftEdit, type FormFields, type NoticeDraft, questionsOf } from './notice-draft.ts'
import { statusCheckLetter } from './notice-templates.ts'
import { FormPanel } from './panels/form-panel.tsx'
import { PdfPanel } from './panels/pdf-panel.tsx'
import { RecipientPanel } from './panels/recipient-panel.tsx'
import { SendPanel } from './panels/send-panel.tsx'
import { TextPanel } from './panels/text-panel.tsx'
import { TvPreview } from './tv/tv-preview.tsx'
import type { Compose } from './use-compose.ts'

/** The form as it starts: due in 30 days, with the facts of the insurer's books. */
function nextForm(draft: NoticeDraft, policies: readonly PolicyFacts[], now: Date): FormFields {
  const policyNumber = draft.recipient?.policyNumbers[0] ?? ''
  const facts = policies.find((one) => one.policyNumber === policyNumber)
  const dueOn = dateInJapan(new Date(now.getTime() + 30 * 86_400_000))
  return {
    year: dueOn.slice(0, 4),
    policyNumber,
    dueOn,
    address: facts?.address ?? '',
    account: facts?.account ?? '',
  }
}

interface ComposePageProps {
  readonly api: DeskApi
  readonly me: DeskMember
  readonly compose: Compose
  readonly now: Date
}

/** 知らせを作る: judged on the TV before it is sent; the PDF goes along byte for byte. */
export function ComposePage({ api, me, compose, now }: ComposePageProps) {
  const { draft, edit, desk, dispatch, send } = compose
  const recipients = useFeed(api.recipients, 'recipients')
  const policies = useFeed(api.policies, 'policies').value?.policies ?? []
  const notices = useFeed(api.notices, 'notices')
  if (recipients.value === null) {
    return recipients.trouble === null ? (
      <Loading words="宛先を 集めています…" />
    ) : (
      <Note tone="stop" first="宛先を 開けませんでした。" isAlert>
        私書箱に つながりません。自動で もう一度ためします。
      </Note>
    )
  }
  const findings = noticeFindings(draft, { sent: notices.value?.notices ?? [], now })
  const refusal = desk.kind === 'editing' ? desk.refusal : null
  const state = { findings, refusal, isLocked: desk.kind !== 'editing' }
  const change = (one: DraftEdit) => {
    dispatch({ kind: 'edited' })
    if (!state.isLocked) edit(one)
  }
  const form = nextForm(draft, policies, now)
  const useTemplate = () => {
    const facts = { recipientName: draft.recipient?.name ?? '', insurerName: me.insurerName }
    change({ kind: 'form', form: draft.form ?? form })
    change({ kind: 'text', ...statusCheckLetter({ ...facts, dueOn: (draft.form ?? form).dueOn }) })
  }
  const panel = { draft, state, onEdit: change }
  const withRecipient = (one: DraftEdit) => {
    change(one)
    if (one.kind === 'recipient') change({ kind: 'form', form: null })
  }
  return (
    <>
      <div class="head">
        <h1>知らせを作る</h1>
        <span class="grow" />
        <button
          type="button"
          class="btn"
          aria-disabled={draft.recipient === null || state.isLocked}
          onClick={() => draft.recipient !== null && useTemplate()}
        >
          現況届のお願いの文を入れる
        </button>
      </div>
      <div class="two-columns compose">
        <div class="col">
          <RecipientPanel
            {...panel}
            onEdit={withRecipient}
            recipients={recipients.value.recipients}
          />
          <TextPanel {...panel} />
          <FormPanel {...panel} policies={policies} nextForm={form} />
          <PdfPanel {...panel} />
        </div>
        <div class="col beside">
          <TvPreview draft={draft} questions={questionsOf(draft)} insurerName={me.insurerName} />
          <SendPanel
            desk={desk}
            draft={draft}
            findings={findings}
            isCut={recipients.trouble !== null}
            onSend={send}
            onNext={compose.startNext}
          />
        </div>
      </div>
    </>
  )
}
