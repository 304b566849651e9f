import { useRef } from 'preact/hooks'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import { figuresOf, sumOfFigures } from '../orders/answer-figures.ts'
import { ordersInForce } from '../orders/order-facts.ts'

const atMostEveryMs = 10_000

interface Said {
  readonly help: number
  readonly atMs: number
}

/** Says aloud when more homes call for help: at once, and then at most one sentence in 10 s. */
export function HelpCall(props: {
  /** 【訓練】 before it, in the drill place. */
  readonly sign: string
  readonly orders: readonly OrderView[]
  readonly now: Date
}) {
  const said = useRef<Said>({ help: 0, atMs: Number.NEGATIVE_INFINITY })
  const { help } = sumOfFigures(ordersInForce(props.orders).map(figuresOf))
  const nowMs = props.now.getTime()
  const isNews = help > said.current.help && nowMs - said.current.atMs >= atMostEveryMs
  if (isNews || help < said.current.help) said.current = { help, atMs: nowMs }
  return (
    <p class="only-read-aloud" role="alert">
      {said.current.help > 0 &&
        `${props.sign}助けが必要な世帯が ${said.current.help}世帯 あります。`}
    </p>
  )
}
