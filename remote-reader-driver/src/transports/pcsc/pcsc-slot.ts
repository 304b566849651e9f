import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import { type LinkFault, linkFault } from '../../apdu/link-fault.ts'
import { transmitOver } from '../../apdu/transmit.ts'
import type { CardSlot, OpenCard, Presence } from '../../reader/card-slot.ts'
import { type PcscLink, startPcscLink } from './pcsc-link.ts'
import { openRefusalOf, transmitFaultOf } from './pcsc-result.ts'
import type { ReaderAnswer, SeenReader } from './reader-process-messages.ts'

/** A card slot of a PC/SC reader. */
export interface PcscSlot extends CardSlot {
  /** Powers off a card that is still open and lets go of PC/SC. */
  readonly close: () => Promise<void>
}

export interface PcscSlotOptions {
  /** A part of the reader's name; without it the reader that was seen first is taken. */
  readonly readerName?: string
  /** Where pcscd listens; the empty string where PC/SC has no such socket (Windows, macOS). */
  readonly daemonSocket?: string
  /** How long to wait before a PC/SC service that failed is looked for again. */
  readonly restartMs?: number
  /** Told why PC/SC failed, for a log; the slot looks for it again by itself. */
  readonly onFault?: (reason: string) => void
  /** How long powering a card up may take before PC/SC is dropped altogether. */
  readonly connectMs?: number
  /** How long powering it off may take, likewise. */
  readonly unpowerMs?: number
  /** How long to wait for the news that a card that failed is gone. */
  readonly removalNewsMs?: number
}

const statusLength = 2
const debianSocket = process.platform === 'linux' ? '/run/pcscd/pcscd.comm' : ''

/**
 * The card slot of a reader under PC/SC, in exclusive use and powered off after every card. Without
 * a service or a reader it refuses `reader_unavailable` until there is one (again). Rejects where
 * the optional dependency @pokusew/pcsclite is not built, and says what to install.
 */
export async function createPcscSlot(options: PcscSlotOptions = {}): Promise<PcscSlot> {
  const { daemonSocket = debianSocket, restartMs = 500, onFault = () => undefined } = options
  return pcscSlotOver(await startPcscLink({ daemonSocket, restartMs, onFault }), options)
}

/** The slot's rules over whatever holds PC/SC. */
export function pcscSlotOver(link: PcscLink, options: PcscSlotOptions = {}): PcscSlot {
  const { readerName = '', connectMs = 5000, unpowerMs = 2000, removalNewsMs = 1000 } = options
  const world: SlotWorld = {
    link,
    connectMs,
    unpowerMs,
    removalNewsMs,
    reader: () => chooseReader(link.readers(), readerName),
    free: () => {
      isTaken = false
      card = null
    },
  }
  let isTaken = false
  let card: OpenCard | null = null
  return {
    presence: () => presenceOf(world.reader()),
    onPresence: (listener) => {
      let last = presenceOf(world.reader())
      return link.onReaders(() => {
        const next = presenceOf(world.reader())
        if (next === last) return
        last = next
        listener(next)
      })
    },
    open: async () => {
      if (isTaken) return err({ kind: 'reader_busy' })
      isTaken = true
      const opened = await openCard(world)
      if (!opened.ok) isTaken = false
      card = opened.ok ? opened.value : null
      return opened
    },
    close: async () => {
      await card?.powerOff()
      await link.close()
    },
  }
}

/** The first reader whose name contains `part`, in the order in which they were seen. */
export const chooseReader = (readers: readonly SeenReader[], part: string): SeenReader | null =>
  readers.find(({ name }) => name.includes(part)) ?? null

const presenceOf = (reader: SeenReader | null): Presence =>
  reader?.isCardPresent === true ? 'present' : 'absent'

interface SlotWorld {
  readonly link: PcscLink
  readonly connectMs: number
  readonly unpowerMs: number
  readonly removalNewsMs: number
  readonly reader: () => SeenReader | null
  readonly free: () => void
}

async function openCard(world: SlotWorld): Promise<Result<OpenCard, CardRefusal>> {
  const reader = world.reader()
  if (reader === null) return err({ kind: 'reader_unavailable' })
  const connecting = world.link.ask({ ask: 'connect', reader: reader.name })
  if (!(await settlesWithin(connecting, world.connectMs))) {
    world.link.restart()
    return err({ kind: 'reader_unavailable' })
  }
  const connected = await connecting
  if (connected.outcome === 'failed') return err(openRefusalOf(connected.code))
  return ok(connectedCard(world))
}

function connectedCard(world: SlotWorld): OpenCard {
  let isOver = false
  return {
    transmit: transmitOver(async (command) => {
      if (isOver) throw linkFault('card_removed')
      const answered = await world.link.ask({ ask: 'transmit', command })
      if (hasAnswer(answered)) return answered.answer
      const fault = answered.outcome === 'failed' ? transmitFaultOf(answered.code) : null
      throw linkFault(fault ?? (await faultByPresence(world)), { cause: answered })
    }),
    powerOff: async () => {
      if (isOver) return
      isOver = true
      const isUnpowered = await settlesWithin(world.link.ask({ ask: 'unpower' }), world.unpowerMs)
      if (!isUnpowered) world.link.restart()
      world.free()
    },
  }
}

/** Some drivers call it a success when a card that is gone answers nothing. */
const hasAnswer = (
  answered: ReaderAnswer,
): answered is Extract<ReaderAnswer, { outcome: 'done' }> =>
  answered.outcome === 'done' && answered.answer.length >= statusLength

/** A broken exchange is a removal when the reader says so soon; else the card is there and silent. */
async function faultByPresence({ link, reader, removalNewsMs }: SlotWorld): Promise<LinkFault> {
  const isGone = () => presenceOf(reader()) === 'absent'
  if (!isGone()) {
    let forget: () => void = () => undefined
    const news = new Promise<void>((resolve) => {
      forget = link.onReaders(() => {
        if (isGone()) resolve()
      })
    })
    await settlesWithin(news, removalNewsMs)
    forget()
  }
  if (reader() === null) return 'reader_unavailable'
  return isGone() ? 'card_removed' : 'card_timeout'
}

function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms)
    void promise.then(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}
