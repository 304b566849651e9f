import type { DeviceProfile, Snapshot } from '../protocol/frame-messages.ts'
import type { LogLine } from './log-line.ts'

/** What the page knows when the tester presses the button. */
export interface BugReportFacts {
  readonly now: Date
  readonly browser: string
  readonly device: DeviceProfile
  readonly boxId: string
  readonly reader: string
  readonly card: string | null
  readonly faults: object
  readonly view: object
  readonly snapshot: Snapshot | null
  readonly log: readonly LogLine[]
  readonly versions: Readonly<Record<string, string>>
}

/** Compact JWS (RFC 7515 §7.1): what every token and proof of ours looks like. */
const token = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g

/**
 * Everything a developer needs to see the fault again, as one JSON text. The log holds no PIN and
 * no token; should a message of a fault ever quote a token, it is blacked out here.
 */
export function writeBugReport({ now, log, ...facts }: BugReportFacts): string {
  const report = {
    format: 'mimamori-emulator-report/1',
    isSimulated: true,
    writtenAt: now.toISOString(),
    ...facts,
    log: log.map(({ at, ...line }) => ({ at: new Date(at).toISOString(), ...line })),
  }
  return JSON.stringify(report, null, 2).replaceAll(token, '●●●')
}

export const bugReportName = (now: Date): string =>
  `mimamori-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`
