import type { Database } from './database/open-database.ts'
import { postgresLogStore } from './log/log-store.ts'
import type { MunicipalityStores } from './municipality-deps.ts'
import { postgresFeedStore } from './orders/feed/feed-store.ts'
import { postgresOrderStore } from './orders/kept/order-store.ts'
import { postgresHomeStore } from './register/home-store.ts'
import { postgresSubscriberStore } from './register/subscriber-store.ts'
import { postgresReportStore } from './relays/report-store.ts'
import { postgresVoiceStore } from './speech/voice-store.ts'
import { postgresStaffStore } from './staff/staff-store.ts'
import { postgresTelegramStore } from './telegrams/telegram-store.ts'

/** All of it in PostgreSQL, with the rights of whichever role opened `db`. */
export const postgresMunicipalityStores = (
  db: Database,
  municipality: string,
): MunicipalityStores => ({
  subscribers: postgresSubscriberStore(db),
  homes: postgresHomeStore(db, municipality),
  reports: postgresReportStore(db),
  feed: postgresFeedStore(db),
  orders: postgresOrderStore(db),
  staff: postgresStaffStore(db),
  log: postgresLogStore(db),
  voices: postgresVoiceStore(db),
  telegrams: postgresTelegramStore(db),
})
