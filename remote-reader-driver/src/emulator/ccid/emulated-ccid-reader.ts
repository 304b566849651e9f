import type { CcidPipe } from '../../transports/ccid/link/ccid-pipe.ts'
import { headerLength } from '../../transports/ccid/message/header.ts'
import { interruptTypes } from '../../transports/ccid/message/interrupt-message.ts'
import { createCardTray } from '../card-tray.ts'
import type { EmulatedCard } from '../emulated-card.ts'
import { type DescriptorWish, writeDescriptor } from './emulated-descriptor.ts'
import { createFaultyReader } from './faulty-reader.ts'
import { noReaderFaults, type ReaderFaults } from './reader-faults.ts'
import { createReaderSlot } from './reader-slot.ts'
import { type Asked, type Reply, readAsked, writeReply } from './reader-wire.ts'
import { createReaderWires } from './reader-wires.ts'

/** A simulated USB reader: no hardware, but the bytes of one (CCID rev 1.1). */
export interface EmulatedCcidReader {
  readonly pipe: CcidPipe
  readonly classDescriptor: Uint8Array
  readonly lay: (card: EmulatedCard) => void
  readonly take: () => void
  /** Pulls the reader's plug. */
  readonly unplug: () => void
  /** Changes faults and counts messages from 1 again. */
  readonly setFaults: (changed: Partial<ReaderFaults>) => void
  /** Every bulk-OUT message since the reader was plugged in. */
  readonly asked: () => readonly Asked[]
}

const usualWish: DescriptorWish = { level: 'short_apdu', longestMessage: 271, picksVoltage: true }

/** Plugs in a reader with an empty slot 0. */
export function createEmulatedCcidReader(wish: Partial<DescriptorWish> = {}): EmulatedCcidReader {
  const declared = { ...usualWish, ...wish }
  const tray = createCardTray()
  const wires = createReaderWires()
  const asked: Asked[] = []
  let faults = noReaderFaults
  const isChaining = declared.level === 'extended_apdu'
  const blockBytes = isChaining ? declared.longestMessage - headerLength : null
  const slot = createReaderSlot({ tray, faults: () => faults, blockBytes })
  const reader = createFaultyReader({ slot, tray, faults: () => faults })
  tray.onPresence((presence) => {
    wires.interrupt(Uint8Array.of(interruptTypes.slotChange, presence === 'present' ? 0b11 : 0b10))
  })
  const pipe: CcidPipe = {
    ...wires.pipe,
    send: async (bytes) => {
      const message = readAsked(bytes)
      if (wires.isCut() || message === null) throw new Error('the reader took nothing')
      asked.push(message)
      const reply = reader.answer(message)
      if (reply !== null) wires.deliver(repliesTo(message, reply, faults), faults.pieceBytes)
    },
    abort: async (_slot, seq) => reader.stop(seq),
  }
  return {
    pipe,
    classDescriptor: writeDescriptor(declared),
    lay: tray.lay,
    take: tray.take,
    unplug: wires.cut,
    setFaults: (changed) => {
      faults = { ...faults, ...changed }
      reader.countFromOne()
    },
    asked: () => asked,
  }
}

/** The bytes of a reply, with all that the faults put before it. */
function repliesTo(message: Asked, reply: Reply, faults: ReaderFaults): Uint8Array[] {
  const { slot, seq } = message
  const wrong: Reply = { type: 'dataBlock', card: 'active', data: Uint8Array.of(0x90, 0x00) }
  const strays = [
    writeReply(wrong, { slot, seq: (seq + 1) & 0xff }),
    writeReply(wrong, { slot: slot + 1, seq }),
  ]
  const isFromCard = message.kind === 'transfer_block'
  const extension: Reply = { type: 'dataBlock', card: 'active', moreTime: faults.multiplier }
  return [
    ...(faults.hasStrayReplies ? strays : []),
    ...Array.from({ length: isFromCard ? faults.timeExtensions : 0 }, () =>
      writeReply(extension, message),
    ),
    writeReply(reply, message),
  ]
}
