import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyAir } from '../../../../fixtures/any-air.ts'
import { createRadio, type RadioFaults } from '../../../emulator/remote/radio.ts'
import { seededSurroundings } from '../../../emulator/remote/simulated-link.ts'
import { createVirtualClock } from '../../../emulator/remote/virtual-clock.ts'
import { encodeMessage } from '../frames/fragment.ts'
import { CMD_INIT, CMD_MSG } from '../frames/link-command.ts'
import { serveFarLink } from './far-link.ts'
import { openHostLink } from './host-link.ts'

/** Both ends of a link whose far end answers a message with its length and itself, `workMs` later. */
function bothEnds(faults: Partial<RadioFaults> = {}, workMs = 0) {
  const clock = createVirtualClock()
  const surroundings = seededSurroundings(clock, faults.seed ?? 1)
  const radio = createRadio(clock.after, faults)
  const served: Uint8Array[] = []
  const cancelled: number[] = []
  const far = serveFarLink({
    pipe: radio.remote,
    surroundings,
    keptChannel: () => null,
    onChannelGone: () => undefined,
    serve: (channel, message) => {
      if (message[0] === 0xee) return null
      served.push(message)
      let finish: (answer: Uint8Array) => void = () => undefined
      const answer = new Promise<Uint8Array>((resolve) => {
        finish = resolve
      })
      const done = Uint8Array.from([message.length & 0xff, ...message])
      clock.after(workMs, () => finish(done))
      const cancel = () => {
        cancelled.push(channel)
        finish(Uint8Array.of(0xff))
      }
      return { answer, cancel }
    },
  })
  const open = () => openHostLink({ pipe: radio.host, surroundings })
  return { clock, surroundings, radio, served, cancelled, far, open }
}

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, i) => i & 0x7f)
const asIs = (answer: Uint8Array) => answer

