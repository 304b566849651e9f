import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { LogStore } from '../log/log-store.ts'
import type { OrderStore } from '../orders/kept/order-store.ts'
import type { OrderKey } from '../orders/signing/order-key.ts'
import type { HomeRegister } from '../register/home-register.ts'
import type { ReportStore } from '../relays/report-store.ts'
import type { VoiceLibrary } from '../speech/voice-library.ts'
import type { DraftPresence } from './draft-presence.ts'

/** What the desk's acts and views need; who is signed in is known before. */
export interface DeskDeps {
  readonly orders: OrderStore
  readonly reports: ReportStore
  readonly log: LogStore
  readonly register: HomeRegister
  readonly presence: DraftPresence
  readonly voices: VoiceLibrary
  readonly area: AreaFile
  readonly orderKey: OrderKey
  readonly isSimulated: boolean
  readonly now: () => Date
  readonly newId: () => string
  readonly onFault: (fault: Error) => void
}
