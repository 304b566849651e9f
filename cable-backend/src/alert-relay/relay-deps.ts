import type { BusSubscriber } from '#emergency-alerts/contract/delivery/bus'
import type { FamilyPush } from '../family-phones/push/family-push.ts'
import type { AnswerStore } from './answers/answer-store.ts'
import type { ConsentStore } from './consents/consent-store.ts'
import type { AdmissionLimits } from './lines/admission.ts'
import type { FeedSource } from './orders/feed-client.ts'
import type { KeptOrderStore } from './orders/kept-order-store.ts'
import type { PinnedMunicipality } from './orders/verify-order.ts'
import type { FollowUpTimes } from './progress/follow-up.ts'
import type { RegisterStores } from './register/register-source.ts'
import type { MunicipalityClient } from './reports/municipality-client.ts'
import type { References } from './reports/references.ts'
import type { SubscriberStore } from './subscribers/subscriber-store.ts'

export interface RelayStores extends RegisterStores {
  readonly orders: KeptOrderStore
  readonly answers: AnswerStore
  readonly consents: ConsentStore
  readonly subscribers: SubscriberStore
}

export interface RelayTimes extends FollowUpTimes {
  /** How often the municipality's feed is asked, behind the bus. */
  readonly feedEveryMs: number
  /** How often changed contracts and consents are looked for. */
  readonly registerEveryMs: number
  /** A round of heartbeats, at most half of the longest silence that boxes bear. */
  readonly heartbeatEveryMs: number
  /** How often it is looked who has to be sent an order again. */
  readonly followUpEveryMs: number
  /** When boxes that have not answered and are not connected are given up. */
  readonly givenUpAfterMs: number
  /** How long the first answer of a batch waits for others. */
  readonly gatherMs: number
  /** How often the municipality is told, besides after each new answer. */
  readonly reportEveryMs: number
}

/** What the relay of one municipality needs from its surroundings. */
export interface RelayDeps {
  /** The name of this relay at the municipality. */
  readonly relayId: string
  readonly municipality: PinnedMunicipality
  readonly municipalityClient: MunicipalityClient
  readonly references: References
  /** The phones that families registered; null where there are none. */
  readonly push: FamilyPush | null
  readonly bus: BusSubscriber
  readonly feed: FeedSource
  readonly stores: RelayStores
  readonly admission: AdmissionLimits
  readonly times: RelayTimes
  readonly now: () => Date
  /** 0 to below 1. */
  readonly random: () => number
  /** Calls back after what waits to be read and written has had its turn (`setImmediate`). */
  readonly soon: (work: () => void) => void
  readonly onFault: (fault: Error) => void
}
