import { Icon } from '#desk-theme/icon.tsx'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Hazard } from '#emergency-alerts/contract/order-document'
import { orderShelterOf } from '#emergency-alerts/src/areas/shelters/shelters-for'
import { hazardNames } from '#emergency-alerts/src/orders/words/order-kinds'
import type { DraftEdit } from './draft/edit-draft.ts'
import { type ShelterAtDistance, sheltersByDistance, sheltersNear } from './draft/shelters-near.ts'

interface SheltersPanelProps {
  /** 訓練の, in the drill place. */
  readonly mark: string
  readonly draft: OrderDraft
  readonly area: AreaFile
  readonly isOff: boolean
  readonly onEdit: (edit: DraftEdit) => void
}

const distance = (metres: number | null): string => {
  if (metres === null) return ''
  return metres < 1000 ? `${Math.round(metres / 10) * 10}m` : `${(metres / 1000).toFixed(1)}km`
}

const onlyFor = (hazards: readonly Hazard[]): string =>
  hazards.length === 0
    ? '災害の指定なし'
    : `${hazards.map((hazard) => hazardNames[hazard].ja.text).join('・')}だけ`

function ShelterRow({ at, panel }: { at: ShelterAtDistance; panel: SheltersPanelProps }) {
  const { draft, isOff, onEdit } = panel
  const { shelter, metres, isFit } = at
  const floor = orderShelterOf(shelter, draft.hazard)?.floor?.text
  const id = `shelter-${shelter.shelterId}`
  if (!isFit) {
    return (
      <li class="unfit">
        <Icon name="cross" />
        <span>
          <s>{shelter.name.text}</s> <small>{onlyFor(shelter.hazards)}</small>
        </span>
      </li>
    )
  }
  return (
    <li>
      <input
        id={id}
        type="checkbox"
        class="tick"
        data-row="shelters"
        checked={draft.shelterIds.includes(shelter.shelterId)}
        disabled={isOff}
        onChange={(event) =>
          onEdit({
            kind: 'shelter',
            shelterId: shelter.shelterId,
            isOn: event.currentTarget.checked,
          })
        }
      />
      <label for={id}>
        {shelter.name.text}{' '}
        <small>
          {floor !== undefined && `${floor}へ　`}
          {distance(metres)}
        </small>
      </label>
    </li>
  )
}

/** Where people are sent: what is fit for the hazard, the nearest first; unfit ones stay visible. */
export function SheltersPanel(props: SheltersPanelProps) {
  const { draft, area, isOff, onEdit } = props
  const all = sheltersByDistance(draft, area)
  const near = sheltersNear(draft, area)
  const isAsNear =
    near.length === draft.shelterIds.length && near.every((id) => draft.shelterIds.includes(id))
  const hazard = hazardNames[draft.hazard].ja.text
  return (
    <section class="panel shelter-panel" aria-labelledby="shelters">
      <header>
        <h2 id="shelters">{props.mark}避難場所</h2>
        <span class="small mute">
          {hazard}に使える {draft.shelterIds.length}か所を 案内
        </span>
        {!isAsNear && draft.area !== null && (
          <button
            type="button"
            class="link r small"
            disabled={isOff}
            onClick={() => onEdit({ kind: 'shelters_as_near' })}
          >
            近い所に戻す
          </button>
        )}
      </header>
      {draft.area === null ? (
        <p class="in small mute">区域を選ぶと、近くて {hazard}に使える所が 入ります。</p>
      ) : (
        <ul class="shelter-list scroll-y">
          {[...all.filter(({ isFit }) => isFit), ...all.filter(({ isFit }) => !isFit)].map((at) => (
            <ShelterRow key={at.shelter.shelterId} at={at} panel={props} />
          ))}
        </ul>
      )}
    </section>
  )
}
