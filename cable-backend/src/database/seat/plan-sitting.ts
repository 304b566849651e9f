/** Who has the seat, as the database says. */
export type Holder = 'this_session' | 'this_process_before' | 'nobody' | 'another_process'

export interface Sitting {
  /** Whether this process has had the seat. */
  readonly wasSeated: boolean
  /** Whether somebody else was seen on it. */
  readonly hasSeenOther: boolean
  /** How many times in a row nobody was seen on it. */
  readonly emptyLooks: number
}

export type SeatAct = 'stay' | 'sit_down' | 'end_former_session' | 'wait' | 'give_up'

export const standing: Sitting = { wasSeated: false, hasSeenOther: false, emptyLooks: 0 }

/** So many looks long whoever waits lets the holder come back after its connection broke. */
export const looksUntilFree = 6

/**
 * What a process does next that has a seat or wants one. Whoever has had it takes it again at once;
 * whoever waits takes it once it was empty for a while, and at once where it never saw anybody on it.
 */
export function planSitting(before: Sitting, holder: Holder): readonly [SeatAct, Sitting] {
  const emptyLooks = holder === 'nobody' ? before.emptyLooks + 1 : 0
  const next = { ...before, emptyLooks }
  switch (holder) {
    case 'this_session':
      return ['stay', { ...next, wasSeated: true }]
    case 'this_process_before':
      return ['end_former_session', next]
    case 'another_process':
      return [before.wasSeated ? 'give_up' : 'wait', { ...next, hasSeenOther: true }]
    case 'nobody': {
      const isFree = before.wasSeated || !before.hasSeenOther || emptyLooks >= looksUntilFree
      return [isFree ? 'sit_down' : 'wait', next]
    }
  }
}

/** The database did not answer: what was seen before does not count. */
export const unseen = (before: Sitting): Sitting => ({ ...before, emptyLooks: 0 })
