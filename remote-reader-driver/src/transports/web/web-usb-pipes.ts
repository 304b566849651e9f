import type { CcidPipe } from '../ccid/link/ccid-pipe.ts'
import type { WebUsb, WebUsbDevice, WebUsbEndpoint } from './web-usb-api.ts'

export interface UsbEndpoints {
  readonly interfaceNumber: number
  readonly bulkIn: WebUsbEndpoint
  readonly bulkOut: WebUsbEndpoint
  readonly interruptIn: WebUsbEndpoint | null
}

export interface UsbPipesDeps {
  readonly usb: WebUsb
  readonly device: WebUsbDevice
  readonly endpoints: UsbEndpoints
}

/** The ABORT request (CCID rev 1.1, §5.3.1). */
const abortRequest = 0x01
const packetsAtOnce = 16

/** Starts reading the pipes of an interface that was claimed; a pipe that stalls ends them all. */
export function openUsbPipes(deps: UsbPipesDeps): CcidPipe {
  const { device, endpoints } = deps
  const { interfaceNumber, bulkOut } = endpoints
  const { close, ...ears } = listen(deps)
  return {
    ...ears,
    send: async (message) => {
      const sent = await device.transferOut(bulkOut.endpointNumber, Uint8Array.from(message))
      if (sent.status !== 'ok') throw new Error(`bulk-OUT: ${sent.status}`)
    },
    abort: async (slot, seq) => {
      await device.controlTransferOut({
        requestType: 'class',
        recipient: 'interface',
        request: abortRequest,
        value: (seq << 8) | slot,
        index: interfaceNumber,
      })
    },
    close: async () => {
      close()
      await device.close()
    },
  }
}

/** The pipes towards the host, each read until the reader is gone. */
function listen({ usb, device, endpoints }: UsbPipesDeps) {
  const { bulkIn, interruptIn } = endpoints
  let isClosed = false
  let onBulkIn = (_chunk: Uint8Array): void => undefined
  let onInterrupt = (_message: Uint8Array): void => undefined
  let onClose = (): void => undefined
  const close = () => {
    if (isClosed) return
    isClosed = true
    onClose()
  }
  const readAll = async (pipe: WebUsbEndpoint, length: number, tell: typeof onBulkIn) => {
    while (!isClosed) {
      const { status, data } = await device.transferIn(pipe.endpointNumber, length)
      if (status !== 'ok' || data === undefined) return
      tell(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    }
  }
  const bulkLength = bulkIn.packetSize * packetsAtOnce
  readAll(bulkIn, bulkLength, (chunk) => onBulkIn(chunk)).then(close, close)
  if (interruptIn !== null) {
    const tell = (message: Uint8Array) => onInterrupt(message)
    readAll(interruptIn, interruptIn.packetSize, tell).then(close, close)
  }
  usb.addEventListener('disconnect', ({ device: gone }) => {
    if (gone === device) close()
  })
  return {
    close,
    onBulkIn: (listener: typeof onBulkIn) => {
      onBulkIn = listener
    },
    onInterrupt: (listener: typeof onInterrupt) => {
      onInterrupt = listener
    },
    onClose: (listener: typeof onClose) => {
      onClose = listener
      if (isClosed) listener()
    },
  }
}
