import { useState } from 'preact/hooks'
import type { FormQuestion } from '#cable-backend/contract/letter'
import type { NoticeDraft } from '../notice-draft.ts'
import { type TextSize, type TvLine, tvPages } from './tv-pages.ts'

const sizes: readonly (readonly [TextSize, string])[] = [
  ['standard', '標準'],
  ['large', '大'],
  ['largest', '特大'],
]

interface LetterPageProps {
  readonly lines: readonly TvLine[]
  readonly subject: string
  readonly from: string
  readonly size: TextSize
  readonly place: string
  readonly next: string
}

function LetterPage({ lines, subject, from, size, place, next }: LetterPageProps) {
  return (
    <div class="page">
      <div class="top">
        <span class="title">{subject}</span>
        <span class="from">{from}</span>
      </div>
      <div class={`sheet ${size}`}>
        {lines.map((line, at) => (
          <p key={`${at} ${line.text}`} class={line.style}>
            {line.text}
          </p>
        ))}
      </div>
      <div class="next">
        <span class="choice focused">▶ {next}</span>
        <span>{place}</span>
      </div>
    </div>
  )
}

function QuestionPage(props: { readonly question: FormQuestion; readonly place: string }) {
  const { text, fact, choices } = props.question
  return (
    <div class="page">
      <div class="top">
        <span class="title">現況届（年に一度の届け）</span>
        <span class="from">{props.place}</span>
      </div>
      <div class="question">{text}</div>
      {fact !== null && (
        <div class="told">
          {fact.label}　<b>{fact.value}</b>
        </div>
      )}
      {choices.map(({ value, label }, at) => (
        <div key={value} class={`choice ${at === 0 ? 'focused' : ''}`}>
          {at + 1}　{label}
        </div>
      ))}
    </div>
  )
}

interface TvPreviewProps {
  readonly draft: NoticeDraft
  readonly questions: readonly FormQuestion[]
  readonly insurerName: string
}

function shownPage({ draft, questions, insurerName }: TvPreviewProps, size: TextSize, at: number) {
  const pages = tvPages(draft.parts, size)
  const count = pages.length + questions.length
  const shown = Math.min(at, count - 1)
  const question = questions[shown - pages.length]
  if (question !== undefined) {
    const place = `${questions.length}つの質問のうち ${shown - pages.length + 1}`
    return { count, shown, page: <QuestionPage question={question} place={place} /> }
  }
  const lastWords = questions.length > 0 ? 'この届けを出す' : '読み終わりました'
  const page = (
    <LetterPage
      lines={pages[shown] ?? []}
      subject={draft.subject}
      from={insurerName}
      size={size}
      place={`${pages.length}ページのうち ${shown + 1}`}
      next={shown === pages.length - 1 ? lastWords : 'つぎのページへ'}
    />
  )
  return { count, shown, page }
}

/** The notice as a TV would page it, in the three text sizes; the real TV draws it itself. */
export function TvPreview(props: TvPreviewProps) {
  const [size, setSize] = useState<TextSize>('large')
  const [at, setAt] = useState(0)
  const { count, shown, page } = shownPage(props, size, at)
  return (
    <section class="col" aria-label="テレビでの見え方">
      <div class="row apart wrap">
        <h2>テレビでの見え方</h2>
        <fieldset class="seg" aria-label="文字の大きさ">
          {sizes.map(([one, word]) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === size}
              onClick={() => setSize(one)}
            >
              {word}
            </button>
          ))}
        </fieldset>
      </div>
      <div class="tv">{page}</div>
      <div class="row apart">
        <button
          type="button"
          class="btn small quiet"
          aria-disabled={shown === 0}
          onClick={() => setAt(Math.max(0, shown - 1))}
        >
          ← 前の画面
        </button>
        <span class="small mute">
          {count}画面のうち {shown + 1}
        </span>
        <button
          type="button"
          class="btn small quiet"
          aria-disabled={shown === count - 1}
          onClick={() => setAt(Math.min(count - 1, shown + 1))}
        >
          次の画面 →
        </button>
      </div>
    </section>
  )
}
