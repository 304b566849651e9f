import { describe, expect, test } from '@jest/globals'
import { livingRoom, wrong } from '../../../../fixtures/living-room.ts'
import { newKeyPair } from '../noise/primitives.ts'
import { createRemoteLinkSlot } from '../session/remote-link-slot.ts'
import { bitOf, newCode, parseCode, rounds, showCode } from './passkey.ts'

describe('pairing', () => {
  test('gives both sides the key of the other when the code was typed', async () => {
    const { clock, radio, pair, remote, keys, remembered, shown } = livingRoom()

    const paired = await clock.runUntil(pair(radio.host))

    expect(paired).toEqual({ ok: true, value: remote.publicKey })
    expect(remembered).toEqual([keys.publicKey])
    expect(shown).toEqual([expect.stringMatching(/^\d{6}$/), null])
    expect(remote.pairing.isOpen()).toBe(false)
  })

  test('succeeds over bad air too', async () => {
    const { clock, radio, pair } = livingRoom({ loss: 0.2, duplication: 0.2, reordering: 0.2 })

    expect((await clock.runUntil(pair(radio.host))).ok).toBe(true)
  })

  test('is refused while the viewer has not opened the window', async () => {
    const { clock, radio, pair, remote, remembered } = livingRoom()
    remote.pairing.open(0)

    expect(await clock.runUntil(pair(radio.host))).toEqual({ ok: false, error: 'pairing_closed' })
    expect(remembered).toEqual([])
  })

  test('is refused when the window closes while the viewer types', async () => {
    const { clock, radio, pair, remote } = livingRoom()
    const paired = pair(radio.host, () => {
      remote.pairing.open(0)
      return '000000'
    })

    expect(await clock.runUntil(paired)).toEqual({ ok: false, error: 'pairing_closed' })
  })

  test('ends after three wrong codes, each another one, and closes the window', async () => {
    const { clock, radio, pair, remote, shown, remembered } = livingRoom()

    const paired = await clock.runUntil(pair(radio.host, wrong))

    expect(paired).toEqual({ ok: false, error: 'wrong_code' })
    expect(new Set(shown).size).toBe(4)
    expect(remote.pairing.isOpen()).toBe(false)
    expect(remembered).toEqual([])
  })

  test('takes the second code after a slip of the finger', async () => {
    const { clock, radio, pair, shown } = livingRoom()
    const slip = (code: string) => (shown.length === 1 ? wrong(code) : code)

    expect((await clock.runUntil(pair(radio.host, slip))).ok).toBe(true)
  })

  test('leaves every other host refused', async () => {
    const { clock, radio, pair, remote, surroundings } = livingRoom()
    await clock.runUntil(pair(radio.host))
    const other = newKeyPair(surroundings.randomBytes)
    const slot = createRemoteLinkSlot({
      pipe: radio.host,
      keys: other,
      pairedWith: remote.publicKey,
      surroundings,
    })

    const opened = await clock.runUntil(slot.open())

    expect(opened).toEqual({ ok: false, error: { kind: 'reader_unavailable' } })
    expect(slot.status().link).toBe('not_paired')
  })

  test('ends what the former host may do, in the middle of its session', async () => {
    const { clock, radio, pair, remote, keys, surroundings } = livingRoom()
    await clock.runUntil(pair(radio.host))
    const shared = { pipe: radio.host, pairedWith: remote.publicKey, surroundings }
    const former = createRemoteLinkSlot({ ...shared, keys })
    await clock.pass(500)
    expect(former.status().link).toBe('connected')

    remote.pairing.keep(newKeyPair(surroundings.randomBytes).publicKey)
    await clock.pass(5_500)

    expect(former.status().link).toBe('not_paired')
  })

  test('leads to a box that refuses another remote', async () => {
    const { clock, radio, keys, surroundings } = livingRoom()
    const former = newKeyPair(surroundings.randomBytes).publicKey
    const slot = createRemoteLinkSlot({ pipe: radio.host, keys, pairedWith: former, surroundings })

    const opened = await clock.runUntil(slot.open())

    expect(opened).toEqual({ ok: false, error: { kind: 'reader_unavailable' } })
    expect(slot.status().link).toBe('unknown_remote')
  })
})

describe('the code', () => {
  test('is told apart by the rounds: no two codes have the same bits', () => {
    const bitsOf = (code: number) =>
      Array.from({ length: rounds }, (_, round) => bitOf(code, round) * 2 ** round)

    for (const code of [0, 1, 524_288, 999_999]) {
      expect(bitsOf(code).reduce((sum, bit) => sum + bit, 0)).toBe(code)
    }
  })

  test('is drawn again where a remainder would favour small codes', () => {
    const draws = [Uint8Array.of(0xff, 0xff, 0xff, 0xff), Uint8Array.of(0, 0, 0, 5)]

    expect(showCode(newCode(() => draws.shift() ?? new Uint8Array(4)))).toBe('000005')
  })

  test.each(['', '12345', '1234567', '12 456', '１２３４５６', '-12345', '0x1234'])(
    'is not “%s”',
    (typed) => {
      expect(parseCode(typed)).toBeNull()
    },
  )
})
