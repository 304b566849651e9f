import { useState } from 'preact/hooks'
import { livePace } from '#desk-theme/live/freshness.ts'
import { useFeed } from '#desk-theme/live/use-feed.ts'
import { Empty } from '#desk-theme/states.tsx'
import { whenWords } from '#desk-theme/words/day-words.ts'
import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { err, ok } from '#emergency-alerts/contract/result'
import { type HallView, hasRole } from '../hall-view.ts'
import { useAct } from '../live/press/use-act.ts'
import { ActNote } from '../orders/pressed/act-note.tsx'
import { hashOf } from '../route/routes.ts'
import { ProposalPanels } from './proposal-panel.tsx'
import { TelegramFacts } from './telegram-facts.tsx'
import { TelegramTags } from './telegram-tags.tsx'
import { verdictWords } from './telegram-words.ts'

function stateWords(telegram: TelegramView): string {
  if (telegram.drafts.some(({ orderId }) => orderId !== null)) {
    return telegram.place === 'drill' ? '訓練の場の 下書きにしました' : '下書きにしました'
  }
  if (telegram.replacedBy !== null) return 'あとの電文で 変わりました'
  if (telegram.setAside !== null) return '使わないことにしました'
  return telegram.place === null ? verdictWords(telegram) : '未処理'
}

function Take({ hall }: { readonly hall: HallView }) {
  const [text, setText] = useState('')
  const act = useAct<TelegramView>()
  const off = hasRole(hall, 'drafter') ? hall.off : '読み込めるのは 作成担当の人です'
  const read = async (bytes: Uint8Array<ArrayBuffer>) => {
    if (off !== null) return
    const desk = await act.press({
      send: () => hall.api.bringTelegram(bytes),
      // The same bytes again are the same telegram.
      find: async () => {
        const again = await hall.api.bringTelegram(bytes)
        if (again.kind === 'outcome_unknown') return err(again)
        return ok(again.kind === 'done' ? again.value : null)
      },
    })
    if (desk.kind !== 'done') return
    setText('')
    act.again()
    location.hash = hashOf.telegram(desk.value.telegramId)
  }
  const readFiles = async (files: FileList | null) => {
    for (const file of files ?? []) await read(new Uint8Array(await file.arrayBuffer()))
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
        <ActNote
          desk={act.desk}
          failed="電文を 読み込めませんでした。"
          unknown="読み込めたか、まだ分かりません。"
        />
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
            disabled={text.trim() === '' || off !== null}
            onClick={() => read(new TextEncoder().encode(text))}
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
          {off !== null && <span class="hint">{off}</span>}
        </div>
      </div>
    </section>
  )
}

function List(props: {
  readonly held: readonly TelegramView[]
  readonly chosen: string | null
  readonly now: Date
}) {
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
            data-row="telegrams"
            href={hashOf.telegram(telegram.telegramId)}
            aria-current={telegram.telegramId === props.chosen ? 'true' : undefined}
          >
            <span class="row apart">
              <TelegramTags telegram={telegram} />
              <span class="small">{whenWords(new Date(telegram.receivedAt), props.now)}</span>
            </span>
            <b>{telegram.telegram?.headTitle ?? '不明な電文'}</b>
            <span class="small mute">{stateWords(telegram)}</span>
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
  const feed = useFeed(hall.api.telegrams, 'telegrams', livePace)
  const held = feed.value?.telegrams ?? []
  const chosen = held.find(({ telegramId }) => telegramId === props.telegramId) ?? held[0] ?? null
  return (
    <>
      <div class="head">
        <h1>電文取込</h1>
        <span class="sub">
          気象庁防災情報XML を読むと、下書きを提案します。<b>自動では 発令しません。</b>
        </span>
      </div>
      <div class="telegram-columns">
        <div class="col g4">
          <Take hall={hall} />
          {held.length > 0 && (
            <List held={held} chosen={chosen?.telegramId ?? null} now={hall.now} />
          )}
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
              <TelegramFacts hall={hall} telegram={chosen} />
              <ProposalPanels hall={hall} telegram={chosen} />
            </>
          )}
        </div>
      </div>
    </>
  )
}
