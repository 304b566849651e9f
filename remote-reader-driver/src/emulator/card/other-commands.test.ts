import { beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPersona, type TestPersona } from '../../../fixtures/laid-card.ts'
import { createEmulatedCard, type EmulatedCard } from '../emulated-card.ts'
import type { CardHabits, CardOptions } from './card-model.ts'
import { usualOptions } from './card-model.ts'

const application = 'd392f000260100000001'
const selectApplication = `00a4040c0a${application}`
const digest = 'ab'.repeat(32)
let made: TestPersona

beforeAll(async () => {
  made = await createTestPersona()
})

const lay = (habits: Partial<CardHabits> = {}, options: Partial<CardOptions> = {}) =>
  createEmulatedCard(made.persona, { habits: { ...usualOptions.habits, ...habits }, ...options })

/** Sends hex to a card, in turn; answers the last answer in hex. */
function send(card: EmulatedCard, ...commands: readonly string[]): string {
  let answer = ''
  for (const command of commands) {
    answer = Buffer.from(card.exchange(Buffer.from(command, 'hex'))).toString('hex')
  }
  return answer
}

const asked = (...commands: readonly string[]) => send(lay(), selectApplication, ...commands)

describe('a card', () => {
  test.each([
    ['SELECT with file control', [`00a404000a${application}00`], `6f0c840a${application}9000`],
    ['SELECT with P2 = 00 and no Le', [`00a404000a${application}`], '9000'],
    ['SELECT with an Le that is too short', [`00a404000a${application}04`], '6700'],
    ['the file 0005', ['00a4020c020005'], '9000'],
    ['READ of 0005', ['00a4020c020005', '00b0000000'], '6981'],
    ['READ of 0009', ['00a4020c020009', '00b0000000'], '6982'],
    [
      'READ of 0009 after both PINs',
      [
        '00a4020c020018',
        '002000800431323334',
        '00a4020c02001b',
        '0020008006414243313233',
        '00a4020c020009',
        '00b0000000',
      ],
      '6982',
    ],
    ['the tries of 0010', ['00a4020c020010', '00200080'], '63c3'],
    ['any secret for 0010', ['00a4020c020010', '002000800431323334'], '63c2'],
    ['VERIFY of 0016', ['00a4020c020016', '00200080'], '6981'],
    ['the file 0019', ['00a4020c020019'], '9000'],
    ['the file 001C', ['00a4020c02001c'], '9000'],
    ['the file 001E', ['00a4020c02001e'], '9000'],
    ['READ in class 08', ['00a4020c02000a', '08b0000000'], '69fc'],
    ['GET CHALLENGE without Le', ['00840000'], '6700'],
    ['GET CHALLENGE of more than 256 bytes', ['00840000000101'], '6985'],
    ['GET CHALLENGE with P1', ['0084010008'], '6a86'],
    ['CHANGE PIN without the old one', ['00a4020c020018', '002401800434333231'], '6982'],
    ['CHANGE PIN with P1 = 00', ['00a4020c020018', '002400800434333231'], '6a86'],
    ['CHANGE PIN to nothing', ['00a4020c020018', '002000800431323334', '00240180'], '6700'],
    [
      'CHANGE PIN to letters',
      ['00a4020c020018', '002000800431323334', '002401800441424344'],
      '6a80',
    ],
    ['CHANGE PIN of a certificate', ['00a4020c02000a', '002401800434333231'], '6981'],
    ['no command', [''], '6700'],
    ['half a command', ['00a402'], '6700'],
    ['lengths that do not add up', ['00a4020c05000a'], '6700'],
  ])('answers %s', (_, commands, answer) => {
    expect(asked(...commands)).toBe(answer)
  })

  test('gives as many random bytes as are asked for, by what it is given', () => {
    const card = lay({}, { randomBytes: (length) => new Uint8Array(length).fill(7) })

    expect(send(card, '0084000004')).toBe('070707079000')
    expect(send(card, '0084000000')).toBe(`${'07'.repeat(256)}9000`)
  })

  test('keeps a new PIN when the power is gone', () => {
    const card = lay()
    send(card, selectApplication, '00a4020c020018', '002000800431323334', '002401800434333231')
    card.powerOff()

    expect(send(card, selectApplication, '00a4020c020018', '002000800431323334')).toBe('63c2')
    expect(send(card, '002000800434333231')).toBe('9000')
  })

  test('says 6984 to a new PIN once it is blocked', () => {
    const wrong = '002000800430303030'
    const commands = ['00a4020c020018', wrong, wrong, wrong, '002401800434333231']

    expect(asked(...commands)).toBe('6984')
  })

  test('gives a whole certificate to one extended READ', () => {
    const answer = asked('00a4020c02000a', '00b0000000062f')

    expect(answer).toBe(`${Buffer.from(made.persona.authCertificate).toString('hex')}9000`)
  })

  test('that takes no extended READ says 6700', () => {
    const card = lay({ readsExtended: false })

    expect(send(card, selectApplication, '00a4020c02000a', '00b0000000062f')).toBe('6700')
  })

  test('that starts badly refuses one command after every power-up', () => {
    const card = lay({ refusesFirstCommand: true })

    expect(send(card, selectApplication)).toBe('6f00')
    expect(send(card, selectApplication)).toBe('9000')
    card.powerOff()
    expect(send(card, selectApplication)).toBe('6f00')
  })

  test.each([
    [false, '9000'],
    [true, '6982'],
  ])('that forgets PINs at SELECT: %s', (selectForgetsPin, status) => {
    const card = lay({ selectForgetsPin })
    send(card, selectApplication, '00a4020c020018', '002000800431323334', selectApplication)

    expect(send(card, '00a4020c020017', `802a028020${digest}00`).slice(-4)).toBe(status)
  })

  test('has an ATR whose check byte is right', () => {
    const { atr } = lay()

    expect(Buffer.from(atr).toString('hex')).toBe('3b8880010000000000718100f9')
    expect(atr.slice(1).reduce((sum, byte) => sum ^ byte, 0)).toBe(0)
  })
})

