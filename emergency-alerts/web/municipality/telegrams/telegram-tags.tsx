import { Tag } from '#desk-theme/states.tsx'
import type { HeldTelegram } from './telegram-desk.ts'

/** Status and InfoType stand first: whoever misses them turns a drill into an order. */
export function TelegramTags({ telegram }: { readonly telegram: HeldTelegram }) {
  const { telegram: read } = telegram.checked
  if (read === null) return <Tag tone="bad" icon="cross" word="読めません" />
  const { status } = read.control
  const word = `${status}・${read.head.infoType}`
  if (status !== '通常') return <Tag tone="unknown" icon="flag" word={word} />
  return read.head.infoType === '取消' ? (
    <Tag tone="plain" icon="undo" word={word} />
  ) : (
    <Tag tone="live" icon="check" word={word} />
  )
}
