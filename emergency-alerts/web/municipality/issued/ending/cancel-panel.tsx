import { useEffect, useState } from 'preact/hooks'
import type { CancelReason } from '#emergency-alerts/contract/desk/desk-acts'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import { markedWords } from '#emergency-alerts/src/orders/document/document-of'
import { cancelWords } from '#emergency-alerts/src/orders/words/end-words'
import { nameArea } from '#emergency-alerts/src/orders/words/name-area'
import type { HallView } from '../../hall-view.ts'
import { isOpen } from '../../live/press/act-desk.ts'
import { useAct } from '../../live/press/use-act.ts'
import { LevelBadge, orderName } from '../../orders/level-badge.tsx'
import { inForceVersion } from '../../orders/order-facts.ts'
import { ActNote } from '../../orders/pressed/act-note.tsx'
import { Meanwhile } from '../../orders/pressed/meanwhile.tsx'
import { count } from '../../words/number-words.ts'
import { HoldButton } from './hold-button.tsx'

const reasons: readonly (readonly [CancelReason, string])[] = [
  ['mistake', 'まちがいでした'],
  ['not_needed', '不要になりました（危険がなかった）'],
]

interface Of {
  readonly hall: HallView
  readonly order: OrderView
  readonly version: VersionView
}

/** The very words that every television will show. */
function ReadyWords({ hall, version, reason }: Omit<Of, 'order'> & { reason: CancelReason }) {
  const { hazard, kind, area, cause } = version.draft
  const words = cancelWords(reason, {
    hazard,
    kind,
    cause,
    area: area === null ? null : nameArea(area, hall.area),
  })
  const ja = markedWords(hall.words.place, words.ja)
  return (
    <blockquote class="ready-words">
      <b>{ja.headline.text}</b>
      <br />
      {ja.what.text}
      {ja.act.text}
    </blockquote>
  )
}

/** Two seconds of holding, by one person: Hawaii waited 38 minutes for a second one. */
export function CancelPanel(props: Of & { readonly onClose: () => void }) {
  const { hall, order, version, onClose } = props
  const [reason, setReason] = useState<CancelReason>('mistake')
  const act = useAct<OrderView>()
  const cancel = () =>
    act.press({
      send: (key) => hall.api.cancel({ orderId: order.orderId, body: { reason }, key }),
      find: async () => {
        const asked = await hall.api.order(order.orderId)
        if (!asked.ok) return asked
        return { ok: true, value: inForceVersion(asked.value) === null ? asked.value : null }
      },
    })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <section class="panel stops" aria-labelledby="cancel">
      <header>
        <h2 id="cancel">{hall.words.doing}取り消す</h2>
        <LevelBadge what={version.draft} />
      </header>
      <div class="in">
        <ActNote
          desk={act.desk}
          failed="取り消せませんでした。テレビには まだ出ています。"
          unknown="取り消せたかどうか、まだ分かりません。"
          meanwhile={<Meanwhile hall={hall} />}
        />
        <p>
          {hall.me.municipality.name}の {count(version.reach?.homes ?? 0)}世帯に出ている
          <b>{orderName(version.draft)}</b>を取り消します。
        </p>
        <div class="f">
          <label for="cancel-reason">理由</label>
          <select
            id="cancel-reason"
            class="in-t"
            value={reason}
            onChange={(event) =>
              setReason(event.currentTarget.value === 'mistake' ? 'mistake' : 'not_needed')
            }
          >
            {reasons.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <div class="f">
          <span class="label">テレビに出ることば</span>
          <ReadyWords hall={hall} version={version} reason={reason} />
        </div>
        <div class="row">
          <button type="button" class="btn quiet big" onClick={onClose}>
            やめる
          </button>
          <HoldButton
            words={
              hall.words.place === 'drill'
                ? '2秒 押し続けて 訓練を取り消す'
                : '2秒 押し続けて 取り消す'
            }
            isOff={!isOpen(act.desk) || hall.off !== null}
            onHeld={cancel}
          />
        </div>
        <p class="hint">
          2人目を待ちません。承認担当に同時に知らせ、あとで 確かめの印をもらいます。
          {hall.off !== null && <b> {hall.off}</b>}
        </p>
      </div>
    </section>
  )
}
