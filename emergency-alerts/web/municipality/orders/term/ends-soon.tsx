import { Tag } from '#desk-theme/states.tsx'
import { minutesLeft } from './minutes-left.ts'

/** An order ends by itself: that it will is said before, while it can still be prolonged. */
export function EndsSoon({ expiresAt, now }: { readonly expiresAt: string; readonly now: Date }) {
  const left = minutesLeft(new Date(expiresAt), now)
  if (left === null) return null
  return <Tag tone="care" icon="clock" word={left === 0 ? '期限が来ます' : `期限まで ${left}分`} />
}
