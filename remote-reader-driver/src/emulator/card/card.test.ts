import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Command } from '../../apdu/command.ts'
import { createEmulatedCard } from '../emulated-card.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../throwaway-persona.ts'
import { type Card, createCard } from './card.ts'
import type { CardState } from './card-state.ts'

let made: ThrowawayPersona
let card: Card

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
  const { authCertificate: certificate, authKey: key, authCa: ca } = made.persona
  const signing = { certificate, key, ca, password: 'ABC123', triesLeft: 5 }
  card = createCard({ ...made.persona, signing })
})

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const selectApplication = { cla: 0, ins: 0xa4, p1: 4, p2: 12, data: bytes('d392f000260100000001') }
const selectFile = (id: string): Command => ({ cla: 0, ins: 0xa4, p1: 2, p2: 12, data: bytes(id) })
const read = (offset: number, le = 256): Command => ({
  cla: 0,
  ins: 0xb0,
  p1: offset >> 8,
  p2: offset & 0xff,
  le,
})
const verify = (typed?: string): Command => {
  const command = { cla: 0, ins: 0x20, p1: 0, p2: 0x80 }
  return typed === undefined ? command : { ...command, data: ascii(typed) }
}
const digestInfo = bytes(`3031300d060960864801650304020105000420${'ab'.repeat(32)}`)
const compute = { cla: 0x80, ins: 0x2a, p1: 0, p2: 0x80, data: digestInfo, le: 256 }

/** Sends the commands in turn; answers the last response and the state after it. */
function run(commands: readonly Command[], from: CardState = card.initial) {
  let state = from
  let response = { data: new Uint8Array() as Uint8Array, sw: 0 }
  for (const command of commands) [state, response] = card.answer(state, command)
  return { state, response, sw: response.sw.toString(16) }
}

const inApplication = (...commands: Command[]) => run([selectApplication, ...commands])

describe('SELECT', () => {
  test.each([
    ['the application', [selectApplication], '9000'],
    [
      'the application by the start of its name',
      [{ ...selectApplication, data: bytes('d392f0') }],
      '9000',
    ],
    ['another application', [{ ...selectApplication, data: bytes('d39210003100') }], '6a82'],
    ['a file before the application', [selectFile('000a')], '6a82'],
    ['a file of the application', [selectApplication, selectFile('000a')], '9000'],
    ['a file that is not there', [selectApplication, selectFile('0042')], '6a82'],
    ['a file the ISO way', [selectApplication, { ...selectFile('000a'), p1: 9 }], '6a86'],
    ['a file with one byte of id', [selectApplication, selectFile('0a')], '6700'],
    ['the master file', [{ cla: 0, ins: 0xa4, p1: 0, p2: 0, data: bytes('3f00') }], '6a82'],
    ['nothing', [{ cla: 0, ins: 0xa4, p1: 0, p2: 0 }], '6a86'],
    [
      'nothing in the application',
      [selectApplication, { cla: 0, ins: 0xa4, p1: 0, p2: 0 }],
      '9000',
    ],
  ])('of %s', (_, commands, sw) => {
    expect(run(commands).sw).toBe(sw)
  })
})

describe('READ BINARY', () => {
  test('gives the certificate from any offset, and filler behind it', () => {
    const { response } = inApplication(selectFile('000a'), read(1536))

    expect(response.data.slice(0, 47)).toEqual(made.persona.authCertificate.slice(1536))
    expect(response.data.slice(47)).toEqual(new Uint8Array(209).fill(0xff))
  })

  test('by a short file id makes that file current', () => {
    const { response, state } = inApplication({ ...read(0, 4), p1: 0x8a })

    expect(response.data).toEqual(made.persona.authCertificate.slice(0, 4))
    expect(state.currentFile).toBe(0x000a)
  })

  test('tells what kind of token this is, in 160 bytes', () => {
    const { response } = inApplication(selectFile('0006'), read(0))

    expect(response.data).toHaveLength(160)
    expect(Buffer.from(response.data.slice(0, 16)).toString()).toBe('JPKIAPICCTOKEN2 ')
  })

  test.each([
    ['past the end', [selectFile('000a'), read(2048)], '6b00'],
    ['without a file', [read(0)], '6986'],
    ['of a file that is not there', [{ ...read(0), p1: 0x83 }], '6a82'],
    ['of a key', [selectFile('0017'), read(0)], '6981'],
    ['without a length', [selectFile('000a'), { cla: 0, ins: 0xb0, p1: 0, p2: 0 }], '6700'],
    ['of the signing certificate without its password', [selectFile('0001'), read(0)], '6982'],
    [
      'of it after the password',
      [selectFile('001b'), verify('ABC123'), selectFile('0001'), read(0)],
      '9000',
    ],
    [
      'of it after the wrong PIN',
      [selectFile('0018'), verify('1234'), selectFile('0001'), read(0)],
      '6982',
    ],
  ])('%s', (_, commands, sw) => {
    expect(inApplication(...commands).sw).toBe(sw)
  })
})

