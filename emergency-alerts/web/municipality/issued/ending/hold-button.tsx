import { useEffect, useRef, useState } from 'preact/hooks'
import { heldShare, leftWords } from './hold.ts'

/**
 * Acts once after it was held for two seconds, by the pointer or by Space; letting go stops it. A
 * click alone, Enter and Esc do nothing.
 */
export function HoldButton(props: {
  readonly words: string
  readonly isOff: boolean
  readonly onHeld: () => void
}) {
  const since = useRef<number | null>(null)
  const [held, setHeld] = useState(0)
  const frame = useRef(0)
  const stop = () => {
    cancelAnimationFrame(frame.current)
    since.current = null
    setHeld(0)
  }
  const look = (now: number) => {
    const share = heldShare(since.current, now)
    setHeld(share)
    if (share < 1) {
      frame.current = requestAnimationFrame(look)
      return
    }
    stop()
    props.onHeld()
  }
  const start = () => {
    if (props.isOff || since.current !== null) return
    since.current = performance.now()
    frame.current = requestAnimationFrame(look)
  }
  useEffect(() => stop, [])
  return (
    <button
      type="button"
      class="btn stop go big grow hold"
      aria-disabled={props.isOff}
      style={{ '--held': held }}
      onPointerDown={(event) => event.button === 0 && start()}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onBlur={stop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== ' ') return
        event.preventDefault()
        start()
      }}
      onKeyUp={(event) => event.key === ' ' && stop()}
    >
      <span class="fill" />
      <span>{held === 0 ? props.words : leftWords(held)}</span>
    </button>
  )
}
