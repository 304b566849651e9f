import { createPipeListeners, type ReportPipe, reportLength } from '../remote-link/report-pipe.ts'
import { findWebHid, type WebHid, type WebHidDevice, type WebHidFilter } from './web-hid-api.ts'

export interface WebHidWish {
  /** The page's `navigator`. */
  readonly navigator: object
  /** The remote's receiver; its usage page is the vendor's own, FF00 or above. */
  readonly receiver: WebHidFilter
  /** Show the browser's chooser where the page was not given the receiver before. */
  readonly mayAsk: boolean
}

const firstVendorPage = 0xff00
const lastPage = 0xffff
/** Reports without an id have this one. */
const noReportId = 0

/**
 * Opens the remote's receiver as a pipe of 64-byte reports, through WebHID; null where the browser
 * has no WebHID (no television is known to have it) or nobody gave the page that receiver. A usage
 * page below FF00 is a fault: browsers keep FIDO's F1D0 and the keyboards' to themselves.
 *
 * Untested with hardware.
 */
export async function openWebHidPipe(wish: WebHidWish): Promise<ReportPipe | null> {
  const { usagePage } = wish.receiver
  if (usagePage < firstVendorPage || usagePage > lastPage) {
    throw new RangeError('the usage page has to be of the vendor, FF00 or above')
  }
  const hid = findWebHid(wish.navigator)
  if (hid === null) return null
  const device = await findReceiver(hid, wish)
  if (device === null) return null
  if (!device.opened) await device.open()
  return pipeOver(hid, device)
}

async function findReceiver(
  hid: WebHid,
  { receiver, mayAsk }: WebHidWish,
): Promise<WebHidDevice | null> {
  const given = (await hid.getDevices()).find((device) => isReceiver(device, receiver))
  if (given !== undefined) return given
  if (!mayAsk) return null
  const chosen = await hid.requestDevice({ filters: [receiver] })
  return chosen.find((device) => isReceiver(device, receiver)) ?? null
}

const isReceiver = (device: WebHidDevice, { vendorId, productId, usagePage }: WebHidFilter) =>
  device.vendorId === vendorId &&
  device.productId === productId &&
  device.collections.some((collection) => collection.usagePage === usagePage)

function pipeOver(hid: WebHid, device: WebHidDevice): ReportPipe {
  const listeners = createPipeListeners()
  device.addEventListener('inputreport', ({ reportId, data }) => {
    const isOurs = reportId === noReportId && data.byteLength === reportLength
    if (isOurs) listeners.tellReport(new Uint8Array(data.buffer, data.byteOffset, reportLength))
  })
  hid.addEventListener('disconnect', ({ device: gone }) => {
    if (gone === device) listeners.tellClosed()
  })
  return {
    send: (report) => {
      if (listeners.isClosed()) return
      // A report that does not go out is lost, as any report of this line may be.
      device.sendReport(noReportId, Uint8Array.from(report)).catch(() => undefined)
    },
    onReport: listeners.onReport,
    onClose: listeners.onClose,
    close: () => {
      listeners.tellClosed()
      // A receiver that cannot be closed is gone already.
      device.close().catch(() => undefined)
    },
  }
}
