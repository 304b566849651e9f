import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'

/** Whether it proposes a draft that nobody has made yet, and nobody decided against. */
const waits = ({ place, replacedBy, setAside, drafts }: TelegramView): boolean =>
  place !== null &&
  replacedBy === null &&
  setAside === null &&
  drafts.some(({ orderId }) => orderId === null)

/** 未処理: telegrams that somebody has to decide on, newest first. */
export const unusedTelegrams = (telegrams: readonly TelegramView[]): readonly TelegramView[] =>
  telegrams.filter(waits)
