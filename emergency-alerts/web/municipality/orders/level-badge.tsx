import { Icon } from '#desk-theme/icon.tsx'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import { hazardNames, kindNames, levelOf } from '#emergency-alerts/src/orders/words/order-kinds'
import { hazardName } from './hazard-name.ts'

type What = Pick<OrderDraft, 'hazard' | 'kind'>

/** What the mayor ordered: colour, digit and word. A tsunami has a wave: it is outside the levels. */
export function LevelBadge(props: {
  readonly what: What
  readonly size?: 'large'
  readonly isPast?: boolean
}) {
  const { hazard, kind } = props.what
  const level = levelOf(hazard, kind)
  const look = `l${level ?? 4} ${props.size ?? ''} ${props.isPast === true ? 'past' : ''}`
  const name = kindNames[kind].ja.text
  return (
    <span class={`lv ${look}`}>
      <b>
        {level ?? <Icon name="wave" />}
        <span class="only-read-aloud">{level === null ? '' : 'レベル'}</span>
      </b>
      <i>{level === null ? `津波 ${name}` : name}</i>
    </span>
  )
}

/** 洪水（日和佐川）; of a tsunami only the warning, 大津波警報: its badge says the rest already. */
export function hazardWords({ hazard, cause }: Pick<OrderDraft, 'hazard' | 'cause'>): string {
  return hazard === 'tsunami' ? (cause?.text ?? '') : hazardName(hazard, cause)
}

/** 避難指示（洪水）, as sentences name it. */
export const orderName = ({ hazard, kind }: What): string =>
  `${kindNames[kind].ja.text}（${hazardNames[hazard].ja.text}）`

/** 警戒レベル4 避難指示（洪水）; 津波 避難指示 without a level. */
export function orderNameWithLevel({ hazard, kind }: What): string {
  const level = levelOf(hazard, kind)
  if (level === null) return `津波 ${kindNames[kind].ja.text}`
  return `警戒レベル${level} ${orderName({ hazard, kind })}`
}
