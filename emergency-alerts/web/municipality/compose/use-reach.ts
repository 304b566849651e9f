import { useEffect, useState } from 'preact/hooks'
import type { AreaSelection } from '#emergency-alerts/contract/desk/order-draft'
import type { Reach } from '#emergency-alerts/contract/desk/order-view'
import type { HallApi } from '../live/hall-api.ts'

export interface CountedReach {
  readonly reach: Reach | null
  /** The numbers are those of the selection before. */
  readonly isCounting: boolean
}

/** So that a corner that is dragged asks once and not sixty times a second. */
const askAfterMs = 60
const askAgainAfterMs = 2_000

/** Whom a selection reaches, asked anew with every change; the last numbers stay until new ones come. */
export function useReach(api: HallApi, selection: AreaSelection | null): CountedReach {
  const [counted, setCounted] = useState<CountedReach>({ reach: null, isCounting: false })
  const key = JSON.stringify(selection)
  useEffect(() => {
    if (selection === null) {
      setCounted({ reach: null, isCounting: false })
      return undefined
    }
    let isLeft = false
    let timer: ReturnType<typeof setTimeout>
    setCounted(({ reach }) => ({ reach, isCounting: true }))
    const count = async () => {
      const asked = await api.reach(selection)
      if (isLeft) return
      if (asked.ok) setCounted({ reach: asked.value, isCounting: false })
      else if (asked.error.kind === 'unreachable') timer = setTimeout(count, askAgainAfterMs)
      else setCounted({ reach: null, isCounting: false })
    }
    timer = setTimeout(count, askAfterMs)
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [key])
  return counted
}
