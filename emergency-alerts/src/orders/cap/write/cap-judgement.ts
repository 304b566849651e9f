import type { Hazard, OrderDocument, OrderKind } from '../../../../contract/order-document.ts'

/** What an order says in the words of CAP 1.2 §3.2.2. */
export interface CapJudgement {
  readonly responseTypes: readonly string[]
  readonly urgency: string
  readonly severity: string
  readonly certainty: string
}

const inForce = {
  elderly_evacuation: {
    responseTypes: ['Prepare', 'Evacuate'],
    urgency: 'Expected',
    severity: 'Severe',
    certainty: 'Likely',
  },
  evacuation: {
    responseTypes: ['Evacuate'],
    urgency: 'Immediate',
    severity: 'Severe',
    certainty: 'Likely',
  },
  immediate_safety: {
    responseTypes: ['Shelter'],
    urgency: 'Immediate',
    severity: 'Extreme',
    certainty: 'Likely',
  },
} as const satisfies Record<OrderKind, CapJudgement>

const over: CapJudgement = {
  responseTypes: ['AllClear'],
  urgency: 'Past',
  severity: 'Minor',
  certainty: 'Unlikely',
}

/** Level 5 and a tsunami are Extreme; what is lifted is AllClear; of a mistake nothing follows. */
export function judgementOf({ standing, kind, hazard }: OrderDocument): CapJudgement {
  if (standing === 'lifted') return over
  if (standing === 'cancelled') return { ...over, responseTypes: ['None'] }
  return hazard === 'tsunami' ? { ...inForce[kind], severity: 'Extreme' } : inForce[kind]
}

export const categoryOf = {
  flood: 'Met',
  landslide: 'Geo',
  storm_surge: 'Met',
  earthquake: 'Geo',
  tsunami: 'Geo',
  large_fire: 'Fire',
  inland_flood: 'Met',
  volcano: 'Geo',
} as const satisfies Record<Hazard, string>
