import { ActButton, Note } from '#desk-theme/states.tsx'
import { clock, dayWords, whenWords } from '#desk-theme/words/day-words.ts'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import type { TelegramDraft, TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { ok, type Result } from '#emergency-alerts/contract/result'
import { fillWords } from '#emergency-alerts/src/orders/words/fill-words'
import { nameArea } from '#emergency-alerts/src/orders/words/name-area'
import { causeOfWarning } from '#emergency-alerts/src/orders/words/tsunami-warnings'
import { useReach } from '../compose/use-reach.ts'
import { type HallView, hasRole } from '../hall-view.ts'
import type { Trouble } from '../live/hall-answer.ts'
import { isOpen } from '../live/press/act-desk.ts'
import { useAct } from '../live/press/use-act.ts'
import { TownMap } from '../map/town-map.tsx'
import { areaInFull } from '../orders/area-words.ts'
import { LevelBadge, orderName } from '../orders/level-badge.tsx'
import { ActNote } from '../orders/pressed/act-note.tsx'
import { hashOf } from '../route/routes.ts'
import { count } from '../words/number-words.ts'

const minutesUntil = (arrivesAt: string, now: Date): number =>
  Math.round((Date.parse(arrivesAt) - now.getTime()) / 60_000)

function WaveNote({ proposed, now }: { readonly proposed: TelegramDraft; readonly now: Date }) {
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
function OldNote({ telegram, now }: { readonly telegram: TelegramView; readonly now: Date }) {
  const sentAt = new Date(telegram.telegram?.reportedAt ?? '')
  const hours = (now.getTime() - sentAt.getTime()) / 3_600_000
  if (!(hours > oldAfterHours)) return null
  return (
    <Note tone="stop" first="古い電文です。">
      {sentAt.getUTCFullYear()}年 {dayWords(sentAt)} {clock(sentAt)}{' '}
      に送られたものです。いまの危険では ないかもしれません。
    </Note>
  )
}

interface OfProposal {
  readonly hall: HallView
  readonly telegram: TelegramView
  readonly proposed: TelegramDraft
  readonly number: number
}

/** The telegram as it stands now, for whoever does not know what came of a press. */
async function findTelegram(
  { api }: HallView,
  { telegramId }: TelegramView,
): Promise<Result<TelegramView | null, Trouble>> {
  const asked = await api.telegrams()
  if (!asked.ok) return asked
  return ok(asked.value.telegrams.find((one) => one.telegramId === telegramId) ?? null)
}

/** The press that makes the draft; afterwards the way to it. */
function Use({ hall, telegram, proposed, number }: OfProposal) {
  const act = useAct<Pick<OrderView, 'orderId'>>()
  const isDrill = telegram.place === 'drill'
  const goTo = (orderId: string) => {
    const hash = hashOf.draft(orderId)
    if (isDrill) location.href = `./drill/${hash}`
    else location.hash = hash
  }
  const off = hasRole(hall, 'drafter') ? hall.off : '下書きにできるのは 作成担当の人です'
  const isGone = telegram.replacedBy !== null
  const use = () =>
    act.press({
      send: (key) => hall.api.useTelegram(telegram.telegramId, number, key),
      find: async () => {
        const asked = await findTelegram(hall, telegram)
        if (!asked.ok) return asked
        const made = asked.value?.drafts[number]?.orderId ?? null
        return ok(made === null ? null : { orderId: made })
      },
      follow: (made) => goTo(made.orderId),
    })
  const { orderId } = proposed
  if (orderId !== null) {
    return (
      <ActButton look="big" onPress={() => goTo(orderId)}>
        {isDrill ? '訓練の場の 下書きを開く' : '作った下書きを開く'}
      </ActButton>
    )
  }
  return (
    <>
      <ActNote
        desk={act.desk}
        failed="下書きに できませんでした。"
        unknown="下書きができたか、まだ分かりません。"
      />
      <ActButton
        look="go big"
        isOff={off !== null || isGone || !isOpen(act.desk)}
        describedBy="use-hint"
        onPress={use}
      >
        {isDrill ? '訓練の場の 下書きにする' : '下書きにして確かめる'}
      </ActButton>
      <span id="use-hint" class="hint">
        {isGone ? 'あとの電文で なくなった提案です' : off}
      </span>
    </>
  )
}

/** What the draft would be, as far as the telegram and the municipality say it beforehand. */
function WouldBe({ hall, proposed }: Pick<OfProposal, 'hall' | 'proposed'>) {
  const { towns, hazard, kind } = proposed
  const area = towns.length === 0 ? null : ({ kind: 'towns', towns } as const)
  const { reach } = useReach(hall.api, area)
  const words = fillWords({
    hazard,
    kind,
    area: area === null ? null : nameArea(area, hall.area),
    cause: causeOfWarning(proposed),
  })?.ja
  return (
    <>
      <dt>下書きの区域</dt>
      <dd>
        {area === null ? (
          '下書きで選びます'
        ) : (
          <>
            <b>町が決めた区域 {towns.length}町丁目</b>　{areaInFull(area, hall.area)}
          </>
        )}
      </dd>
      {reach !== null && (
        <>
          <dt>届く先</dt>
          <dd>
            <b>{count(reach.homes)}世帯</b>　{count(reach.people)}人　テレビ {count(reach.boxes)}台
          </dd>
        </>
      )}
      {words !== undefined && (
        <>
          <dt>ことば</dt>
          <dd class="ready-words">
            <b>{words.headline.text}</b>
            <br />
            {words.what.text}
            {words.act.text}
          </dd>
        </>
      )}
    </>
  )
}

/** 使わない: it stays in the list and in the log, and can be taken up again. */
function Aside({ hall, telegram }: Pick<OfProposal, 'hall' | 'telegram'>) {
  const act = useAct<TelegramView>()
  const { setAside } = telegram
  const off = hasRole(hall, 'drafter') ? hall.off : '決められるのは 作成担当の人です'
  const press = async () => {
    const desk = await act.press({
      send: () => hall.api.setTelegramAside(telegram.telegramId, setAside === null),
      find: async () => {
        const asked = await findTelegram(hall, telegram)
        if (!asked.ok) return asked
        const isDone = (asked.value?.setAside === null) === (setAside !== null)
        return ok(isDone ? asked.value : null)
      },
    })
    if (desk.kind === 'done') act.again()
  }
  return (
    <>
      <ActNote
        desk={act.desk}
        failed="決められませんでした。"
        unknown="届いたか、まだ分かりません。"
      />
      {setAside !== null && (
        <Note tone="info" first="使わないことにしました。">
          {setAside.by.name}　{whenWords(new Date(setAside.at), hall.now)}。記録に 残っています。
        </Note>
      )}
      <ActButton look="quiet big" isOff={off !== null || !isOpen(act.desk)} onPress={press}>
        {setAside === null ? '使わない' : 'やはり 使う'}
      </ActButton>
    </>
  )
}

function OneProposal(props: OfProposal) {
  const { hall, telegram, proposed } = props
  const isDrill = telegram.place === 'drill'
  const { shelters } = hall.area
  const { hazard, kind, level, towns } = proposed
  const areas =
    towns.length === 0
      ? []
      : [{ selection: { kind: 'towns', towns } as const, level, name: orderName({ hazard, kind }) }]
  const fit = shelters.filter(({ hazards }) => hazards.includes(proposed.hazard))
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
          <OldNote telegram={telegram} now={hall.now} />
          <dl class="kv">
            <dt>警報の区域</dt>
            <dd>{proposed.areas.join('・')}</dd>
            <WouldBe hall={hall} proposed={proposed} />
            <dt>避難場所</dt>
            <dd>この災害に使える {fit.length}か所だけ</dd>
          </dl>
          <WaveNote proposed={proposed} now={hall.now} />
          {isDrill && (
            <Note tone="info" first="訓練の電文です。">
              訓練の場だけで 使えます。本番には なりません。
            </Note>
          )}
          <div class="proposal-acts">
            {telegram.setAside === null && <Use {...props} />}
            {telegram.replacedBy === null && proposed.orderId === null && (
              <Aside hall={hall} telegram={telegram} />
            )}
          </div>
        </div>
        <TownMap
          area={hall.area}
          label="この災害に使える避難場所の地図"
          areas={areas}
          withTowns={towns.length === 0}
          shelters={fit}
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
  readonly telegram: TelegramView
}) {
  return (
    <>
      {props.telegram.drafts.map((proposed, number) => (
        <OneProposal
          key={`${props.telegram.telegramId} ${proposed.hazard}`}
          {...props}
          proposed={proposed}
          number={number}
        />
      ))}
    </>
  )
}
