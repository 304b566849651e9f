import type { ReaderKind, Readers } from './readers.ts'

const pcscName = 'BOX_HOST_PCSC_READER'
const remotePlace = 'BOX_HOST_REMOTE'
const remoteKeys = 'BOX_HOST_REMOTE_KEYS'
const usualRemoteKeys = 'remote-keys.json'

const pcsc: ReaderKind = {
  about: 'a reader under PC/SC',
  settings: [[pcscName, 'a part of its name, where there are more than one']],
  open: async ({ variables, say }) => {
    const { createPcscSlot } = await import('../../transports/pcsc/pcsc-slot.ts')
    const { [pcscName]: readerName = '' } = variables
    const onFault = (reason: string) =>
      say(`box-host: PC/SC failed and is looked for again (${reason})`)
    return createPcscSlot({ readerName, onFault })
  },
}

const remoteLink: ReaderKind = {
  about: 'the reader in the remote, over its dongle (HID, untested with hardware)',
  settings: [
    [remotePlace, 'host:port or socket of an emulated remote, in place of a dongle'],
    [remoteKeys, `where the keys of the pairing are kept (${usualRemoteKeys})`],
  ],
  open: async ({ variables, say }) => {
    const { openRemoteReader } = await import('../remote/open-remote-reader.ts')
    const place = variables[remotePlace] ?? null
    return openRemoteReader({ place, keysFile: variables[remoteKeys] ?? usualRemoteKeys, say })
  },
}

/** The readers that a box can have. Each is loaded only when it is asked for. */
export const builtInReaders: Readers = new Map([
  ['pcsc', pcsc],
  ['remote-link', remoteLink],
])
