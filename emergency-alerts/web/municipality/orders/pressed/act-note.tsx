import type { ComponentChildren } from 'preact'
import { Note } from '#desk-theme/states.tsx'
import { clockWithSeconds } from '#desk-theme/words/day-words.ts'
import type { ActDesk } from '../../live/press/act-desk.ts'
import { problemWords } from '../../words/problem-words.ts'

/** What became of a press, in words that first say what did not happen. */
export function ActNote(props: {
  readonly desk: ActDesk<unknown>
  /** 「発令できませんでした。テレビには出ていません。」 */
  readonly failed: string
  /** 「出たかどうか、まだ分かりません。」 */
  readonly unknown: string
  /** What can be done while the server says nothing for long. */
  readonly meanwhile?: ComponentChildren
}) {
  const { desk } = props
  if (desk.kind === 'unknown') {
    const since = clockWithSeconds(desk.since)
    return (
      <Note tone="stop" first={props.unknown} isAlert>
        {desk.step === 'sends_again' ? (
          `もう一度押さないでください。${since} から 台帳を確かめています…`
        ) : (
          <>
            {since} に押したものは、もう送りなおしません。どうなったかは、つながりしだい
            ここに出ます。{props.meanwhile}
          </>
        )}
      </Note>
    )
  }
  if (desk.kind === 'not_arrived') {
    return (
      <Note tone="care" first="届いていませんでした。" isAlert>
        台帳を確かめました。何も変わっていません。もう一度 押せます。
      </Note>
    )
  }
  if (desk.kind !== 'refused') return null
  const { problem } = desk
  return (
    <Note tone="stop" first={props.failed} isAlert>
      {problemWords(problem)}{' '}
      {problem.findings?.map(({ sentence }) => (
        <span key={sentence}>{sentence} </span>
      ))}
      <span class="mono small">{problem.code}</span>
    </Note>
  )
}
