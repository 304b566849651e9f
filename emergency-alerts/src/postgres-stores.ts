import type { Database } from './database/open-database.ts'
import type { MunicipalityStores } from './municipality-deps.ts'
import { postgresFeedStore } from './orders/feed/feed-store.ts'
import { postgresSubscriberStore } from './register/subscriber-store.ts'
import { postgresReportStore } from './relays/report-store.ts'

/** All of it in PostgreSQL, with the rights of whichever role opened `db`. */
export const postgresMunicipalityStores = (db: Database): MunicipalityStores => ({
  subscribers: postgresSubscriberStore(db),
  reports: postgresReportStore(db),
  feed: postgresFeedStore(db),
})
