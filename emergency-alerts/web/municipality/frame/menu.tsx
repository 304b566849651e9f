import { Icon, type IconName } from '#desk-theme/icon.tsx'
import type { HallFrame } from '../hall-view.ts'
import { ordersInForce, ordersWaiting } from '../orders/order-facts.ts'
import type { Route } from '../route/routes.ts'
import { unusedTelegrams } from '../telegrams/unused-telegrams.ts'

interface Entry {
  readonly href: string
  readonly icon: IconName
  readonly word: string
  readonly pages: readonly Route['page'][]
  readonly number?: number
  readonly unit?: string
}

function entriesOf({ words, orders, telegrams }: HallFrame): readonly (Entry | null)[] {
  return [
    { href: '#/', icon: 'house', word: words.now, pages: ['now'] },
    { href: '#/new', icon: 'plus', word: words.write, pages: ['new', 'draft', 'preview'] },
    {
      href: '#/waiting',
      icon: 'check',
      word: words.waiting,
      pages: ['waiting', 'approve'],
      number: ordersWaiting(orders).length,
      unit: '件 待っています',
    },
    {
      href: '#/in-force',
      icon: 'bell',
      word: words.inForce,
      pages: ['in_force', 'order'],
      number: ordersInForce(orders).length,
      unit: '件',
    },
    null,
    ...(words.place === 'actual'
      ? [
          {
            href: '#/telegrams',
            icon: 'inbox',
            word: '電文取込',
            pages: ['telegrams'],
            number: unusedTelegrams(telegrams).length,
            unit: '件 未処理',
          } as const,
        ]
      : []),
    { href: '#/log', icon: 'letter', word: words.log, pages: ['log'] },
  ]
}

/** The pages of one place, and the one way into the other. */
export function Menu({ hall, route }: { readonly hall: HallFrame; readonly route: Route }) {
  const isDrill = hall.words.place === 'drill'
  return (
    <nav class="nav" aria-label={hall.words.menuName}>
      {entriesOf(hall).map((entry) =>
        entry === null ? (
          <hr key="line" class="sep" />
        ) : (
          <a
            key={entry.href}
            href={entry.href}
            aria-current={entry.pages.includes(route.page) ? 'page' : undefined}
          >
            <Icon name={entry.icon} />
            {entry.word}
            {(entry.number ?? 0) > 0 && (
              <span class="n">
                {entry.number}
                <span class="only-read-aloud">{entry.unit}</span>
              </span>
            )}
          </a>
        ),
      )}
      <a
        class={`foot ${isDrill ? 'leaves-drill' : 'to-drill'}`}
        href={isDrill ? '../' : './drill/'}
      >
        <Icon name={isDrill ? 'back' : 'flag'} />
        {isDrill ? '訓練を出る' : '訓練の場へ移る'}
      </a>
    </nav>
  )
}
