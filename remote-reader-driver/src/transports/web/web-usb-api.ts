/** The members of WebUSB (wicg.github.io/webusb) that are used here; browsers may lack them all. */
export interface WebUsb {
  readonly getDevices: () => Promise<WebUsbDevice[]>
  /** Shows the browser's chooser; only within a person's own press of a key. */
  readonly requestDevice: (options: {
    readonly filters: readonly WebUsbFilter[]
  }) => Promise<WebUsbDevice>
  readonly addEventListener: (
    type: 'disconnect',
    listener: (event: { readonly device: WebUsbDevice }) => void,
  ) => void
}

export interface WebUsbDevice {
  readonly vendorId: number
  readonly productId: number
  readonly configuration: WebUsbConfiguration | null
  readonly configurations: readonly WebUsbConfiguration[]
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly selectConfiguration: (configurationValue: number) => Promise<void>
  readonly claimInterface: (interfaceNumber: number) => Promise<void>
  readonly transferIn: (endpointNumber: number, length: number) => Promise<WebUsbInResult>
  readonly transferOut: (
    endpointNumber: number,
    message: Uint8Array<ArrayBuffer>,
  ) => Promise<WebUsbOutResult>
  readonly controlTransferIn: (setup: WebUsbControlSetup, length: number) => Promise<WebUsbInResult>
  readonly controlTransferOut: (setup: WebUsbControlSetup) => Promise<WebUsbOutResult>
}

export interface WebUsbConfiguration {
  readonly configurationValue: number
  readonly interfaces: readonly {
    readonly interfaceNumber: number
    readonly alternate: WebUsbAlternate
  }[]
}

export interface WebUsbAlternate {
  readonly interfaceClass: number
  readonly endpoints: readonly WebUsbEndpoint[]
}

export interface WebUsbEndpoint {
  readonly endpointNumber: number
  readonly direction: 'in' | 'out'
  readonly type: 'bulk' | 'interrupt' | 'isochronous'
  readonly packetSize: number
}

export interface WebUsbControlSetup {
  readonly requestType: 'standard' | 'class' | 'vendor'
  readonly recipient: 'device' | 'interface' | 'endpoint' | 'other'
  readonly request: number
  readonly value: number
  readonly index: number
}

export interface WebUsbInResult {
  readonly status?: TransferStatus
  readonly data?: DataView
}

export interface WebUsbOutResult {
  readonly status?: TransferStatus
}

type TransferStatus = 'ok' | 'stall' | 'babble'

export interface WebUsbFilter {
  readonly vendorId: number
  readonly productId: number
}

/** WebUSB where the browser has it, else null. */
export function findWebUsb(navigator: object): WebUsb | null {
  if (!('usb' in navigator)) return null
  return isWebUsb(navigator.usb) ? navigator.usb : null
}

const isWebUsb = (usb: unknown): usb is WebUsb =>
  typeof usb === 'object' && usb !== null && 'getDevices' in usb && 'requestDevice' in usb
