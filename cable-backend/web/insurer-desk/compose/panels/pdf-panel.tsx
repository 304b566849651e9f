import { useState } from 'preact/hooks'
import { Icon } from '../../../theme/icon.tsx'
import { Tag } from '../../../theme/states.tsx'
import type { DraftEdit, NoticeDraft } from '../notice-draft.ts'
import { type InspectedPdf, pdfRefusalWords } from '../pdf/inspected-pdf.ts'
import { FieldHint, type PanelState } from './field-hint.tsx'

function Chosen({ pdf }: { readonly pdf: InspectedPdf }) {
  return (
    <div class="row wrap">
      <Icon name="letter" />
      <div class="grow">
        <b>{pdf.name}</b>
        <div class="small mute">
          {Math.ceil(pdf.bytes.length / 1024)} kB　{pdf.pages}ページ　SHA-256{' '}
          <span class="mono">
            {pdf.sha256.slice(0, 8)}…{pdf.sha256.slice(-8)}
          </span>
        </div>
      </div>
      <Tag tone="ok" icon="check" word="PDF として正しい" />
    </div>
  )
}

/** The original, which is delivered byte for byte; it is looked at before anything is sent. */
export function PdfPanel(props: {
  readonly draft: NoticeDraft
  readonly state: PanelState
  readonly onEdit: (edit: DraftEdit) => void
}) {
  const { draft, state, onEdit } = props
  const [refused, setRefused] = useState<string | null>(null)
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    const { inspectPdf } = await import('../pdf/inspect-pdf.ts')
    const inspected = await inspectPdf(file.name, new Uint8Array(await file.arrayBuffer()))
    setRefused(inspected.ok ? null : `${file.name}: ${pdfRefusalWords[inspected.error]}`)
    onEdit({ kind: 'pdf', pdf: inspected.ok ? inspected.value : null })
  }
  return (
    <section class="panel" aria-labelledby="original">
      <header>
        <h2 id="original">4　PDF（原本）</h2>
        <span class="r small mute">1バイトも変えずに届けます。5 MB まで</span>
      </header>
      <div class="in">
        {draft.pdf !== null && <Chosen pdf={draft.pdf} />}
        <div class="f">
          <label for="pdf">{draft.pdf === null ? 'PDF を選ぶ' : '取りかえる'}</label>
          <input
            id="pdf"
            class="in-t"
            type="file"
            accept="application/pdf"
            disabled={state.isLocked}
            aria-describedby="pdf-hint"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
          {refused !== null && (
            <span class="hint bad" role="alert">
              <b>{refused}</b>
            </span>
          )}
          <FieldHint state={state} field="pdf" id="pdf-hint" />
        </div>
      </div>
    </section>
  )
}
