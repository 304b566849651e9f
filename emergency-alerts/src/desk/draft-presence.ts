import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'

/** Who has which draft open, as their pages say every few seconds. */
export interface DraftPresence {
  /** Notes that somebody has it open now; answers who else has. */
  note(orderId: string, by: StaffMember, now: Date): readonly StaffMember[]
  othersAt(orderId: string, by: StaffMember, now: Date): readonly StaffMember[]
}

/** A page that has not said so for this long is taken for closed. */
const openForMs = 20_000

interface Seen {
  readonly by: StaffMember
  readonly until: number
}

/**
 * Kept in this process alone: it helps people not to write over one another, and nothing depends on
 * it. With a second process behind the same address each would know of its own pages.
 */
export function createDraftPresence(): DraftPresence {
  const drafts = new Map<string, ReadonlyMap<string, Seen>>()
  const openAt = (orderId: string, now: Date): ReadonlyMap<string, Seen> => {
    const seen = drafts.get(orderId) ?? new Map<string, Seen>()
    return new Map([...seen].filter(([, { until }]) => until > now.getTime()))
  }
  const others = (seen: ReadonlyMap<string, Seen>, { staffId }: StaffMember) =>
    [...seen.values()].map(({ by }) => by).filter((by) => by.staffId !== staffId)
  const forget = (now: Date) => {
    for (const orderId of drafts.keys()) {
      if (openAt(orderId, now).size === 0) drafts.delete(orderId)
    }
  }
  return {
    note(orderId, by, now) {
      forget(now)
      const seen = new Map(openAt(orderId, now))
      seen.set(by.staffId, { by, until: now.getTime() + openForMs })
      drafts.set(orderId, seen)
      return others(seen, by)
    },
    othersAt: (orderId, by, now) => others(openAt(orderId, now), by),
  }
}
