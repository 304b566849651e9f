/** The pages of the town hall as the address bar names them. */
export type Route =
  | { readonly page: 'now' }
  | { readonly page: 'new' }
  | { readonly page: 'draft'; readonly orderId: string }
  | { readonly page: 'preview'; readonly orderId: string }
  | { readonly page: 'waiting' }
  | { readonly page: 'approve'; readonly orderId: string }
  | { readonly page: 'in_force' }
  | { readonly page: 'order'; readonly orderId: string }
  | { readonly page: 'telegrams'; readonly telegramId: string | null }
  | { readonly page: 'log' }
  /** What to do by hand while the server cannot be reached. */
  | { readonly page: 'paper' }

const uuid = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
const withOrder: readonly (readonly [RegExp, 'draft' | 'preview' | 'approve' | 'order'])[] = [
  [new RegExp(`^#/drafts/${uuid}$`), 'draft'],
  [new RegExp(`^#/drafts/${uuid}/preview$`), 'preview'],
  [new RegExp(`^#/waiting/${uuid}$`), 'approve'],
  [new RegExp(`^#/orders/${uuid}$`), 'order'],
]
const telegram = new RegExp(`^#/telegrams/${uuid}$`)

const plain = {
  '#/new': { page: 'new' },
  '#/waiting': { page: 'waiting' },
  '#/in-force': { page: 'in_force' },
  '#/telegrams': { page: 'telegrams', telegramId: null },
  '#/log': { page: 'log' },
  '#/paper': { page: 'paper' },
} as const satisfies Record<string, Route>

const isPlain = (hash: string): hash is keyof typeof plain => Object.hasOwn(plain, hash)

/** The page that an address names; いまの状況 for anything that names none. */
export function parseRoute(hash: string): Route {
  if (isPlain(hash)) return plain[hash]
  const telegramId = telegram.exec(hash)?.[1]
  if (telegramId !== undefined) return { page: 'telegrams', telegramId }
  for (const [pattern, page] of withOrder) {
    const orderId = pattern.exec(hash)?.[1]
    if (orderId !== undefined) return { page, orderId }
  }
  return { page: 'now' }
}

export const hashOf = {
  draft: (orderId: string): string => `#/drafts/${orderId}`,
  preview: (orderId: string): string => `#/drafts/${orderId}/preview`,
  approve: (orderId: string): string => `#/waiting/${orderId}`,
  order: (orderId: string): string => `#/orders/${orderId}`,
  telegram: (telegramId: string): string => `#/telegrams/${telegramId}`,
} as const
