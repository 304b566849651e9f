import { encodeControl } from '../frames/control.ts'
import {
  broadcastChannel,
  broadcastNumber,
  encodeMessage,
  type Fragment,
  parseReport,
} from '../frames/fragment.ts'
import { CMD_ERROR, CMD_INIT, ERR_INVALID_CHANNEL, linkVersion } from '../frames/link-command.ts'
import type { ReportPipe } from '../report-pipe.ts'
import type { Surroundings } from '../surroundings.ts'
import { createLine, type Line, type Serving } from './line.ts'

export interface FarLinkDeps {
  readonly pipe: ReportPipe
  readonly surroundings: Surroundings
  readonly serve: (channel: number, message: Uint8Array) => Serving | null
  /** The channel that no stranger may push out; null when there is none. */
  readonly keptChannel: () => number | null
  readonly onChannelGone: (channel: number) => void
}

/** The remote's end of the link: hands out channels and serves each of them. */
export interface FarLink {
  readonly ring: (channel: number) => void
  readonly dropChannel: (channel: number) => void
  readonly close: () => void
}

interface OpenLine {
  readonly line: Line
  /** The host's nonce in hexadecimal: the same nonce again gets the same channel. */
  readonly nonce: string
}

const mostChannels = 4
const nonceLength = 8
/** CTAPHID's capability byte: messages are understood, nothing else. */
const capabilities = 0x00

/** Serves every channel of a pipe; memory is bounded by four channels of one message each. */
export function serveFarLink(deps: FarLinkDeps): FarLink {
  const { pipe } = deps
  const lines = new Map<number, OpenLine>()
  const send = (reports: readonly Uint8Array[]) => {
    for (const report of reports) pipe.send(report)
  }
  const dropChannel = (channel: number) => {
    lines.get(channel)?.line.close()
    if (lines.delete(channel)) deps.onChannelGone(channel)
  }
  const desk = { ...deps, lines, send, dropChannel }
  const forget = pipe.onReport((report) => {
    const parsed = parseReport(report)
    if (!parsed.ok) return
    const fragment = parsed.value
    if (fragment.channel === broadcastChannel) return send(answerInit(desk, fragment))
    const open = lines.get(fragment.channel)
    if (open !== undefined) return open.line.take(fragment)
    if (fragment.head === null || fragment.head.command === CMD_ERROR) return
    send(encodeControl(fragment, CMD_ERROR, Uint8Array.of(ERR_INVALID_CHANNEL)))
  })
  const closeAll = () => {
    forget()
    for (const channel of [...lines.keys()]) dropChannel(channel)
  }
  pipe.onClose(closeAll)
  return { ring: (channel) => lines.get(channel)?.line.ring(), dropChannel, close: closeAll }
}

interface ChannelDesk extends FarLinkDeps {
  readonly lines: Map<number, OpenLine>
  readonly send: (reports: readonly Uint8Array[]) => void
  readonly dropChannel: (channel: number) => void
}

/** FIDO CTAP 2.1 §11.2.9.1.3; what is no INIT on the broadcast channel is left unanswered. */
function answerInit(desk: ChannelDesk, { number, head, bytes }: Fragment): readonly Uint8Array[] {
  const isInit = head?.command === CMD_INIT && head.length === nonceLength
  if (!isInit || number !== broadcastNumber) return []
  const address = { channel: broadcastChannel, number: broadcastNumber }
  const nonce = bytes.slice(0, nonceLength)
  const channel = channelFor(desk, hexOf(nonce))
  const own = [channel >> 16, (channel >> 8) & 0xff, channel & 0xff, 0]
  const payload = Uint8Array.from([...nonce, ...own, linkVersion, 0, 0, 0, capabilities])
  return encodeMessage({ ...address, command: CMD_INIT, payload })
}

/** The channel of this nonce, else a new one in the place of the oldest that may go. */
function channelFor(desk: ChannelDesk, nonce: string): number {
  const { lines, keptChannel, dropChannel } = desk
  const known = [...lines].find(([, open]) => open.nonce === nonce)
  if (known !== undefined) return known[0]
  if (lines.size >= mostChannels) {
    const oldest = [...lines.keys()].find((channel) => channel !== keptChannel())
    if (oldest !== undefined) dropChannel(oldest)
  }
  const channel = freeChannel(desk)
  const serve = (message: Uint8Array) => desk.serve(channel, message)
  lines.set(channel, { nonce, line: createLine({ ...desk, channel, serve }) })
  return channel
}

function freeChannel({ lines, surroundings }: ChannelDesk): number {
  for (;;) {
    const [high = 0, middle = 0, low = 0] = surroundings.randomBytes(3)
    const channel = (high << 16) | (middle << 8) | low
    if (channel !== 0 && channel !== broadcastChannel && !lines.has(channel)) return channel
  }
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
