import type { Recipient, SentNotice } from '#cable-backend/contract/insurer'
import type { DeskMember, PolicyFacts } from '#cable-backend/contract/insurer-desk'
import { useFeed } from '../../theme/live/use-feed.ts'
import { ActButton, Loading, Note } from '../../theme/states.tsx'
import { dateInJapan } from '../../theme/words/day-words.ts'
import type { DeskApi } from '../live/desk-api.ts'
import { noticeFindings } from './notice-checks.ts'
import { type DraftEdit, type FormFields, type NoticeDraft, questionsOf } from './notice-draft.ts'
import { statusCheckLetter } from './notice-templates.ts'
import type { PanelState } from './panels/field-hint.tsx'
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
export function ComposePage(props: ComposePageProps) {
  const { api } = props
  const recipients = useFeed(api.recipients, 'recipients')
  const policies = useFeed(api.policies, 'policies').value?.policies ?? []
  const sent = useFeed(api.notices, 'notices').value?.notices ?? []
  if (recipients.value !== null) {
    const isCut = recipients.trouble !== null
    const books = { recipients: recipients.value.recipients, policies, sent, isCut }
    return <Composing {...props} {...books} />
  }
  if (recipients.trouble === null) return <Loading words="宛先を 集めています…" />
  return (
    <Note tone="stop" first="宛先を 開けませんでした。" isAlert>
      私書箱に つながりません。自動で もう一度ためします。
    </Note>
  )
}

interface ComposingProps extends ComposePageProps {
  readonly recipients: readonly Recipient[]
  readonly policies: readonly PolicyFacts[]
  readonly sent: readonly SentNotice[]
  readonly isCut: boolean
}

function Composing({ me, compose, now, recipients, policies, sent, isCut }: ComposingProps) {
  const { draft, edit, desk, dispatch, send } = compose
  const findings = noticeFindings(draft, { sent, recipients, now })
  const refusal = desk.kind === 'editing' ? desk.refusal : null
  const state = { findings, refusal, isLocked: desk.kind !== 'editing' }
  const change = (one: DraftEdit) => {
    dispatch({ kind: 'edited' })
    if (!state.isLocked) edit(one)
  }
  const form = nextForm(draft, policies, now)
  const panel = { draft, state, onEdit: change }
  return (
    <>
      <Head {...panel} form={draft.form ?? form} insurerName={me.insurerName} />
      <div class="two-columns compose">
        <div class="col">
          <RecipientPanel {...panel} recipients={recipients} />
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
            isCut={isCut}
            onSend={send}
            onNext={compose.startNext}
          />
        </div>
      </div>
    </>
  )
}

interface HeadProps {
  readonly draft: NoticeDraft
  readonly state: PanelState
  readonly form: FormFields
  readonly insurerName: string
  readonly onEdit: (edit: DraftEdit) => void
}

function Head({ draft, state, form, insurerName, onEdit }: HeadProps) {
  const { recipient } = draft
  const fill = () => {
    if (recipient === null) return
    const facts = { recipientName: recipient.name, insurerName, dueOn: form.dueOn }
    onEdit({ kind: 'form', form })
    onEdit({ kind: 'text', ...statusCheckLetter(facts) })
  }
  return (
    <div class="head">
      <h1>知らせを作る</h1>
      <span class="grow" />
      <ActButton look="" isOff={recipient === null || state.isLocked} onPress={fill}>
        {recipient === null ? '宛先を選ぶと 文を入れられます' : '現況届のお願いの文を入れる'}
      </ActButton>
    </div>
  )
}
