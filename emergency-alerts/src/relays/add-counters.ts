import type { RelayCounters } from '#emergency-alerts/contract/relay-report'

const nothing: RelayCounters = {
  homes: 0,
  targeted: 0,
  displayed: 0,
  pending: 0,
  failed: 0,
  resends: 0,
  pushes: { asked: 0, accepted: 0, failed: 0 },
  firstDisplayedMs: null,
  medianDisplayedMs: null,
  lastDisplayedMs: null,
}

/**
 * The counters of several relays as if they were one. Each home belongs to one relay, so sums add up:
 * see docs/decisions/085.
 * The medians are only known relay by relay: the one in the middle of all boxes' relays is taken.
 */
export function addCounters(relays: readonly RelayCounters[]): RelayCounters {
  const sum = relays.reduce(plus, nothing)
  return { ...sum, medianDisplayedMs: middleOf(relays, sum.displayed) }
}

const plus = (one: RelayCounters, other: RelayCounters): RelayCounters => ({
  homes: one.homes + other.homes,
  targeted: one.targeted + other.targeted,
  displayed: one.displayed + other.displayed,
  pending: one.pending + other.pending,
  failed: one.failed + other.failed,
  resends: Math.max(one.resends, other.resends),
  pushes: {
    asked: one.pushes.asked + other.pushes.asked,
    accepted: one.pushes.accepted + other.pushes.accepted,
    failed: one.pushes.failed + other.pushes.failed,
  },
  firstDisplayedMs: pick(Math.min, one.firstDisplayedMs, other.firstDisplayedMs),
  medianDisplayedMs: null,
  lastDisplayedMs: pick(Math.max, one.lastDisplayedMs, other.lastDisplayedMs),
})

function pick(
  choose: (one: number, other: number) => number,
  one: number | null,
  other: number | null,
): number | null {
  if (one === null || other === null) return one ?? other
  return choose(one, other)
}

function middleOf(relays: readonly RelayCounters[], displayed: number): number | null {
  const known = relays
    .filter(({ medianDisplayedMs }) => medianDisplayedMs !== null)
    .toSorted((a, b) => (a.medianDisplayedMs ?? 0) - (b.medianDisplayedMs ?? 0))
  let passed = 0
  for (const { displayed: boxes, medianDisplayedMs } of known) {
    passed += boxes
    if (passed * 2 >= displayed) return medianDisplayedMs
  }
  return null
}
