import { useEffect, useRef, useState } from 'preact/hooks'
import type { Result } from '#cable-backend/contract/result'
import { officePace, type Pace } from './freshness.ts'

export interface Feed<T, Trouble> {
  /** The last news; it stays when later questions find no answer. */
  readonly value: T | null
  readonly newsAt: Date | null
  readonly trouble: Trouble | null
}

const nothingYet = { value: null, newsAt: null, trouble: null }

/** Asks now and at the pace, and anew when it is `about` something else; a question that is still open is not asked a second time. */
export function useFeed<T, Trouble>(
  ask: () => Promise<Result<T, Trouble>>,
  about: string,
  { pollEveryMs }: Pace = officePace,
): Feed<T, Trouble> {
  const [feed, setFeed] = useState<Feed<T, Trouble>>(nothingYet)
  const latestAsk = useRef(ask)
  latestAsk.current = ask
  useEffect(() => {
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const poll = async () => {
      const asked = await latestAsk.current()
      if (isLeft) return
      setFeed((before) =>
        asked.ok
          ? { value: asked.value, newsAt: new Date(), trouble: null }
          : { ...before, trouble: asked.error },
      )
      timer = setTimeout(poll, pollEveryMs)
    }
    setFeed(nothingYet)
    void poll()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [about, pollEveryMs])
  return feed
}

/** The time, each second. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
