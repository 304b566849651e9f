import type { DeviceProfile } from '../protocol/frame-messages.ts'
import { computerKeyOf } from '../remote/computer-keys.ts'
import { isDelivered } from '../remote/device-profiles.ts'
import type { HeldCaps } from '../remote/press-and-hold.ts'
import { capName, capWords, type RemoteCap } from '../remote/remote-caps.ts'
import type { Persona } from '../town/town.ts'

interface Props {
  readonly device: DeviceProfile
  readonly held: readonly RemoteCap[]
  readonly caps: HeldCaps
  readonly card: Persona | null
  readonly onDrop: (personaId: string) => void
  readonly onTake: () => void
}

const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const
const arrows = ['up', 'left', 'ok', 'right', 'down'] as const
const colours = ['blue', 'red', 'green', 'yellow'] as const

const Cap = ({
  cap,
  device,
  held,
  caps,
}: { readonly cap: RemoteCap } & Omit<Props, 'card' | 'onDrop' | 'onTake'>) => {
  const isSilent = !isDelivered(device, cap)
  const look = ['rk', `k-${cap}`, held.includes(cap) ? 'held' : '', isSilent ? 'silent' : '']
  return (
    <button
      type="button"
      tabIndex={-1}
      class={look.join(' ')}
      aria-label={capName(cap)}
      title={isSilent ? 'この箱では アプリに届きません' : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        caps.press(cap)
      }}
      onPointerUp={() => caps.release(cap)}
      onPointerCancel={() => caps.release(cap)}
      onClick={(event) => {
        // A click without a pointer comes from assistive technology: a short press.
        if (event.detail !== 0) return
        caps.press(cap)
        caps.release(cap)
      }}
    >
      {capWords[cap]}
      <kbd>{computerKeyOf[cap]}</kbd>
    </button>
  )
}

const Slot = ({ card, onDrop, onTake }: Pick<Props, 'card' | 'onDrop' | 'onTake'>) => (
  <fieldset
    class="slot"
    aria-label="カードを置く所"
    onDragOver={(event) => event.preventDefault()}
    onDrop={(event) => {
      event.preventDefault()
      onDrop(event.dataTransfer?.getData('text/plain') ?? '')
    }}
  >
    {card !== null && (
      <button type="button" class="inslot" onClick={onTake}>
        {card.name}
        <small>押すと カードを離す</small>
      </button>
    )}
    <span>ここにカードを置く</span>
  </fieldset>
)

/** A remote as it lies in a Japanese living room; the card is laid on its lower end. */
export const Remote = ({ card, onDrop, onTake, ...keys }: Props) => {
  const draw = (cap: RemoteCap) => <Cap key={cap} cap={cap} {...keys} />
  return (
    <section class="rem" aria-label="リモコン">
      <div class="num">{numbers.map(draw)}</div>
      <div class="dpad">{arrows.map(draw)}</div>
      <div class="rrow">
        {draw('back')}
        {draw('d')}
      </div>
      <div class="cols">{colours.map(draw)}</div>
      <Slot card={card} onDrop={onDrop} onTake={onTake} />
    </section>
  )
}