describe('VERIFY', () => {
  const wrong = verify('0000')
  test.each([
    ['without data tells the tries', [verify()], '63c3'],
    ['without data tells them also after the right PIN', [verify('1234'), verify()], '63c3'],
    ['with a wrong PIN', [wrong], '63c2'],
    ['with a PIN of another length', [verify('12345')], '63c2'],
    ['with the last wrong PIN', [wrong, wrong, wrong], '63c0'],
    ['with the right PIN once blocked', [wrong, wrong, wrong, verify('1234')], '6984'],
    ['without data once blocked', [wrong, wrong, wrong, verify()], '63c0'],
    ['with the right PIN gives the tries back', [wrong, wrong, verify('1234'), verify()], '63c3'],
    ['with a reserved P1', [{ ...verify(), p1: 1 }], '6a86'],
    ['of a file that holds no PIN', [selectFile('000a'), verify()], '6981'],
  ])('%s', (_, commands, sw) => {
    expect(inApplication(selectFile('0018'), ...commands).sw).toBe(sw)
  })

  test('by short id counts the signing password apart', () => {
    const typed = { ...verify('abc123'), p2: 0x9b }

    expect(inApplication(typed).sw).toBe('63c4')
    expect(inApplication(typed, { ...verify(), p2: 0x98 }).sw).toBe('63c3')
  })

  test('without a file is refused', () => {
    expect(inApplication(verify()).sw).toBe('6986')
  })
})

describe('COMPUTE DIGITAL SIGNATURE', () => {
  const proven = [selectFile('0018'), verify('1234'), selectFile('0017')]
  test.each([
    ['without the PIN', [selectFile('0017'), compute], '6982'],
    [
      'after a PIN that was wrong again',
      [...proven, { ...verify('0000'), p2: 0x98 }, { ...compute, p2: 0x97 }],
      '6982',
    ],
    ['with the signing key after the wrong PIN', [...proven, { ...compute, p2: 0x9a }], '6982'],
    ['with another scheme', [...proven, { ...compute, p1: 6 }], '6a86'],
    ['of nothing', [...proven, { cla: 0x80, ins: 0x2a, p1: 0, p2: 0x80, le: 256 }], '6700'],
    ['of too much', [...proven, { ...compute, data: new Uint8Array(246) }], '6985'],
    ['of as much as fits', [...proven, { ...compute, data: new Uint8Array(245) }], '9000'],
    ['with a file that is no key', [selectFile('0018'), verify('1234'), compute], '6981'],
    ['without a file', [compute], '6986'],
  ])('%s', (_, commands, sw) => {
    expect(inApplication(...commands).sw).toBe(sw)
  })

  test('forgets the PIN with the power, and keeps the tries', () => {
    const { state } = inApplication(...proven, { ...verify('0000'), p2: 0x98 })

    const after = card.powerOff(state)

    expect(run([selectApplication, selectFile('0017'), compute], after).sw).toBe('6982')
    expect(after.triesLeft.authentication).toBe(2)
  })
})

test.each([
  ['an instruction that is not there', { cla: 0, ins: 0x10, p1: 0, p2: 0 }, '6d00'],
  ['a class that is not there', { cla: 0x10, ins: 0xa4, p1: 0, p2: 0 }, '6e00'],
  ['the wrong class for an instruction', { ...compute, cla: 0 }, '6e00'],
  ['a logical channel', { cla: 1, ins: 0xa4, p1: 0, p2: 0 }, '6881'],
])('refuses %s', (_, command, sw) => {
  expect(inApplication(command).sw).toBe(sw)
})

test('answers any bytes with at least a status, and spends tries only by VERIFY', () => {
  const plastic = createEmulatedCard(made.persona)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
      const isVerify = given[1] === 0x20
      if (!isVerify) expect(plastic.exchange(given).length).toBeGreaterThanOrEqual(2)
    }),
    { numRuns: 500 },
  )
  expect(plastic.triesLeft()).toBe(3)
})
