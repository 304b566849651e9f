import type { ComponentChildren } from 'preact'
import { Loading, Note } from '#desk-theme/states.tsx'
import type { Trouble } from '../live/hall-answer.ts'

/** In the place of an order that has not come: it is on its way, it is not there, or nobody answers. */
export function OrderMissing(props: {
  readonly trouble: Trouble | null
  /** 発令, 下書き or 提出されたもの. */
  readonly what: string
  /** What holds although it cannot be shown. */
  readonly holds: string
  /** The way on where there is no such order. */
  readonly children: ComponentChildren
}) {
  const { trouble, what } = props
  if (trouble === null) return <Loading words={`${what}を 読んでいます…`} />
  if (trouble.kind === 'refused' && trouble.problem.code === 'not_found') {
    return (
      <Note tone="stop" first={`この${what}は 見つかりません。`} isAlert>
        {props.children}
      </Note>
    )
  }
  return (
    <Note tone="stop" first={`${what}を 開けませんでした。`} isAlert>
      サーバーに つながりません。{props.holds}自動で もう一度ためします。
    </Note>
  )
}
