import type { ComponentChildren } from 'preact'
import { clock } from '#desk-theme/words/day-words.ts'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import { Figure } from '../orders/figures.tsx'

/** Whom the selection reaches by the register; old numbers stay, in grey, while it is counted anew. */
export function ReachBar(props: {
  readonly reach: Reach | null
  readonly isCounting: boolean
  readonly hasArea: boolean
  readonly title: string
  readonly children: ComponentChildren
}) {
  const { reach, isCounting, hasArea } = props
  const when =
    reach === null || !hasArea
      ? '区域を選ぶと 数えます'
      : `${clock(new Date(reach.countedAt))} の台帳で計算`
  const shown = hasArea ? reach : null
  return (
    <section class={`panel acts reach-bar ${isCounting ? 'is-counting' : ''}`} aria-label="届く数">
      <div class="reach-title">
        <b>{props.title}</b>
        <div class="small mute">{when}</div>
      </div>
      <div class="figs grow" role="status">
        <Figure name="世帯" icon="house" number={shown?.homes ?? null} unit="世帯" />
        <Figure name="人" icon="people" number={shown?.people ?? null} unit="人" />
        <Figure name="テレビ" icon="screen" number={shown?.boxes ?? null} unit="台" />
        <Figure
          name="テレビなし"
          icon="warning"
          number={shown?.homesWithoutTelevision ?? null}
          unit="世帯"
        />
        <Figure name="要配慮者" number={shown?.peopleWithSupport ?? null} unit="人" />
      </div>
      {props.children}
    </section>
  )
}
