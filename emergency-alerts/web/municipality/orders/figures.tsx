import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#desk-theme/icon.tsx'
import { count } from '../words/number-words.ts'

/** One number with what it counts; `d` says more about it. */
export function Figure(props: {
  readonly name: string
  readonly number: number | null
  readonly unit: string
  readonly icon?: IconName
  readonly isAlarm?: boolean
  readonly children?: ComponentChildren
}) {
  const { name, number, unit, icon } = props
  return (
    <div class={`fig ${props.isAlarm === true ? 'alarm' : ''}`}>
      <div class="k">
        {icon !== undefined && <Icon name={icon} />}
        {name}
      </div>
      <div class="v">
        {number === null ? '–' : count(number)}
        <small>{unit}</small>
      </div>
      {props.children !== undefined && <div class="d">{props.children}</div>}
    </div>
  )
}

/** Displayed, waiting and not reached, each with its own pattern. */
export function BoxMeter(props: {
  readonly displayed: number
  readonly pending: number
  readonly failed: number
}) {
  const { displayed, pending, failed } = props
  const all = Math.max(1, displayed + pending + failed)
  const width = (part: number) => ({ width: `${(100 * part) / all}%` })
  return (
    <div
      class="meter tall"
      role="img"
      aria-label={`表示した ${displayed}台、返事待ち ${pending}台、届かない ${failed}台`}
    >
      <i class="m-seen" style={width(displayed)} />
      <i class="m-wait" style={width(pending)} />
      <i class="m-fail" style={width(failed)} />
    </div>
  )
}
