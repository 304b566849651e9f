import { describe, expect, test } from '@jest/globals'
import { ok } from '../../../contract/result.ts'
import { said, scriptedSlot } from '../../../fixtures/laid-card.ts'
import { linkFault } from '../../apdu/link-fault.ts'
import type { Response } from '../../apdu/response.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import type { CardSlot } from '../card-slot.ts'
import { runCardSession } from './card-session.ts'

const select = { cla: 0, ins: 0xa4, p1: 0, p2: 0 }
const never = <T>() => new Promise<T>(() => undefined)
const refused = (kind: string) => ({ ok: false, error: { kind } })

/** A session of which the work is one command, or what is given. */
const run = (
  slot: CardSlot,
  work: (transmit: Transmit) => Promise<unknown> = (transmit) => transmit(select),
  signal = new AbortController().signal,
) =>
  runCardSession({
    slot,
    apduTimeoutMs: 20,
    signal,
    work: async (transmit) => ok(await work(transmit)),
  })

describe('a silent card', () => {
  test('is refused, and powered off while its answer is still out', async () => {
    const { slot, log } = scriptedSlot(() => never())

    expect(await run(slot)).toEqual(refused('card_timeout'))
    expect(log).toEqual(['open', 'power off'])
  })

  test('is sent nothing more, so that a late answer is nobody else’s', async () => {
    let answerLate: (response: Response) => void = () => undefined
    const late = new Promise<Response>((resolve) => {
      answerLate = resolve
    })
    const { slot, count } = scriptedSlot((_, nth) => (nth === 1 ? late : said(0x9000)))

    const outcome = await run(slot, async (transmit) => {
      await transmit(select).catch(() => undefined)
      answerLate(said(0x63c3))
      await late
      return transmit(select)
    })

    expect(outcome).toEqual(refused('card_timeout'))
    expect(count()).toBe(1)
  })

  test('that is slow is waited for, at every command anew', async () => {
    const { slot } = scriptedSlot(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      return said(0x9000)
    })

    const outcome = await runCardSession({
      slot,
      apduTimeoutMs: 100,
      signal: new AbortController().signal,
      work: async (transmit) => {
        await transmit(select)
        await transmit(select)
        return ok(await transmit(select))
      },
    })

    expect(outcome).toEqual(ok(said(0x9000)))
  })

  test('that does not power up is refused, and powered off should it do so later', async () => {
    const { slot, log } = scriptedSlot(() => said(0x9000))
    let powerUp: () => void = () => undefined
    const slow: CardSlot = {
      ...slot,
      open: async () => {
        await new Promise<void>((resolve) => {
          powerUp = resolve
        })
        return slot.open()
      },
    }

    expect(await run(slow)).toEqual(refused('card_timeout'))
    powerUp()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(log).toEqual(['open', 'power off'])
  })

  test('that does not power off keeps nobody waiting', async () => {
    const { slot } = scriptedSlot(() => said(0x9000))
    const stuck: CardSlot = {
      ...slot,
      open: async () => {
        const opened = await slot.open()
        return opened.ok ? ok({ ...opened.value, powerOff: () => never<void>() }) : opened
      },
    }

    expect(await run(stuck)).toEqual(ok(said(0x9000)))
  })
})

describe('a card that does not stay', () => {
  test('fails the command under way, and the next one unsent', async () => {
    const { slot, say, count, log } = scriptedSlot(() => never())
    const faults: unknown[] = []

    const outcome = await run(slot, async (transmit) => {
      const pending = transmit(select).catch((fault) => faults.push(fault.message))
      say('absent')
      say('present')
      await pending
      return transmit(select)
    })

    expect(outcome).toEqual(refused('card_removed'))
    expect(faults).toEqual(['card_removed'])
    expect(count()).toBe(1)
    expect(log).toEqual(['open', 'power off'])
  })

  test('but has another one in its place is card_changed', async () => {
    const { slot, say } = scriptedSlot(() => never())

    const outcome = await run(slot, (transmit) => {
      const pending = transmit(select)
      say('present')
      return pending
    })

    expect(outcome).toEqual(refused('card_changed'))
  })

  test('is sent nothing, also between two commands', async () => {
    const { slot, say, count } = scriptedSlot(() => said(0x9000))

    const outcome = await run(slot, async (transmit) => {
      await transmit(select)
      say('absent')
      return transmit(select)
    })

    expect(outcome).toEqual(refused('card_removed'))
    expect(count()).toBe(1)
  })

  test('is told by the reader’s own reason when it has one', async () => {
    const { slot, say } = scriptedSlot(() => {
      say('absent')
      return Promise.reject(linkFault('reader_unavailable'))
    })

    expect(await run(slot)).toEqual(refused('reader_unavailable'))
  })

  test('is not meant by late news of the card that is there', async () => {
    const { slot, say } = scriptedSlot(() => {
      say('present')
      return said(0x9000)
    })

    expect(await run({ ...slot, presence: () => 'absent' })).toEqual(ok(said(0x9000)))
  })
})

describe('every session', () => {
  test('sends one command at a time, so that no answer is another’s', async () => {
    const { slot, count } = scriptedSlot(() => said(0x9000))

    const outcome = run(slot, (transmit) => Promise.all([transmit(select), transmit(select)]))

    await expect(outcome).rejects.toThrow('one command at a time')
    expect(count()).toBe(1)
  })

  test.each([
    ['a fault of the work', () => Promise.reject(new Error('broken')), 'broken'],
    ['a fault of the reader', () => Promise.reject(new TypeError('odd')), 'odd'],
  ])('powers the card off after %s and tells the fault', async (_, answer, message) => {
    const { slot, log } = scriptedSlot(answer)

    await expect(run(slot)).rejects.toThrow(message)
    expect(log).toEqual(['open', 'power off'])
  })

  test('takes a reader that fails to power up for what it says', async () => {
    const { slot } = scriptedSlot(() => said(0x9000))
    const gone: CardSlot = { ...slot, open: () => Promise.reject(linkFault('reader_unavailable')) }

    expect(await run(gone)).toEqual(refused('reader_unavailable'))
  })

  test('sends nothing for somebody who has left', async () => {
    const { slot, count, log } = scriptedSlot(() => said(0x9000))

    const outcome = await run(slot, (transmit) => transmit(select), AbortSignal.abort())

    expect(outcome).toEqual(refused('reader_unavailable'))
    expect(count()).toBe(0)
    expect(log).toEqual(['open', 'power off'])
  })
})
