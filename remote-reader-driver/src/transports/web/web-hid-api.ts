/** The members of WebHID (wicg.github.io/webhid) that are used here; browsers may lack them all. */
export interface WebHid {
  readonly getDevices: () => Promise<WebHidDevice[]>
  /** Shows the browser's chooser; only within a person's own press of a key. */
  readonly requestDevice: (options: {
    readonly filters: readonly WebHidFilter[]
  }) => Promise<WebHidDevice[]>
  readonly addEventListener: (
    type: 'disconnect',
    listener: (event: { readonly device: WebHidDevice }) => void,
  ) => void
}

export interface WebHidDevice {
  readonly vendorId: number
  readonly productId: number
  readonly opened: boolean
  readonly collections: readonly { readonly usagePage: number }[]
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly sendReport: (reportId: number, report: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly addEventListener: (
    type: 'inputreport',
    listener: (event: { readonly reportId: number; readonly data: DataView }) => void,
  ) => void
}

export interface WebHidFilter {
  readonly vendorId: number
  readonly productId: number
  readonly usagePage: number
}

/** WebHID where the browser has it, else null. */
export function findWebHid(navigator: object): WebHid | null {
  if (!('hid' in navigator)) return null
  return isWebHid(navigator.hid) ? navigator.hid : null
}

const isWebHid = (hid: unknown): hid is WebHid =>
  typeof hid === 'object' && hid !== null && 'getDevices' in hid && 'requestDevice' in hid
