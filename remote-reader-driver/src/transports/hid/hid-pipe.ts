import { createPipeListeners, type ReportPipe, reportLength } from '../remote-link/report-pipe.ts'

/** What `node-hid` tells of a device, as far as it matters here. */
export interface HidDevice {
  readonly path?: string | undefined
  readonly usagePage?: number | undefined
  readonly usage?: number | undefined
  readonly product?: string | undefined
}

/** An open device as `node-hid` gives it. */
export interface OpenHidDevice {
  readonly write: (bytes: number[]) => Promise<number>
  readonly close: () => Promise<void>
  readonly on: (
    event: 'data' | 'error',
    listener: (what: Uint8Array | number[] | Error) => void,
  ) => unknown
}

/** The two functions of `node-hid` that are used; tests bring their own. */
export interface HidLibrary {
  readonly devices: () => Promise<readonly HidDevice[]>
  readonly open: (path: string) => Promise<OpenHidDevice>
}

/** Where a dongle shows its reports unless it is told otherwise: a vendor's page, never FIDO's. */
export interface HidUsage {
  readonly usagePage: number
  readonly usage: number
}

export const usualUsage: HidUsage = { usagePage: 0xff4d, usage: 0x01 }

const firstVendorPage = 0xff00
const noReportId = 0x00

/**
 * The pipe of the first dongle of this usage; null when there is none. Untested with hardware.
 * Pages below FF00 are refused as a fault: browsers and systems keep F1D0 for security keys.
 */
export async function openHidPipe(
  library: HidLibrary,
  wanted: HidUsage = usualUsage,
): Promise<ReportPipe | null> {
  if (wanted.usagePage < firstVendorPage) throw new RangeError('not a vendor usage page')
  const devices = await library.devices()
  const found = devices.find(
    ({ usagePage, usage }) => usagePage === wanted.usagePage && usage === wanted.usage,
  )
  return found?.path === undefined ? null : hidPipe(await library.open(found.path))
}

/** A device that cannot be read or written is gone. */
function hidPipe(device: OpenHidDevice): ReportPipe {
  const listeners = createPipeListeners()
  const close = () => {
    if (listeners.isClosed()) return
    listeners.tellClosed()
    device.close().catch(() => undefined)
  }
  device.on('data', (report) => {
    if (report instanceof Error || report.length !== reportLength) return
    listeners.tellReport(Uint8Array.from(report))
  })
  device.on('error', close)
  return {
    send: (report) => {
      if (!listeners.isClosed()) device.write([noReportId, ...report]).catch(close)
    },
    onReport: listeners.onReport,
    onClose: listeners.onClose,
    close,
  }
}
