import type { ReadyAlerts } from '../alerts/ready-alerts.ts'
import type { BoxUnderTest } from './box-under-test.ts'
import type { Town, TownBox } from './town.ts'

/** A town that the page can reach: the running one, or one that lives in the page itself. */
export interface OpenTown {
  readonly town: Town
  /** What boxes remember is kept under it: a town that begins anew has a new name. */
  readonly memoryName: string
  readonly openBox: (box: TownBox) => BoxUnderTest
  /** Where the television finds the box host; null when the page joins it by a MessagePort. */
  readonly hostUrlOf: (box: TownBox) => string | null
  /** Orders that a tester can have issued; null where the town has a town hall for it. */
  readonly alerts: ReadyAlerts | null
  /** The certificate authority's answering service (OCSP) rests, or works again. */
  readonly setResponder: (isDown: boolean) => Promise<void>
}
