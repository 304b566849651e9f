import { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Kept } from './draft-desk.ts'

const keyOf = (orderId: string, version: number): string => `draft ${orderId} ${version}`

/** What a browser tab still has unsaved, so that a reload or a crash loses nothing. */
export const unsavedDrafts = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => ({
  find: (orderId: string, version: number): Pick<Kept, 'etag' | 'draft'> | null => {
    const text = storage.getItem(keyOf(orderId, version))
    return text === null ? null : parse(text)
  },
  keep: (orderId: string, { version, etag }: Kept, draft: OrderDraft): void =>
    storage.setItem(keyOf(orderId, version), JSON.stringify({ etag, draft })),
  forget: (orderId: string, version: number): void => storage.removeItem(keyOf(orderId, version)),
})

/** Null for what an older page left behind and this one cannot read. */
function parse(text: string): Pick<Kept, 'etag' | 'draft'> | null {
  const { etag, draft } = JSON.parse(text) as { etag?: unknown; draft?: unknown }
  const parsed = OrderDraft.safeParse(draft)
  return parsed.success && typeof etag === 'string' ? { etag, draft: parsed.data } : null
}