describe('COMPUTE DIGITAL SIGNATURE', () => {
  const proven = ['00a4020c020018', '002000800431323334', '00a4020c020017']
  const message = new TextEncoder().encode('what is signed')
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const command = (p1: string, input: Uint8Array) =>
    `802a${p1}80${hex(Uint8Array.of(input.length))}${hex(input)}00`
  const digestOf = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

  /** Checks a signature of the emulated card with WebCrypto under the algorithm of the scheme. */
  async function isSigned(answer: string, algorithm: RsaHashedImportParams & RsaPssParams) {
    const exported = await crypto.subtle.exportKey('spki', made.publicKeys.authentication)
    const key = await crypto.subtle.importKey('spki', exported, algorithm, false, ['verify'])
    const signature = Uint8Array.from(Buffer.from(answer.slice(0, -4), 'hex'))
    return crypto.subtle.verify(algorithm, key, signature, message)
  }

  const pkcs1 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', saltLength: 0 }
  const pss = { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 }
  test.each([
    ['02', 'a digest, PKCS #1 v1.5', pkcs1, true],
    ['03', 'a message, PKCS #1 v1.5', pkcs1, false],
    ['04', 'a digest, PSS', pss, true],
    ['05', 'a message, PSS', pss, false],
  ])('with P1 = %s signs %s', async (p1, _, algorithm, isDigest) => {
    const input = isDigest ? await digestOf(message) : message

    const answer = asked(...proven, command(p1, input))

    expect(answer.slice(-4)).toBe('9000')
    expect(await isSigned(answer, algorithm)).toBe(true)
  })

  test('with P1 = 01 signs the bare digest of a message, as P1 = 00 does a digest', async () => {
    const [bare, verbatim] = [command('01', message), command('00', await digestOf(message))]

    expect(asked(...proven, bare)).toBe(asked(...proven, verbatim))
  })

  test.each([
    ['06', 32, '6a86'],
    ['ff', 32, '6a86'],
    ['02', 31, '6985'],
    ['04', 33, '6985'],
    ['00', 246, '6985'],
    ['03', 255, '9000'],
  ])('with P1 = %s over %i bytes is %s', (p1, length, status) => {
    expect(asked(...proven, command(p1, new Uint8Array(length))).slice(-4)).toBe(status)
  })
})
