import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Command } from '../../apdu/command.ts'
import { statusWords } from '../../apdu/status-word.ts'
import { readCertificate } from './read-certificate.ts'

const INS_SELECT = 0xa4

/** A card with one file that can only be read. */
function cardWith(file: Uint8Array) {
  const reads: Command[] = []
  const transmit = async (command: Command) => {
    if (command.ins === INS_SELECT) return { data: new Uint8Array(), sw: statusWords.done }
    reads.push(command)
    const offset = (command.p1 << 8) | command.p2
    if (offset >= file.length) return { data: new Uint8Array(), sw: statusWords.offsetPastEnd }
    return { data: file.slice(offset, offset + (command.le ?? 0)), sw: statusWords.done }
  }
  return { reads, read: () => readCertificate(transmit, 0x000a) }
}

/** A DER SEQUENCE of `length` bytes in all, 260 or more. */
const der = (length: number): Uint8Array =>
  Uint8Array.from([
    0x30,
    0x82,
    (length - 4) >> 8,
    (length - 4) & 0xff,
    ...Array(length - 4).fill(7),
  ])

describe('a certificate', () => {
  test.each([
    [260, 2],
    [512, 2],
    [513, 3],
    [1536, 6],
    [1583, 7],
    [2048, 8],
    [6144, 24],
  ])('of %i bytes takes %i reads', async (length, count) => {
    const certificate = der(length)
    const { read, reads } = cardWith(Uint8Array.from([...certificate, ...Array(300).fill(0xff)]))

    expect(await read()).toEqual({ ok: true, value: certificate })
    expect(reads).toHaveLength(count)
  })

  test('that is short comes without the filler that came with it', async () => {
    const { read } = cardWith(Uint8Array.from([0x30, 3, 1, 2, 3, 0xff, 0xff]))

    expect(await read()).toEqual({ ok: true, value: Uint8Array.of(0x30, 3, 1, 2, 3) })
  })

  test('that says it is longer than any certificate is refused', async () => {
    const { read, reads } = cardWith(Uint8Array.of(0x30, 0x82, 0xff, 0xff))

    expect(await read()).toEqual({ ok: false, error: { kind: 'not_jpki_card' } })
    expect(reads).toHaveLength(1)
  })

  test('that says it is longer than its file is a fault or a refusal, never a wait', async () => {
    await expect(cardWith(der(600).slice(0, 500)).read()).rejects.toThrow('shorter')
    expect(await cardWith(der(600).slice(0, 256)).read()).toEqual({
      ok: false,
      error: { kind: 'unexpected_status', sw: statusWords.offsetPastEnd },
    })
  })

  test('of any bytes ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 600 }), async (file) => {
        const { read, reads } = cardWith(file)
        await read().catch(() => null)
        expect(reads.length).toBeLessThanOrEqual(24)
      }),
    )
  })
})
