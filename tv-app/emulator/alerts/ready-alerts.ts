import type { OrderDocument } from '#emergency-alerts/contract/order-document'
import { ended, ofLevel, okugawauchi, order, spoken, tsunami } from '../../fixtures/orders.ts'

/** What a tester can have issued by the town in the page. */
export const alertWords = {
  level3: 'レベル３ 高齢者等避難',
  level4: 'レベル４ 避難指示',
  level5: 'レベル５ 緊急安全確保',
  tsunami: '津波 避難指示',
  two: '同時に２つ（４と３）',
  drill: '訓練（レベル４）',
  test: '試験（レベル４）',
  elsewhere: '木岐だけに レベル４',
  correction: '訂正：レベル５へ',
  moved: '訂正：場所が木岐へ',
  lift: '解除',
  cancel: '取り消し',
} as const
export type AlertChoice = keyof typeof alertWords

export interface ReadyAlerts {
  readonly issue: (choice: AlertChoice) => Promise<void>
}

interface ReadyDeps {
  readonly now: () => Date
  readonly issue: (order: OrderDocument) => Promise<void>
}

/** The whole of 美波町's three households, so that every living room shows it. */
const everywhere: OrderDocument['areas'] = [
  { name: okugawauchi.name, extent: { kind: 'municipality' } },
]
/** Where the house of the 木下 stands, and none of the others. */
const kiki: OrderDocument['areas'][number] = {
  name: spoken('木岐', 'きき'),
  extent: { kind: 'towns', towns: ['363870006000'] },
}
const hours = 6

/** Ready orders for the town in the page; whatever ends or corrects one is about the last. */
export function createReadyAlerts({ now, issue }: ReadyDeps): ReadyAlerts {
  let last: OrderDocument | null = null

  const stamped = (of: OrderDocument): OrderDocument => {
    const issuedAt = now()
    const expiresAt = new Date(issuedAt.getTime() + hours * 3_600_000)
    return { ...of, issuedAt: issuedAt.toISOString(), expiresAt: expiresAt.toISOString() }
  }
  const send = async (of: OrderDocument): Promise<void> => {
    last = stamped(of)
    await issue(last)
  }
  const begin = (of: OrderDocument): Promise<void> =>
    send({ ...of, orderId: crypto.randomUUID(), areas: everywhere })
  const follow = async (next: (of: OrderDocument) => OrderDocument): Promise<void> => {
    if (last === null) throw new Error('まだ何も発令していません')
    await send({ ...next(last), revision: last.revision + 1 })
  }

  const choices: Readonly<Record<AlertChoice, () => Promise<void>>> = {
    level3: () => begin(ofLevel(3)),
    level4: () => begin(order()),
    level5: () => begin(ofLevel(5)),
    tsunami: () => begin(tsunami()),
    two: async () => {
      await begin(ofLevel(3))
      await begin(order())
    },
    drill: () => begin(order({ status: 'Exercise' })),
    test: () => begin(order({ status: 'Test' })),
    elsewhere: () => send({ ...order({ orderId: crypto.randomUUID() }), areas: [kiki] }),
    correction: () =>
      follow((of) => ({
        ...ofLevel(5),
        orderId: of.orderId,
        status: of.status,
        areas: of.areas,
        changed: spoken('レベルが変わりました', 'れべるがかわりました'),
      })),
    moved: () =>
      follow((of) => ({
        ...of,
        areas: [kiki],
        changed: spoken('場所が変わりました', 'ばしょがかわりました'),
      })),
    lift: () => follow((of) => ended(of, 'lifted')),
    cancel: () => follow((of) => ended(of, 'cancelled')),
  }
  return { issue: (choice) => choices[choice]() }
}
