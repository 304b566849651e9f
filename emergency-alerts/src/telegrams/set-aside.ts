import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import { nameOf } from './receive-telegram.ts'
import type { TelegramStore } from './telegram-store.ts'

/** Decides not to use a telegram, or takes it up again; both stand in the log. Unknown ones are left. */
export async function setAside(
  telegramId: string,
  isSetAside: boolean,
  by: StaffMember,
  { telegrams, now }: { readonly telegrams: TelegramStore; readonly now: () => Date },
): Promise<void> {
  const kept = await telegrams.find(telegramId)
  if (kept === null) return
  const at = now()
  const name = nameOf(kept.checked)
  await telegrams.setAside(telegramId, isSetAside ? { by: by.staffId, at } : null, {
    at,
    by,
    orderId: null,
    act: isSetAside ? 'telegram_set_aside' : 'telegram_taken_up',
    sentence: isSetAside
      ? `電文を使わないことにしました（${name}）。`
      : `使わないことにした電文を、もどしました（${name}）。`,
  })
}
