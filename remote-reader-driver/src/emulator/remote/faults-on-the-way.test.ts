import { beforeAll, describe, expect, test } from '@jest/globals'
import { INS_VERIFY } from '../../apdu/command.ts'
import { createCardReader } from '../../reader/card-reader.ts'
import { encodeMessage } from '../../transports/remote-link/frames/fragment.ts'
import { createEmulatedCard, type EmulatedCard } from '../emulated-card.ts'
import type { SlotFaults } from '../emulated-slot.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../throwaway-persona.ts'
import { seededRandom } from './radio.ts'
import { createSimulatedLink, type SimulatedLinkPlan } from './simulated-link.ts'

const message = new TextEncoder().encode('{"purpose":"login"}')
let made: ThrowawayPersona

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
})

/** A card that counts the PINs that it was given. */
function countingCard(card: EmulatedCard) {
  let pins = 0
  const exchange = (command: Uint8Array) => {
    if (command[1] === INS_VERIFY && command.length > 5) pins += 1
    return card.exchange(command)
  }
  return { card: { ...card, exchange }, pins: () => pins }
}

function home(plan: SimulatedLinkPlan = {}, faults: Partial<SlotFaults> = {}) {
  const link = createSimulatedLink(plan)
  const plastic = countingCard(createEmulatedCard(made.persona))
  link.tray.setFaults(faults)
  link.tray.insert(plastic.card)
  const reader = createCardReader({ slot: link.clockedSlot })
  const { signal } = new AbortController()
  const signIn = (pin = '1234') =>
    reader.authenticate({ message, pin, spendLastTry: false, onStep: () => undefined, signal })
  return { ...link, ...plastic, reader, signal, signIn }
}

/** Counts what the host sends, and acts when the n-th report goes on the air. */
function atReport(radio: ReturnType<typeof home>['radio'], n: number, act: () => void) {
  let sent = 0
  radio.onAir((_, from) => {
    if (from === 'host') sent += 1
    if (from === 'host' && sent === n) act()
  })
  return () => sent
}

const isFree = async ({ tray }: ReturnType<typeof home>) => {
  const opened = await tray.open()
  if (opened.ok) await opened.value.powerOff()
  return opened.ok || opened.error.kind === 'no_card'
}

const apdus = 14
const verifyAt = 12
const removals = Array.from({ length: apdus }, (_, at) => at + 1).flatMap((apdu) => [
  [apdu, 'before_command'] as const,
  [apdu, 'before_answer'] as const,
])

describe('a card that is taken away', () => {
  test.each(removals)('at command %i, %s, loses at most the try', async (removeAtApdu, removal) => {
    const room = home({ loss: 0.1 }, { removeAtApdu, removal })
    const isWrong = removeAtApdu <= verifyAt
    const hasArrived = isWrong && removeAtApdu === verifyAt && removal === 'before_answer'

    const answer = await room.signIn(isWrong ? '9999' : '1234')

    expect(answer).toEqual({ ok: false, error: { kind: 'card_removed' } })
    expect(room.pins()).toBeLessThanOrEqual(1)
    expect(room.card.triesLeft()).toBe(hasArrived ? 2 : 3)
    expect(await isFree(room)).toBe(true)
    const before = room.pins()
    room.tray.insert(room.card)
    expect((await room.signIn()).ok).toBe(true)
    expect(room.pins() - before).toBe(1)
  })

  test('is missed at once, and a card that is laid is seen', async () => {
    const { clock, slot, tray, card } = home()
    const seen: string[] = []
    await clock.pass(200)
    slot.onPresence((presence) => seen.push(presence))

    tray.remove()
    await clock.pass(50)
    tray.insert(card)
    await clock.pass(50)

    expect(seen).toEqual(['absent', 'present'])
  })

  test('and laid back before anybody asked has still been gone', async () => {
    const { clock, slot, tray, card } = home()
    const seen: string[] = []
    await clock.pass(200)
    slot.onPresence((presence) => seen.push(presence))

    tray.remove()
    tray.insert(card)
    await clock.pass(50)

    expect(seen).toEqual(['absent', 'present'])
  })
})

