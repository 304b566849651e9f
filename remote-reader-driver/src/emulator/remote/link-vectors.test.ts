import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { makeLinkVectors } from './link-vectors.ts'

const file = new URL('../../../../docs/protocol/remote-link-vectors.json', import.meta.url)
const Committed = z.object({
  pairing: z.object({
    handshakeHash: z.string(),
    code: z.string(),
    rounds: z.array(
      z.object({
        round: z.int(),
        bit: z.int(),
        hostNonce: z.string(),
        hostCommitment: z.string(),
        remoteNonce: z.string(),
        remoteCommitment: z.string(),
      }),
    ),
  }),
  signIn: z.object({ pin: z.string(), reports: z.array(z.tuple([z.string(), z.string()])) }),
})
const text = readFileSync(file, 'utf8')
const committed = Committed.parse(JSON.parse(text))

describe('the vectors beside the protocol', () => {
  test('are what this implementation sends', async () => {
    expect(JSON.parse(text)).toEqual(await makeLinkVectors())
  })

  test('have commitments that OpenSSL makes too', () => {
    const { handshakeHash, code, rounds } = committed.pairing
    const made = (who: string, round: number, bit: number, nonce: string) =>
      createHash('sha256')
        .update('mimamori pairing 1')
        .update(Buffer.from(who, 'hex'))
        .update(Buffer.from(handshakeHash, 'hex'))
        .update(Uint8Array.of(round, bit))
        .update(Buffer.from(nonce, 'hex'))
        .digest('hex')

    expect(rounds.map(({ bit, round }) => bit * 2 ** round).reduce((a, b) => a + b)).toBe(
      Number(code),
    )
    for (const { round, bit, ...one } of rounds) {
      expect(one.hostCommitment).toBe(made('00', round, bit, one.hostNonce))
      expect(one.remoteCommitment).toBe(made('01', round, bit, one.remoteNonce))
    }
  })

  test('are reports of 64 bytes in which no PIN is to be seen', () => {
    const { pin, reports } = committed.signIn

    expect(reports.every(([, report]) => report.length === 128)).toBe(true)
    expect(reports.filter(([, report]) => report.includes(pin))).toEqual([])
  })
})
