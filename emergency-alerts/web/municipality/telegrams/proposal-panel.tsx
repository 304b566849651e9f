import { ActButton, Note } from '#desk-theme/states.tsx'
import { clock, dayWords } from '#desk-theme/words/day-words.ts'
import type { OrderView, Place } from '#emergency-alerts/contract/desk/order-view'
import { err } from '#emergency-alerts/contract/result'
import type { ProposedDraft } from '#emergency-alerts/src/orders/jma/proposals/proposal'
import { editDraft } from '../compose/draft/edit-draft.ts'
import { newDraft } from '../compose/draft/new-draft.ts'
import { useReach } from '../compose/use-reach.ts'
import { type HallView, hasRole } from '../hall-view.ts'
import { isOpen } from '../live/act-desk.ts'
import { useAct } from '../live/use-act.ts'
import { TownMap } from '../map/town-map.tsx'
import { ActNote } from '../orders/act-note.tsx'
import { LevelBadge } from '../orders/level-badge.tsx'
import { hashOf } from '../routes.ts'
import { count } from '../words/number-words.ts'
import { type HeldTelegram, proposalOf, type TelegramEvent } from './telegram-desk.ts'

const wholeTown = { kind: 'municipality' } as const

/** Everything filled in for the whole town: which towns a warning means, the mayor decides. */
function draftOf({ hazard, kind }: ProposedDraft, { area, now }: HallView) {
  const draft = newDraft({ hazard, kind }, { area, now })
  return editDraft(draft, { kind: 'area', area: wholeTown }, { area, versionKind: 'order' })
}

const minutesUntil = (arrivesAt: string, now: Date): number =>
  Math.round((Date.parse(arrivesAt) - now.getTime()) / 60_000)

function WaveNote({ proposed, now }: { readonly proposed: ProposedDraft; readonly now: Date }) {
  const { wave } = proposed
  if (wave === null) return null
  const minutes = wave.arrivesAt === null ? null : minutesUntil(wave.arrivesAt, now)
  const first =
    minutes === null
      ? `${wave.arrival}。`
      : minutes > 0
        ? `到達予想まで ${minutes}分。`
        : '到達予想の時刻を すぎています。'
  return (
    <Note tone="care" first={first}>
      予想される高さ {wave.height}。火の始末などのヒントは、津波では出しません。
    </Note>
  )
}

const oldAfterHours = 6

/** A telegram says when it was sent; one from long ago is no news of a danger now. */
function OldNote({ telegram, now }: { readonly telegram: HeldTelegram; readonly now: Date }) {
  const sentAt = new Date(telegram.checked.telegram?.control.sentAt ?? '')
  const hours = (now.getTime() - sentAt.getTime()) / 3_600_000
  if (!(hours > oldAfterHours)) return null
  return (
    <Note tone="stop" first="古い電文です。">
      {sentAt.getUTCFullYear()}年 {dayWords(sentAt)} {clock(sentAt)}{' '}
      に送られたものです。いまの危険では ないかもしれません。
    </Note>
  )
}

function OneProposal(props: {
  readonly hall: HallView
  readonly telegram: HeldTelegram
  readonly proposed: ProposedDraft
  readonly place: Place
  readonly onEvent: (event: TelegramEvent) => void
}) {
  const { hall, telegram, proposed, place, onEvent } = props
  const act = useAct<OrderView>()
  const counted = useReach(hall.api, wholeTown)
  const draft = draftOf(proposed, hall)
  const isDrill = place === 'drill'
  const off = hasRole(hall, 'drafter') ? hall.off : '下書きにできるのは 作成担当の人です'
  const open = async () => {
    const desk = await act.press({
      send: (key) => hall.api.openAt(place, draft, key),
      find: async () => err('a draft that was not answered is not looked for'),
    })
    if (desk.kind !== 'done') return
    onEvent({ kind: 'used', telegramId: telegram.telegramId, orderId: desk.value.orderId })
    const hash = hashOf.draft(desk.value.orderId)
    if (isDrill) location.href = `./drill/${hash}`
    else location.hash = hash
  }
  return (
    <section class="panel acts" aria-label="提案する下書き">
      <header>
        <h2>提案する下書き</h2>
        <LevelBadge what={proposed} size="large" />
        <span class="r small">
          気象庁の「{proposed.warning}」→ <b>町長の発令</b>
        </span>
      </header>
      <div class="proposal">
        <div class="telegram-words">
          <ActNote
            desk={act.desk}
            failed="下書きに できませんでした。"
            unknown="下書きができたか、まだ分かりません。"
          />
          <dl class="kv">
            <dt>警報の区域</dt>
            <dd>{proposed.areas.map(({ name }) => name).join('・')}</dd>
            <dt>下書きの区域</dt>
            <dd>
              <b>{hall.area.municipality.name.text}の全域</b>から始めます。下書きで 町丁目に
              しぼれます
            </dd>
            <dt>届く先</dt>
            <dd>
              {counted.reach === null
                ? '数えています…'
                : `${count(counted.reach.homes)}世帯　${count(counted.reach.people)}人　テレビ ${count(counted.reach.boxes)}台`}
            </dd>
            <dt>ことば</dt>
            <dd>
              <b>{draft.words.ja.headline.text}</b>　{draft.words.ja.what.text}
              {draft.words.ja.act.text}
            </dd>
            <dt>避難場所</dt>
            <dd>この災害に使える {draft.shelterIds.length}か所だけ</dd>
          </dl>
          <OldNote telegram={telegram} now={hall.now} />
          <WaveNote proposed={proposed} now={hall.now} />
          {isDrill && (
            <Note tone="info" first="訓練の電文です。">
              訓練の場だけで 使えます。本番には なりません。
            </Note>
          )}
          <div class="row wrap">
            <ActButton
              look="go big"
              isOff={off !== null || !isOpen(act.desk) || telegram.isPutAside}
              onPress={open}
            >
              {isDrill ? '訓練の場の 下書きにする' : '下書きにして確かめる'}
            </ActButton>
            <ActButton
              look="quiet big"
              isOff={telegram.isPutAside}
              onPress={() => onEvent({ kind: 'put_aside', telegramId: telegram.telegramId })}
            >
              {telegram.isPutAside ? '使わないことにしました' : '使わない'}
            </ActButton>
          </div>
          {off !== null && <span class="hint">{off}</span>}
        </div>
        <TownMap
          area={hall.area}
          label="この災害に使える避難場所の地図"
          areas={[]}
          withTowns
          shelters={hall.area.shelters.filter(({ hazards }) => hazards.includes(proposed.hazard))}
          hazard={proposed.hazard}
          focus="municipality"
        />
      </div>
    </section>
  )
}

/** What the telegram proposes; a drill telegram only ever to the drill place. */
export function ProposalPanels(props: {
  readonly hall: HallView
  readonly telegram: HeldTelegram
  readonly onEvent: (event: TelegramEvent) => void
}) {
  const proposal = proposalOf(props.telegram)
  if (proposal === null) return null
  return (
    <>
      {proposal.drafts.map((proposed) => (
        <OneProposal
          key={`${props.telegram.telegramId} ${proposed.hazard}`}
          {...props}
          proposed={proposed}
          place={proposal.status === 'Actual' ? 'actual' : 'drill'}
        />
      ))}
    </>
  )
}