describe('a link', () => {
  test('brings every message and every answer through bad air, each served once, in order', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 6 })
    const property = fc.asyncProperty(anyAir(60), lengths, async (faults, wanted) => {
      const { clock, open, served } = bothEnds(faults)
      const link = await clock.runUntil(open())
      const answers: number[] = []
      for (const length of wanted) {
        answers.push((await clock.runUntil(link.ask(bytesOf(length), asIs))).length - 1)
      }
      expect(answers).toEqual(wanted)
      expect(served.map((message) => message.length)).toEqual(wanted)
    })
    await fc.assert(property, { numRuns: 25, seed: 11 })
  })

  test('carries the longest message there is', async () => {
    const { clock, open } = bothEnds({ loss: 0.1 })
    const link = await clock.runUntil(open())

    await expect(clock.runUntil(link.ping(bytesOf(7609)))).resolves.toBeUndefined()
  })

  test('goes on after 256 messages, when numbers begin again', async () => {
    const { clock, open, served } = bothEnds()
    const link = await clock.runUntil(open())

    for (let i = 0; i < 300; i += 1) await clock.runUntil(link.ask(Uint8Array.of(i & 0x7f), asIs))

    expect(served).toHaveLength(300)
  })

  test('serves a repeated question from the last answer', async () => {
    const { clock, open, radio, served } = bothEnds()
    const link = await clock.runUntil(open())
    const sent: Uint8Array[] = []
    const heard: Uint8Array[] = []
    radio.onAir((report, from) => (from === 'host' ? sent : heard).push(report))
    await clock.runUntil(link.ask(bytesOf(5), asIs))

    for (const report of [...sent, ...sent]) radio.host.send(report)
    await clock.pass(100)

    expect(served).toHaveLength(1)
    expect(heard).toEqual([heard[0], heard[0], heard[0]])
  })

  test('asks again for an answer that nobody believes', async () => {
    const { clock, open, served } = bothEnds()
    const link = await clock.runUntil(open())
    let refusals = 3
    const read = (answer: Uint8Array) => (refusals-- > 0 ? null : answer.length)

    expect(await clock.runUntil(link.ask(bytesOf(5), read))).toBe(6)
    expect(served).toHaveLength(1)
  })

  test('leaves a message unanswered that the far end does not believe, and then gives up', async () => {
    const { clock, open } = bothEnds()
    const link = await clock.runUntil(open())

    await expect(clock.runUntil(link.ask(Uint8Array.of(0xee), asIs))).rejects.toMatchObject({
      linkFault: 'reader_unavailable',
    })
  })

  test('waits for work that takes long, and can give it up', async () => {
    const { clock, open, cancelled } = bothEnds({ loss: 0.3, seed: 2 }, 20_000)
    const link = await clock.runUntil(open())
    const answer = link.ask(bytesOf(5), asIs)
    await clock.pass(15_000)

    link.cancel()

    expect(await clock.runUntil(answer)).toEqual(Uint8Array.of(0xff))
    expect(cancelled).toHaveLength(1)
  })

  test('ends when nobody is there, and when the pipe is closed', async () => {
    const { clock, open, radio } = bothEnds({ loss: 1 })
    const unavailable = { linkFault: 'reader_unavailable' }

    await expect(clock.runUntil(open())).rejects.toMatchObject(unavailable)
    radio.host.close()
    await expect(clock.runUntil(open())).rejects.toMatchObject(unavailable)
  })

  test('is told when the far end no longer knows the channel', async () => {
    const { clock, open, far, surroundings, radio } = bothEnds()
    const link = await clock.runUntil(open())
    far.close()
    serveFarLink({
      pipe: radio.remote,
      surroundings,
      keptChannel: () => null,
      onChannelGone: () => undefined,
      serve: () => null,
    })
    const startedAt = clock.nowMs()

    await expect(clock.runUntil(link.ask(bytesOf(5), asIs))).rejects.toMatchObject({
      linkFault: 'reader_unavailable',
    })
    expect(clock.nowMs() - startedAt).toBeLessThan(10)
  })

  test('gives the same nonce the same channel, and five nonces no more than four channels', async () => {
    const { clock, radio, surroundings } = bothEnds()
    const heard: string[] = []
    radio.onAir((report, from) => from === 'remote' && heard.push(report.slice(15, 18).join()))
    const init = (payload: Uint8Array) =>
      encodeMessage({ channel: 0xffffff, number: 0xff, command: CMD_INIT, payload })
    const nonces = Array.from({ length: 5 }, () => surroundings.randomBytes(8))
    const [first = nonces[0] ?? new Uint8Array(8)] = nonces

    for (const nonce of [first, ...nonces, first]) for (const r of init(nonce)) radio.host.send(r)
    await clock.pass(50)

    expect(heard).toHaveLength(7)
    expect(heard[0]).toBe(heard[1])
    expect(heard[6]).not.toBe(heard[0])
  })

  test('survives any reports at both ends', async () => {
    const report = fc.oneof(
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      fc.uint8Array({ maxLength: 70 }),
      fc
        .tuple(fc.nat({ max: 255 }), fc.nat({ max: 0x7f }), fc.uint8Array({ maxLength: 200 }))
        .chain(([number, command, payload]) =>
          fc.constantFrom(...encodeMessage({ channel: 0xffffff, number, command, payload })),
        ),
    )
    const property = fc.asyncProperty(fc.array(report, { maxLength: 80 }), async (reports) => {
      const { clock, open, radio, served } = bothEnds()
      const link = await clock.runUntil(open())
      for (const one of reports) {
        radio.host.send(one)
        radio.remote.send(one)
      }
      await clock.pass(200)
      expect((await clock.runUntil(link.ask(bytesOf(70), asIs))).length).toBe(71)
      expect(served).toHaveLength(1)
    })
    await fc.assert(property, { numRuns: 40, seed: 12 })
  })

  test('survives any reports on its own channel', async () => {
    const bytes = fc.uint8Array({ minLength: 60, maxLength: 60 })
    const property = fc.asyncProperty(fc.array(bytes, { maxLength: 60 }), async (rests) => {
      const { clock, open, radio } = bothEnds()
      let channel = new Uint8Array(3)
      radio.onAir((report, from) => {
        if (from === 'host' && report[4] === (0x80 | CMD_MSG)) channel = report.slice(0, 3)
      })
      const link = await clock.runUntil(open())
      await clock.runUntil(link.ask(bytesOf(3), asIs))
      for (const rest of rests) {
        const forged = Uint8Array.from([...channel, (rest[59] ?? 0) & 3, ...rest])
        radio.host.send(forged)
        radio.remote.send(forged)
      }
      const asked = link.ask(bytesOf(70), (answer) => (answer.length === 71 ? answer : null))
      const end = await clock.runUntil(asked.then(() => 'answered').catch(() => 'ended'))
      expect(['answered', 'ended']).toContain(end)
    })
    await fc.assert(property, { numRuns: 30, seed: 13 })
  })
})
