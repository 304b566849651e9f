import type { CcidPipe } from '../ccid/link/ccid-pipe.ts'
import {
  type CcidDescriptor,
  decodeClassDescriptor,
  findClassDescriptor,
} from '../ccid/message/class-descriptor.ts'
import {
  findWebUsb,
  type WebUsb,
  type WebUsbConfiguration,
  type WebUsbDevice,
  type WebUsbFilter,
} from './web-usb-api.ts'
import { openUsbPipes, type UsbEndpoints } from './web-usb-pipes.ts'

export interface WebUsbWish {
  /** The page's `navigator`. */
  readonly navigator: object
  readonly reader: WebUsbFilter
  /** Show the browser's chooser where the page was not given the reader before. */
  readonly mayAsk: boolean
}

/** What `createCcidSlot` needs of a reader. */
export interface WebUsbReader {
  readonly pipe: CcidPipe
  readonly descriptor: CcidDescriptor
}

const vendorClass = 0xff
const getDescriptor = 0x06
const configurationDescriptor = 0x0200
const configurationHeaderLength = 9

/**
 * Opens a reader that speaks CCID on an interface of the vendor class (FF), through WebUSB; null
 * where the browser has no WebUSB (no television is known to have it), nobody gave the page that
 * reader, or it has no such interface. Browsers protect the classes 0B (smart card) and 03 (HID):
 * no page can claim an ordinary CCID reader, which is what the box host is for.
 *
 * Untested with hardware.
 */
export async function openWebUsbReader(wish: WebUsbWish): Promise<WebUsbReader | null> {
  const usb = findWebUsb(wish.navigator)
  if (usb === null) return null
  const device = await findReader(usb, wish)
  if (device === null) return null
  await device.open()
  try {
    const reader = await claimReader(usb, device)
    if (reader === null) await device.close()
    return reader
  } catch (cause) {
    await device.close()
    throw new Error('the reader cannot be claimed', { cause })
  }
}

async function findReader(
  usb: WebUsb,
  { reader, mayAsk }: WebUsbWish,
): Promise<WebUsbDevice | null> {
  const isReader = ({ vendorId, productId }: WebUsbDevice) =>
    vendorId === reader.vendorId && productId === reader.productId
  const given = (await usb.getDevices()).find(isReader)
  if (given !== undefined || !mayAsk) return given ?? null
  try {
    return await usb.requestDevice({ filters: [reader] })
  } catch (error) {
    // What a chooser that was closed without a choice says.
    if (error instanceof Error && error.name === 'NotFoundError') return null
    throw error
  }
}

async function claimReader(usb: WebUsb, device: WebUsbDevice): Promise<WebUsbReader | null> {
  const configuration = device.configurations[0]
  if (configuration === undefined) return null
  const endpoints = findEndpoints(configuration)
  if (endpoints === null) return null
  if (device.configuration?.configurationValue !== configuration.configurationValue) {
    await device.selectConfiguration(configuration.configurationValue)
  }
  const found = findClassDescriptor(await readConfiguration(device), endpoints.interfaceNumber)
  const descriptor = found === null ? null : decodeClassDescriptor(found)
  if (descriptor === null || !descriptor.ok) return null
  await device.claimInterface(endpoints.interfaceNumber)
  return { pipe: openUsbPipes({ usb, device, endpoints }), descriptor: descriptor.value }
}

/** The first interface of the vendor class with bulk pipes both ways. */
function findEndpoints({ interfaces }: WebUsbConfiguration): UsbEndpoints | null {
  for (const { interfaceNumber, alternate } of interfaces) {
    const ends = alternate.interfaceClass === vendorClass ? alternate.endpoints : []
    const bulk = ends.filter(({ type }) => type === 'bulk')
    const bulkIn = bulk.find(({ direction }) => direction === 'in')
    const bulkOut = bulk.find(({ direction }) => direction === 'out')
    const interruptIn = ends.find(({ type }) => type === 'interrupt') ?? null
    if (bulkIn !== undefined && bulkOut !== undefined) {
      return { interfaceNumber, bulkIn, bulkOut, interruptIn }
    }
  }
  return null
}

/** The browser's own description leaves class descriptors out (USB 2.0, §9.4.3). */
async function readConfiguration(device: WebUsbDevice): Promise<Uint8Array> {
  const header = await readDescriptor(device, configurationHeaderLength)
  const totalLength = (header[2] ?? 0) | ((header[3] ?? 0) << 8)
  return readDescriptor(device, totalLength)
}

async function readDescriptor(device: WebUsbDevice, length: number): Promise<Uint8Array> {
  const { data } = await device.controlTransferIn(
    {
      requestType: 'standard',
      recipient: 'device',
      request: getDescriptor,
      value: configurationDescriptor,
      index: 0,
    },
    length,
  )
  if (data === undefined) return new Uint8Array()
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}
