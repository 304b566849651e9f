import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import type { HallApi } from '../live/hall-api.ts'

export interface CountedReach {
  readonly reach: Reach | null
  /** The numbers are those of the selection before. */
  readonly isCounting: boolean
}

/** A corner that is dragged asks as often as this and not sixty times a second. */
const askAtMostEveryMs = 60
const askAgainAfterMs = 2_000

/**
 * Whom a selection reaches, asked anew with every change; the last numbers stay until new ones come.
 * A single change is asked at once, before the page is drawn: drawing takes longer than the answer.
 */
export function useReach(api: HallApi, selection: AreaSelection | null): CountedReach {
  const [counted, setCounted] = useState<CountedReach>({ reach: null, isCounting: false })
  const key = JSON.stringify(selection)
  const askedAt = useRef(Number.NEGATIVE_INFINITY)
  useLayoutEffect(() => {
    if (selection === null) {
      setCounted({ reach: null, isCounting: false })
      return undefined
    }
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    setCounted(({ reach }) => ({ reach, isCounting: true }))
    const count = async () => {
      askedAt.current = performance.now()
      const asked = await api.reach(selection)
      if (isLeft) return
      if (asked.ok) setCounted({ reach: asked.value, isCounting: false })
      else if (asked.error.kind === 'unreachable') timer = setTimeout(count, askAgainAfterMs)
      else setCounted({ reach: null, isCounting: false })
    }
    const wait = askedAt.current + askAtMostEveryMs - performance.now()
    if (wait > 0) timer = setTimeout(count, wait)
    else void count()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [key])
  return counted
}
