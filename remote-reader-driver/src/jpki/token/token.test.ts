import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { said } from '../../../fixtures/laid-card.ts'
import { readPresentCertificates } from './present-certificates.ts'
import { parseTokenInformation, readTokenInformation } from './token-information.ts'

/** CK_TOKEN_INFO with this label, numbers counting up from 100. */
function tokenWith(label: string): Uint8Array {
  const bytes = new Uint8Array(160).fill(0x20)
  bytes.set(new TextEncoder().encode(label))
  const numbers = new DataView(bytes.buffer)
  for (let field = 0; field < 11; field += 1) numbers.setUint32(96 + 4 * field, 100 + field)
  bytes.set([1, 2, 3, 4], 140)
  return bytes
}

describe('token information', () => {
  test.each([
    ['JPKIAPICCTOKEN', 'resident_register_card'],
    ['JPKIAPICCTOKEN2', 'my_number_card'],
    ['JPKIAPGPSETOKEN', 'android'],
    ['JPKIAPIOSTOKEN', 'iphone'],
    ['JPKIAPICCTOKEN3', 'other'],
    ['', 'other'],
  ])('with the label "%s" tells %s', (label, kind) => {
    expect(parseTokenInformation(tokenWith(label))).toMatchObject({ label, kind })
  })

  test('is read field by field', () => {
    expect(parseTokenInformation(tokenWith('JPKIAPICCTOKEN2'))).toEqual({
      kind: 'my_number_card',
      label: 'JPKIAPICCTOKEN2',
      manufacturer: '',
      model: '',
      serialNumber: '',
      flags: 100,
      mostSessions: 101,
      sessions: 102,
      mostWritingSessions: 103,
      writingSessions: 104,
      longestPin: 105,
      shortestPin: 106,
      memory: [107, 108, 109, 110],
      hardwareVersion: [1, 2],
      firmwareVersion: [3, 4],
      time: '',
    })
  })

  test('of any bytes is 160 bytes or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseTokenInformation(bytes) !== null).toBe(bytes.length === 160)
      }),
    )
  })

  test('that is cut short is no My Number Card’s', async () => {
    const transmit = async () => said(0x9000, new Uint8Array(100))

    expect(await readTokenInformation(transmit, 6)).toEqual({
      ok: false,
      error: { kind: 'not_jpki_card' },
    })
  })
})

describe('which certificates there are', () => {
  test.each([
    [[0x8f, 0x8f, 0x00], { ok: true, value: { signing: true, authentication: true } }],
    [[0x00, 0x8f, 0x00], { ok: true, value: { signing: false, authentication: true } }],
    [[0x8f], { ok: false, error: { kind: 'not_jpki_card' } }],
    [[], { ok: false, error: { kind: 'not_jpki_card' } }],
  ])('is read from %j', async (bytes, answer) => {
    const transmit = async () => said(0x9000, Uint8Array.from(bytes))

    expect(await readPresentCertificates(transmit, 8)).toEqual(answer)
  })
})
