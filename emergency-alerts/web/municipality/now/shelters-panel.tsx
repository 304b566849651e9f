import type { OrderShelter } from '#emergency-alerts/contract/order-document'
import { LevelBadge, orderName } from '../orders/level-badge.tsx'
import type { OrderAt } from '../orders/order-facts.ts'

interface SentTo {
  readonly shelter: OrderShelter
  readonly by: readonly OrderAt[]
}

/** Where televisions send people now, those of the highest order first. */
function sentTo(inForce: readonly OrderAt[]): readonly SentTo[] {
  const found = new Map<string, SentTo>()
  for (const at of inForce) {
    for (const shelter of at.version.document?.shelters ?? []) {
      const before = found.get(shelter.shelterId)
      found.set(shelter.shelterId, { shelter, by: [...(before?.by ?? []), at] })
    }
  }
  return [...found.values()]
}

/** Two orders of one kind have one badge. */
const badgesOf = (by: readonly OrderAt[]) => [
  ...new Map(by.map(({ version }) => [orderName(version.draft), version.draft])).values(),
]

export function SheltersPanel({ inForce }: { readonly inForce: readonly OrderAt[] }) {
  const shelters = sentTo(inForce)
  return (
    <section class="panel" aria-labelledby="shelters">
      <header>
        <h2 id="shelters">テレビが案内する避難場所 {shelters.length}か所</h2>
      </header>
      {shelters.length === 0 ? (
        <p class="in small mute">発令中のものが あると、ここに案内先が並びます。</p>
      ) : (
        <div class="scroll-y">
          <table class="tight">
            <thead>
              <tr>
                <th scope="col">避難場所</th>
                <th scope="col">どこ</th>
                <th scope="col">どの発令で</th>
              </tr>
            </thead>
            <tbody>
              {shelters.map(({ shelter, by }) => (
                <tr key={shelter.shelterId}>
                  <td>
                    <b>{shelter.name.text}</b>
                  </td>
                  <td>{shelter.floor?.text ?? '全体'}</td>
                  <td>
                    <span class="row g2">
                      {badgesOf(by).map((what) => (
                        <LevelBadge key={orderName(what)} what={what} />
                      ))}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
