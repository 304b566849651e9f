import { useState } from 'preact/hooks'
import { Icon } from '#desk-theme/icon.tsx'
import {
  type DraftWords,
  type Language,
  languages,
  type OrderDraft,
} from '#emergency-alerts/contract/desk/order-draft'
import type { Finding } from '#emergency-alerts/src/orders/checks/finding'
import { namesIn } from '#emergency-alerts/src/orders/words/fill-words'
import { type DraftEdit, type EditContext, type PartName, wordsInput } from '../draft/edit-draft.ts'
import { FindingNote, PartField } from './part-field.tsx'

export const languageNames = {
  ja: '日本語',
  easy: 'やさしい日本語',
  en: 'English',
} as const satisfies Record<Language, string>

const parts = ['headline', 'what', 'act', 'otherwise'] as const satisfies readonly PartName[]

const isIn = (language: Language, { at }: Finding): boolean =>
  at === language || at.startsWith(`${language}.`)

export function LanguageSwitch(props: {
  /** 【訓練】, in the drill place. */
  readonly sign: string
  readonly language: Language
  readonly troubled: (language: Language) => boolean
  readonly onLanguage: (language: Language) => void
}) {
  return (
    <fieldset class="seg" aria-label={`${props.sign}ことばの種類`}>
      {props.sign !== '' && <b class="seg-sign">{props.sign}</b>}
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          aria-pressed={props.language === language}
          onClick={() => props.onLanguage(language)}
        >
          {languageNames[language]}
          {props.troubled(language) && (
            <>
              {' '}
              <Icon name="warning" />
              <span class="only-read-aloud">直す所があります</span>
            </>
          )}
        </button>
      ))}
    </fieldset>
  )
}

const lengthOf = (words: DraftWords): number =>
  parts.reduce((sum, part) => sum + Array.from(words[part].text).length, 0)

interface WordsPanelProps {
  /** 訓練の, in the drill place. */
  readonly mark: string
  readonly sign: string
  readonly draft: OrderDraft
  readonly context: EditContext
  readonly findings: readonly Finding[]
  readonly isOff: boolean
  readonly onEdit: (edit: DraftEdit) => void
}

/** The words in three languages, checked while they are typed. */
export function WordsPanel(props: WordsPanelProps) {
  const { mark, sign, draft, context, findings, isOff, onEdit } = props
  const [language, setLanguage] = useState<Language>('ja')
  const words = draft.words[language]
  const { area, cause } = namesIn(language, wordsInput(draft, context.area))
  const here = findings.filter((finding) => isIn(language, finding))
  const inWords = findings.filter((finding) => languages.some((each) => isIn(each, finding)))
  return (
    <section class="panel words-panel" aria-labelledby="words">
      <header>
        <h2 id="words">{mark}ことば</h2>
        <span class="r" />
        <LanguageSwitch
          sign={sign}
          language={language}
          troubled={(each) => findings.some((finding) => isIn(each, finding))}
          onLanguage={setLanguage}
        />
      </header>
      <div class="in scroll-y">
        {parts.map((part) => (
          <PartField
            key={`${language}.${part}`}
            language={language}
            part={part}
            words={words[part]}
            names={[area.text, cause?.text ?? '']}
            findings={here.filter(({ at }) => at === `${language}.${part}`)}
            isOff={isOff}
            onEdit={onEdit}
          />
        ))}
        {here
          .filter(({ at }) => at === language)
          .map((finding) => (
            <FindingNote key={finding.code} finding={finding} onMend={null} />
          ))}
        <div class="row apart small mute">
          <span>
            <mark>下線</mark> は区域・原因から自動で入ります
          </span>
          <span>{lengthOf(words)} / 400字</span>
        </div>
        {parts.some((part) => words[part].isEdited) && (
          <p class="small mute">
            手で書いた文は、ほかのことばには うつりません。
            {languages
              .filter((each) => each !== language)
              .map((each) => languageNames[each])
              .join('と ')}
            も 見てください。
          </p>
        )}
        {inWords.length === 0 && (
          <div class="li tone-ok">
            <Icon name="check" />
            <span>ことばの検査に 合格（避難勧告なし・3か国語・読みがな）</span>
          </div>
        )}
      </div>
    </section>
  )
}
