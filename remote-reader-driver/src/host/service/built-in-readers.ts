import type { ReaderKind, Readers } from './readers.ts'

/** A part of the name of the reader to take, where PC/SC has more than one. */
const pcscName = 'BOX_HOST_PCSC_READER'
/** Where an emulated remote listens; without it a dongle is looked for. */
const remotePlace = 'BOX_HOST_REMOTE'
const remoteKeys = 'BOX_HOST_REMOTE_KEYS'

const pcsc: ReaderKind = {
  about: `a reader under PC/SC; ${pcscName} chooses one by a part of its name`,
  open: async ({ variables }) => {
    const { createPcscSlot } = await import('../../transports/pcsc/pcsc-slot.ts')
    const readerName = variables[pcscName]
    return createPcscSlot(readerName === undefined ? {} : { readerName })
  },
}

const remoteLink: ReaderKind = {
  about: `the reader in the remote, over its dongle (HID, untested with hardware) or the socket
                             ${remotePlace}; its keys are in ${remoteKeys} (remote-keys.json)`,
  open: async ({ variables, say }) => {
    const { openRemoteReader } = await import('../remote/open-remote-reader.ts')
    const place = variables[remotePlace] ?? null
    return openRemoteReader({ place, keysFile: variables[remoteKeys] ?? 'remote-keys.json', say })
  },
}

/** The readers that a box can have. Each is loaded only when it is asked for. */
export const builtInReaders: Readers = new Map([
  ['pcsc', pcsc],
  ['remote-link', remoteLink],
])
