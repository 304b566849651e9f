import { useState } from 'preact/hooks'
import { Empty } from '#desk-theme/states.tsx'
import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import type { HallView } from '../hall-view.ts'
import { hashOf } from '../routes.ts'
import { ProposalPanels } from './proposal-panel.tsx'
import { type HeldTelegram, isSuperseded, proposalOf } from './telegram-desk.ts'
import { TelegramFacts } from './telegram-facts.tsx'
import { TelegramTags } from './telegram-tags.tsx'
import { verdictWords } from './telegram-words.ts'
import { readTelegram, useTelegrams } from './use-telegrams.ts'

function stateWords(telegram: HeldTelegram, held: readonly HeldTelegram[]): string {
  if (telegram.draftIds.length > 0) return `下書きにしました（${telegram.draftIds.length}件）`
  if (telegram.isPutAside) return '使わないことにしました'
  if (isSuperseded(telegram, held)) return 'あとの電文で 変わりました'
  return proposalOf(telegram) === null ? verdictWords(telegram.checked) : '未処理'
}

function Take({ hall }: { readonly hall: HallView }) {
  const [text, setText] = useState('')
  const read = (bytes: Uint8Array, name: string) => {
    location.hash = hashOf.telegram(readTelegram(bytes, name, hall.me.municipality.code))
  }
  const readFiles = async (files: FileList | null) => {
    for (const file of files ?? []) read(new Uint8Array(await file.arrayBuffer()), file.name)
  }
  return (
    <section
      class="panel take"
      aria-label="電文を読み込む"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void readFiles(event.dataTransfer?.files ?? null)
      }}
    >
      <div class="in tight-in">
        <label for="telegram-text" class="small">
          <b>電文（XML）を 貼りつけるか、ファイルを ここに置く</b>
        </label>
        <textarea
          id="telegram-text"
          class="in-t mono"
          rows={2}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="row wrap g2">
          <button
            type="button"
            class="btn small"
            disabled={text.trim() === ''}
            onClick={() => {
              read(new TextEncoder().encode(text), '貼りつけた電文')
              setText('')
            }}
          >
            読む
          </button>
          <span class="btn small quiet file-button">
            ファイルを選ぶ
            <input
              type="file"
              accept=".xml,text/xml,application/xml"
              multiple
              aria-label="電文のファイルを選ぶ"
              onChange={(event) => readFiles(event.currentTarget.files)}
            />
          </span>
        </div>
      </div>
    </section>
  )
}

function List(props: { readonly held: readonly HeldTelegram[]; readonly chosen: string | null }) {
  return (
    <section class="panel telegram-list" aria-labelledby="telegrams">
      <header>
        <h2 id="telegrams">読んだ電文</h2>
        <span class="r small mute">新しい順</span>
      </header>
      <div class="scroll-y">
        {props.held.map((telegram) => (
          <a
            key={telegram.telegramId}
            class="telegram-row"
            href={hashOf.telegram(telegram.telegramId)}
            aria-current={telegram.telegramId === props.chosen ? 'true' : undefined}
          >
            <span class="row apart">
              <TelegramTags telegram={telegram} />
              <span class="small">{clockWithSeconds(telegram.receivedAt)}</span>
            </span>
            <b>{telegram.checked.telegram?.head.title ?? telegram.name}</b>
            <span class="small mute">{stateWords(telegram, props.held)}</span>
          </a>
        ))}
      </div>
    </section>
  )
}

/** 電文取込: telegrams propose drafts and never issue; who warned and who orders are two. */
export function TelegramsPage(props: {
  readonly hall: HallView
  readonly telegramId: string | null
}) {
  const { hall } = props
  const { held, happen } = useTelegrams()
  const chosen = held.find(({ telegramId }) => telegramId === props.telegramId) ?? held[0] ?? null
  return (
    <>
      <div class="head">
        <h1>電文取込</h1>
        <span class="sub">
          気象庁防災情報XML を読むと、下書きを提案します。<b>自動では 発令しません。</b>
          この一覧は この画面だけのものです
        </span>
      </div>
      <div class="telegram-columns">
        <div class="col g4">
          <Take hall={hall} />
          {held.length > 0 && <List held={held} chosen={chosen?.telegramId ?? null} />}
        </div>
        <div class="col g4">
          {chosen === null ? (
            <section class="panel">
              <Empty
                title="読んだ電文は まだ ありません"
                words="左に貼りつけるか、ファイルを置くと、この町への提案が ここに出ます。"
              />
            </section>
          ) : (
            <>
              <TelegramFacts telegram={chosen} held={held} />
              <ProposalPanels hall={hall} telegram={chosen} onEvent={happen} />
            </>
          )}
        </div>
      </div>
    </>
  )
}