describe('a line that breaks', () => {
  const everyReport = Array.from({ length: 21 }, (_, at) => at + 1)

  test.each(everyReport)('at report %i never gives the card a second PIN', async (n) => {
    const room = home()
    atReport(room.radio, n, () => room.radio.host.close())

    const answer = await room.signIn()

    const isOver = n === everyReport.length
    expect(answer.ok ? 'signed in' : answer.error.kind).toBe(
      isOver ? 'signed in' : 'reader_unavailable',
    )
    expect(room.pins()).toBeLessThanOrEqual(1)
    expect(await isFree(room)).toBe(true)
  })

  test.each([4, 8, 12, 17, 18, 20])('at report %i and heals: signs in later', async (n) => {
    const room = home()
    const { radio, clock, card, signIn } = room
    atReport(radio, n, () => radio.setInReach(false))

    const first = await signIn()
    radio.setInReach(true)
    await clock.pass(20_000)
    const second = await signIn()

    expect(first).toEqual({ ok: false, error: { kind: 'reader_unavailable' } })
    expect(second.ok).toBe(true)
    expect(card.triesLeft()).toBe(3)
  })

  test('leaves the remote to take the power off the card by itself', async () => {
    const { clock, slot, tray, radio } = home()
    expect((await clock.runUntil(slot.open())).ok).toBe(true)

    radio.setInReach(false)
    await clock.pass(14_000)
    expect(await tray.open()).toEqual({ ok: false, error: { kind: 'reader_busy' } })
    await clock.pass(2_000)

    expect((await tray.open()).ok).toBe(true)
  })

  test('empties the slot and refuses, then finds the remote again', async () => {
    const { clock, slot, radio } = home()
    await clock.pass(200)
    expect(slot.presence()).toBe('present')

    radio.setInReach(false)
    await clock.pass(10_000)
    expect(slot.presence()).toBe('absent')
    expect(slot.status()).toMatchObject({ link: 'connecting', batteryPercent: null })
    radio.setInReach(true)
    await clock.pass(20_000)

    expect(slot.presence()).toBe('present')
  })
})

describe('a slow card', () => {
  test('is waited for as long as the remote says that it works', async () => {
    const { signIn, clock } = home({ loss: 0.05 }, { apduMs: 5, signMs: 4_000 })

    expect((await signIn()).ok).toBe(true)
    expect(clock.nowMs()).toBeGreaterThan(4_000)
  })

  test('that never answers is given up and loses its power', async () => {
    const { clock, slot, tray } = home({ loss: 0.2 }, { apduMs: 1_000_000_000 })
    const opened = await clock.runUntil(slot.open())
    if (!opened.ok) throw new Error(opened.error.kind)
    const answer = opened.value.transmit({ cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, le: 1 })
    const refused = expect(answer).rejects.toMatchObject({ linkFault: 'card_timeout' })
    await clock.pass(2_000)

    await clock.runUntil(opened.value.powerOff())

    await refused
    expect((await tray.open()).ok).toBe(true)
  })
})

describe('a stranger on the air', () => {
  test('who sends garbage all the time changes nothing', async () => {
    const { signIn, radio, pins } = home()
    const random = seededRandom(5)
    let isBusy = false
    radio.onAir((report, from) => {
      if (isBusy) return
      isBusy = true
      const garbage = Uint8Array.from({ length: 64 }, () => Math.floor(random() * 256))
      const other = from === 'host' ? radio.remote : radio.host
      other.send(garbage)
      radio[from].send(Uint8Array.from([...report.slice(0, 5), ...garbage.slice(5)]).with(4, 0xff))
      radio[from].send(garbage.slice(0, 63))
      isBusy = false
    })

    expect((await signIn()).ok).toBe(true)
    expect(pins()).toBe(1)
  })

  test('who sends false parts of every message cannot make the card act', async () => {
    const { signIn, radio, card, pins } = home()
    let isBusy = false
    let forged = 0
    radio.onAir((report, from) => {
      if (isBusy || forged++ % 9 !== 0) return
      isBusy = true
      radio[from].send(report.with(63, (report[63] ?? 0) ^ 1).with(20, (report[20] ?? 0) ^ 1))
      isBusy = false
    })

    const answer = await signIn()

    expect(answer.ok || answer.error.kind === 'reader_unavailable').toBe(true)
    expect(pins()).toBeLessThanOrEqual(1)
    expect(card.triesLeft()).toBe(3)
  })

  test('who plays a whole sign-in again reaches no card', async () => {
    const { signIn, radio, clock, pins } = home()
    const heard: Uint8Array[] = []
    const forget = radio.onAir((report, from) => from === 'host' && heard.push(report))
    expect((await signIn()).ok).toBe(true)
    forget()

    for (const report of heard) radio.host.send(report)
    await clock.pass(2_000)
    for (const report of heard) radio.host.send(report)
    await clock.pass(2_000)

    expect(heard.length).toBeGreaterThan(20)
    expect(pins()).toBe(1)
  })

  test('who floods the remote with channels and messages does not stop the viewer', async () => {
    const { signIn, radio, clock, surroundings, pins } = home({ reportMs: 0 })
    await clock.pass(100)
    const init = () => {
      const payload = surroundings.randomBytes(8)
      const channel = 0xffffff
      return encodeMessage({ channel, number: 0xff, command: 6, payload })
    }
    const noise = (channel: number) =>
      encodeMessage({ channel, number: 1, command: 3, payload: new Uint8Array(7609) })

    for (let i = 0; i < 50; i += 1) {
      for (const report of [...init(), ...noise(i)]) radio.host.send(report)
    }
    const answer = await signIn()

    expect(answer.ok).toBe(true)
    expect(pins()).toBe(1)
  })
})
