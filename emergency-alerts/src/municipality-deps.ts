import type { RequestLine } from './http/request-log.ts'
import type { OperatorGateDeps } from './operator/operator-middleware.ts'
import type { FeedStore } from './orders/feed/feed-store.ts'
import type { OrderKey } from './orders/signing/order-key.ts'
import type { SubscriberStore } from './register/subscriber-store.ts'
import type { ReportStore } from './relays/report-store.ts'

/** Everything the municipality keeps. */
export interface MunicipalityStores {
  readonly subscribers: SubscriberStore
  readonly reports: ReportStore
  readonly feed: FeedStore
}

export interface MunicipalityDeps extends OperatorGateDeps {
  readonly stores: MunicipalityStores
  readonly municipality: { readonly code: string; readonly name: string }
  readonly orderKey: OrderKey
  readonly onFault: (fault: Error) => void
  readonly onRequest: (line: RequestLine) => void
}
