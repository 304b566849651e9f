import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CardRefusal } from '#remote-reader-driver/contract/card-refusal'
import { INS_READ_BINARY, INS_VERIFY } from '#remote-reader-driver/src/apdu/command'
import type { EmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import type { PluggedCard } from '#remote-reader-driver/src/emulator/vpcd/card-link'
import { type CardReader, createCardReader } from '#remote-reader-driver/src/reader/card-reader'
import {
  createPcscSlot,
  type PcscSlot,
  type PcscSlotOptions,
} from '#remote-reader-driver/src/transports/pcsc/pcsc-slot'
import { requirePersona } from '../fixtures/personas.ts'
import { signingPasswordOf } from '../fixtures/two-key-card.ts'
import { readerName } from './pcscd.ts'
import { type Peers, type PluggedIn, until } from './peers.ts'
import { runTool } from './tool.ts'

const hanako = requirePersona('hanako')
const message = new TextEncoder().encode('{"purpose":"login"}')
const wrongPin = '0000'

const asking = () => new AbortController().signal
const request = (pin: string) => ({
  message,
  pin,
  spendLastTry: false,
  onStep: () => undefined,
  signal: asking(),
})
const refused = (kind: CardRefusal['kind']) => ({ ok: false, error: { kind } })

async function isSignedBy(certificate: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('spki', spki, rs256, false, ['verify'])
  return crypto.subtle.verify(rs256, key, Uint8Array.from(signature), message)
}

/** A certificate of 1,092 bytes takes five reads. */
const apdus = 12
const verifyAt = 10

/** Before the answer of the n-th command, for every n; the PIN also before it arrives. */
const removals = [
  ...Array.from({ length: apdus }, (_, at) => ({ apdu: at + 1, moment: 'before its answer' })),
  { apdu: verifyAt, moment: 'before it arrives' },
].map((at) => ({
  ...at,
  pin: at.apdu > verifyAt ? hanako.pin : wrongPin,
  triesLeft: at.apdu === verifyAt && at.moment === 'before its answer' ? 2 : 3,
  /** Where the answer to a PIN was lost, the counter is read before anything else. */
  thirdCommand: at.apdu === verifyAt ? INS_VERIFY : INS_READ_BINARY,
}))
type Removal = (typeof removals)[number]

const isPin = (command: Uint8Array): boolean => command[1] === INS_VERIFY && command.length > 4

/** A card that is taken away at one command, counted from 1. */
function takenAwayAt(
  { apdu, moment }: Removal,
  card: EmulatedCard,
  remove: () => void,
): PluggedCard {
  let asked = 0
  return {
    ...card,
    exchange: (command) => {
      asked += 1
      if (asked !== apdu) return card.exchange(command)
      if (moment === 'before its answer') card.exchange(command)
      remove()
      return null
    },
  }
}

/** The PC/SC transport on a real pcscd, up to a whole sign-in. */
export function describePcscTransport(peers: () => Peers): void {
  describe('the PC/SC transport on pcscd', () => {
    const faults: string[] = []
    const slots: PcscSlot[] = []
    let slot: PcscSlot
    let reader: CardReader
    let plugged: PluggedIn

    /** A slot that is closed in the end, whatever happens. */
    const openSlot = async (options: PcscSlotOptions = {}) => {
      const opened = await createPcscSlot({ readerName, restartMs: 100, ...options })
      slots.push(opened)
      return opened
    }
    beforeAll(async () => {
      slot = await openSlot({ onFault: (reason) => void faults.push(reason) })
    })
    afterAll(() => Promise.all(slots.map((one) => one.close())))

    const commands = () =>
      peers().events.flatMap((event) => (event.kind === 'exchange' ? [event.command] : []))
    const lay = async (wrap?: (card: EmulatedCard) => PluggedCard) => {
      plugged = await peers().plugIn(wrap)
      reader = createCardReader({ slot })
      await until(() => slot.presence() === 'present')
    }

    test('proves the holder with a signature of the card, and powers it off', async () => {
      await lay()

      const proof = await reader.authenticate(request(hanako.pin))

      if (!proof.ok) throw new Error(proof.error.kind)
      expect(proof.value.certificate).toEqual(peers().persona.authCertificate)
      expect(await isSignedBy(proof.value.certificate, proof.value.signature)).toBe(true)
      expect(commands()).toHaveLength(apdus)
      expect(commands().findIndex(isPin)).toBe(verifyAt - 1)
      await until(() => peers().events.at(-1)?.kind === 'power_off')
    })

    test('signs with the signing key after its password', async () => {
      const proof = await reader.sign(request(signingPasswordOf(hanako)))

      if (!proof.ok) throw new Error(proof.error.kind)
      expect(proof.value.certificate).toEqual(peers().persona.signing?.certificate)
      expect(await isSignedBy(proof.value.certificate, proof.value.signature)).toBe(true)
    })

    test('tells a card that is taken out and one that is laid back', async () => {
      const told: string[] = []
      const forget = slot.onPresence((presence) => told.push(presence))

      plugged.plug.remove()
      await until(() => slot.presence() === 'absent')
      expect(await reader.triesLeft(asking())).toEqual(refused('no_card'))
      await plugged.layBack(plugged.card)
      await until(() => slot.presence() === 'present')
      forget()

      expect(told).toEqual(['absent', 'present'])
      expect(await reader.triesLeft(asking())).toEqual({ ok: true, value: 3 })
    })

    test('is refused while another program has the card, and has it afterwards', async () => {
      const other = await openSlot()
      const held = await other.open()

      const meanwhile = await reader.triesLeft(asking())
      if (held.ok) await held.value.powerOff()
      const afterwards = await reader.triesLeft(asking())
      await other.close()

      expect(held.ok).toBe(true)
      expect(meanwhile).toEqual(refused('reader_busy'))
      expect(afterwards).toEqual({ ok: true, value: 3 })
    })

    test('powers off a card that its program leaves open when it ends', async () => {
      const other = await openSlot()
      const held = await other.open()
      peers().events.length = 0
      await other.close()

      expect(held.ok).toBe(true)
      await until(() => peers().events.length > 0)
      expect(peers().events[0]).toEqual({ kind: 'power_off' })
      expect(await reader.triesLeft(asking())).toEqual({ ok: true, value: 3 })
    })

    test('keeps other programs away while it has the card', async () => {
      const opened = await slot.open()
      const elsewhere = await runTool('opensc-tool', ['--reader', '0', '--name'])
      if (opened.ok) await opened.value.powerOff()

      expect(opened.ok).toBe(true)
      expect(elsewhere).toEqual({ code: 1, said: expect.stringContaining('Reader in use') })
    })

    test('works again when pcscd and its reader are back, also when it began without', async () => {
      const { pcscd } = peers()

      await pcscd.stop()
      await until(() => slot.presence() === 'absent')
      await pcscd.startWithoutReader()
      const both = [slot, await openSlot()]
      const meanwhile = await Promise.all(both.map((one) => one.open()))
      await pcscd.stop()
      await pcscd.start()
      await until(() => both.every((one) => one.presence() === 'present'))
      const afterwards = await reader.authenticate(request(hanako.pin))
      await both.at(-1)?.close()

      expect(faults.length).toBeGreaterThan(0)
      for (const reason of faults) expect(reason).toMatch(/SCard/)
      expect(meanwhile).toEqual(both.map(() => refused('reader_unavailable')))
      expect(afterwards.ok).toBe(true)
    })

    test('begins where no pcscd is, and says so to who asks', async () => {
      const nowhere = await openSlot({ daemonSocket: '/run/pcscd/nobody-is-here' })
      const opened = await nowhere.open()
      await nowhere.close()

      expect(opened).toEqual(refused('reader_unavailable'))
    })

    test.each(removals)(
      'loses at most the try when a card is taken away at $apdu, $moment',
      async (at) => {
        await lay((card) => takenAwayAt(at, card, () => plugged.plug.remove()))

        expect(await reader.authenticate(request(at.pin))).toEqual(refused('card_removed'))
        expect(plugged.card.triesLeft()).toBe(at.triesLeft)

        await plugged.layBack(plugged.card)
        await until(() => slot.presence() === 'present')
        expect((await reader.authenticate(request(hanako.pin))).ok).toBe(true)
        const verifies = commands().filter((command) => command[1] === INS_VERIFY)
        expect(verifies.map(isPin)).toEqual([false, true])
        expect(commands()[2]?.[1]).toBe(at.thirdCommand)
      },
    )

    test('gives up a card that never answers, and reads the next one', async () => {
      await lay((card) => ({ ...card, exchange: () => null }))
      const impatient = createCardReader({ slot, apduTimeoutMs: 300 })

      expect(await impatient.triesLeft(asking())).toEqual(refused('card_timeout'))

      plugged.plug.remove()
      await plugged.layBack(plugged.card)
      await until(async () => (await reader.triesLeft(asking())).ok)
    })
  })
}
