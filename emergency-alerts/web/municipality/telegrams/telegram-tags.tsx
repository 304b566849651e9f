import { Tag } from '#desk-theme/states.tsx'
import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'

/** Status and InfoType stand first: whoever misses them turns a drill into an order. */
export function TelegramTags({ telegram }: { readonly telegram: TelegramView }) {
  const { telegram: read } = telegram
  if (read === null) return <Tag tone="bad" icon="cross" word="読めません" />
  const { status, infoType } = read
  const word = `${status}・${infoType}`
  if (status !== '通常') return <Tag tone="unknown" icon="flag" word={word} />
  return infoType === '取消' ? (
    <Tag tone="plain" icon="undo" word={word} />
  ) : (
    <Tag tone="live" icon="check" word={word} />
  )
}
