import type { ReaderKind, Readers, Variables } from './readers.ts'

/** A part of the name of the reader to take, where PC/SC has more than one. */
const pcscName = 'BOX_HOST_PCSC_READER'

const pcsc: ReaderKind = {
  about: `a reader under PC/SC; ${pcscName} chooses one by a part of its name`,
  open: async (variables: Variables) => {
    const { createPcscSlot } = await import('../../transports/pcsc/pcsc-slot.ts')
    const readerName = variables[pcscName]
    return createPcscSlot(readerName === undefined ? {} : { readerName })
  },
}

/** The readers that a box can have. Each is loaded only when it is asked for. */
export const builtInReaders: Readers = new Map([['pcsc', pcsc]])
