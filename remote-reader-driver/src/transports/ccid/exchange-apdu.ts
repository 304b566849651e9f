import { linkFault } from '../../apdu/link-fault.ts'
import type { CcidLink } from './link/ccid-link.ts'
import type { CcidDescriptor } from './message/class-descriptor.ts'
import { headerLength } from './message/header.ts'
import { type ChainPart, chainParts } from './message/out-message.ts'
import { faultOf } from './power/reader-refusal.ts'

const longestAnswer = 65_538
const longestShortCommand = 261
const extendedMarkAt = 4

/**
 * Sends one command APDU to the card and answers its response APDU, in as many blocks as an
 * extended-APDU reader needs (CCID rev 1.1, §6.1.4). No block is ever sent twice. Rejects with
 * `linkFault`; a command that the reader cannot take is refused before anything is sent.
 */
export async function exchangeApdu(
  { ask, descriptor }: ExchangeDeps,
  command: Uint8Array,
): Promise<Uint8Array> {
  const transfer: Transfer = (part, data) => transferBlock(ask, part, data)
  if (descriptor.exchangeLevel === 'extended_apdu') {
    const longestBlock = descriptor.longestMessage - headerLength
    return receiveAnswer(transfer, await sendCommand(transfer, command, longestBlock))
  }
  requireShort(command)
  return (await transfer('whole', command)).data
}

export interface ExchangeDeps {
  readonly ask: CcidLink['ask']
  readonly descriptor: CcidDescriptor
}

/** A fifth byte of 0 with more behind it makes a command extended (ISO/IEC 7816-4 §5.1). */
function requireShort(command: Uint8Array): void {
  const isExtended = command.length > extendedMarkAt + 1 && command[extendedMarkAt] === 0
  if (isExtended || command.length > longestShortCommand) {
    throw linkFault('reader_unavailable', { cause: 'the reader takes short commands only' })
  }
}

type Transfer = (part: ChainPart, data: Uint8Array) => Promise<Block>

interface Block {
  readonly data: Uint8Array
  readonly chain: number
}

/** Sends all parts; answers the reply to the last one, with which the card's answer starts. */
async function sendCommand(
  transfer: Transfer,
  command: Uint8Array,
  longestBlock: number,
): Promise<Block> {
  let sent = 0
  while (command.length - sent > longestBlock) {
    const data = command.subarray(sent, sent + longestBlock)
    const reply = await transfer(sent === 0 ? 'begin' : 'middle', data)
    if (reply.data.length > 0) throw outOfPlace('an answer to half a command')
    sent += data.length
  }
  return transfer(sent === 0 ? 'whole' : 'end', command.subarray(sent))
}

async function receiveAnswer(transfer: Transfer, start: Block): Promise<Uint8Array> {
  const parts = [start.data]
  let length = start.data.length
  let goesOn = goesOnAfter(start.chain, { first: 'whole', more: 'begin' })
  while (goesOn) {
    const { data, chain } = await transfer('go_on', new Uint8Array())
    length += data.length
    if (data.length === 0 || length > longestAnswer) throw outOfPlace('an answer without end')
    parts.push(data)
    goesOn = goesOnAfter(chain, { first: 'end', more: 'middle' })
  }
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

function goesOnAfter(
  chain: number,
  { first, more }: { readonly first: ChainPart; readonly more: ChainPart },
): boolean {
  if (chain === chainParts[more]) return true
  if (chain === chainParts[first]) return false
  throw outOfPlace(`part ${chain} of an answer out of place`)
}

async function transferBlock(
  ask: CcidLink['ask'],
  part: ChainPart,
  data: Uint8Array,
): Promise<Block> {
  const reply = await ask({ kind: 'transfer_block', part, data })
  const fault = faultOf(reply)
  if (fault !== null) throw linkFault(fault.reason, { cause: fault.cause })
  if (reply.kind !== 'data_block') throw outOfPlace(`${reply.kind} instead of data`)
  return { data: reply.data, chain: reply.chain }
}

const outOfPlace = (cause: string): Error => linkFault('reader_unavailable', { cause })
