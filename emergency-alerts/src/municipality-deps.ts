import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { RequestLine } from './http/request-log.ts'
import type { LogStore } from './log/log-store.ts'
import type { OperatorGateDeps } from './operator/operator-middleware.ts'
import type { FeedStore } from './orders/feed/feed-store.ts'
import type { OrderStore } from './orders/kept/order-store.ts'
import type { OrderKey } from './orders/signing/order-key.ts'
import type { HomeStore } from './register/home-store.ts'
import type { SubscriberStore } from './register/subscriber-store.ts'
import type { ReportStore } from './relays/report-store.ts'
import type { Speech } from './speech/speech.ts'
import type { VoiceStore } from './speech/voice-store.ts'
import type { StaffProvider } from './staff/staff-provider-client.ts'
import type { StaffStore } from './staff/staff-store.ts'
import type { TelegramRules } from './telegrams/draft-from-proposal.ts'
import type { TelegramStore } from './telegrams/telegram-store.ts'

/** Everything the municipality keeps. */
export interface MunicipalityStores {
  readonly subscribers: SubscriberStore
  readonly homes: HomeStore
  readonly reports: ReportStore
  readonly feed: FeedStore
  readonly orders: OrderStore
  readonly staff: StaffStore
  readonly log: LogStore
  readonly voices: VoiceStore
  readonly telegrams: TelegramStore
}

export interface MunicipalityDeps extends OperatorGateDeps {
  readonly stores: MunicipalityStores
  readonly area: AreaFile
  readonly telegramRules: TelegramRules
  readonly orderKey: OrderKey
  /** Null where the municipality has no voice. */
  readonly speech: Speech | null
  readonly staffProvider: StaffProvider
  /** Where the pages of the town hall are: a path of the origin of `publicUrl`. */
  readonly deskPath: string
  /** True in a simulated town; the pages say so. */
  readonly isSimulated: boolean
  readonly randomBytes: (length: number) => Uint8Array
  readonly newId: () => string
  readonly onFault: (fault: Error) => void
  readonly onRequest: (line: RequestLine) => void
}
