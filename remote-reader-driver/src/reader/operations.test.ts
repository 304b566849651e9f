import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  createTestPersona,
  layCard,
  proofRequest,
  sentPins,
  type TestPersona,
} from '../../fixtures/laid-card.ts'
import { nextCardModel } from '../emulator/next-card.ts'
import { myNumberCard } from '../jpki/profile/my-number-card.ts'
import type { CardProof } from './tasks/prove.ts'

const { message, signal } = proofRequest('')
const profiles = [myNumberCard, nextCardModel.profile]
let today: TestPersona
let next: TestPersona

beforeAll(async () => {
  today = await createTestPersona('RSA-2048')
  next = await createTestPersona('P-384')
})

const kinds = [
  {
    kind: 'the My Number Card',
    algorithm: 'RS256',
    signatureLength: 256,
    made: () => today,
    lay: () => layCard({ persona: today.persona, profiles }),
    verify: { name: 'RSASSA-PKCS1-v1_5' },
    profile: myNumberCard,
    commandsToFind: 1,
  },
  {
    kind: 'a card with ECDSA P-384',
    algorithm: 'ES384',
    signatureLength: 96,
    made: () => next,
    lay: () => layCard({ persona: next.persona, profiles, options: { model: nextCardModel } }),
    verify: { name: 'ECDSA', hash: 'SHA-384' },
    profile: nextCardModel.profile,
    commandsToFind: 2,
  },
] as const

describe.each(kinds)('$kind', ({ algorithm, signatureLength, made, lay, verify, ...of }) => {
  const isGood = (key: CryptoKey, { signature }: CardProof) =>
    crypto.subtle.verify(verify, key, Uint8Array.from(signature), message)

  test('signs in with the user-authentication key', async () => {
    const proof = await lay().reader.authenticate(proofRequest('1234'))

    if (!proof.ok) throw new Error(proof.error.kind)
    expect(proof.value).toMatchObject({
      algorithm,
      certificate: made().persona.authCertificate,
    })
    expect(proof.value.signature).toHaveLength(signatureLength)
    expect(await isGood(made().publicKeys.authentication, proof.value)).toBe(true)
  })

  test('signs with the signing key, whose password is folded to capitals', async () => {
    const proof = await lay().reader.sign(proofRequest('abc123'))

    if (!proof.ok) throw new Error(proof.error.kind)
    expect(proof.value.certificate).toEqual(made().persona.signing?.certificate)
    expect(await isGood(made().publicKeys.signing, proof.value)).toBe(true)
  })

  test('is found by its application', async () => {
    const { reader, commands } = lay()

    const identity = await reader.identify(signal)

    expect(identity).toMatchObject({
      ok: true,
      value: {
        profileName: of.profile.name,
        token: {
          kind: 'my_number_card',
          manufacturer: 'SIMULATED',
          longestPin: 16,
          shortestPin: 4,
        },
        certificates: { authentication: true, signing: true },
      },
    })
    expect(commands()).toHaveLength(of.commandsToFind + 4)
  })

  test.each([
    ['authentication', 3],
    ['signing', 5],
  ] as const)('tells the tries of its %s PIN without spending one', async (keyName, tries) => {
    const { reader, card, lines } = lay()

    expect(await reader.triesLeft(signal, keyName)).toEqual({ ok: true, value: tries })
    expect(card.triesLeft(keyName)).toBe(tries)
    expect(sentPins(lines)).toBe(0)
  })

  test('gives the certificates of both authorities without a PIN', async () => {
    const { reader } = lay()
    const { persona } = made()

    expect(await reader.authorityCertificate(signal)).toEqual({ ok: true, value: persona.authCa })
    expect(await reader.authorityCertificate(signal, 'signing')).toEqual({
      ok: true,
      value: persona.signing?.ca,
    })
  })

  test.each([
    ['authentication', '1234', '8765', 3],
    ['signing', 'ABC123', 'new456', 5],
  ] as const)('changes its %s PIN', async (keyName, oldPin, newPin, tries) => {
    const { reader, card } = lay()
    const use = (pin: string) =>
      keyName === 'signing'
        ? reader.sign(proofRequest(pin))
        : reader.authenticate(proofRequest(pin))
    const change = { keyName, oldPin, newPin, spendLastTry: false, signal }

    expect(await reader.changePin(change)).toEqual({ ok: true, value: undefined })
    expect(await use(oldPin)).toEqual({
      ok: false,
      error: { kind: 'wrong_pin', triesLeft: tries - 1 },
    })
    expect((await use(newPin)).ok).toBe(true)
    expect(card.triesLeft(keyName)).toBe(tries)
  })
})

describe('a change of PIN', () => {
  const change = { keyName: 'authentication', spendLastTry: false, signal } as const

  test.each([
    ['1234', '12345'],
    ['1234', ''],
    ['123', '4321'],
    ['1234', 'ABCD'],
  ])('from %j to %j is refused before anything is sent', async (oldPin, newPin) => {
    const { reader, commands } = layCard({ persona: today.persona })

    expect(await reader.changePin({ ...change, oldPin, newPin })).toEqual({
      ok: false,
      error: { kind: 'malformed_pin' },
    })
    expect(commands()).toEqual([])
  })

  test('with the wrong old PIN sends no new one, and stops before the last try', async () => {
    const persona = { ...today.persona, triesLeft: 2 }
    const { reader, card, commands } = layCard({ persona })
    const wrong = { ...change, oldPin: '0000', newPin: '4321' }

    expect(await reader.changePin(wrong)).toEqual({
      ok: false,
      error: { kind: 'wrong_pin', triesLeft: 1 },
    })
    expect(commands().some(({ command }) => command.ins === 0x24)).toBe(false)
    expect(await reader.changePin(wrong)).toEqual({
      ok: false,
      error: { kind: 'last_try', triesLeft: 1 },
    })
    expect(card.triesLeft()).toBe(1)
  })
})

test.each(['', 'abc12', 'abcdefghijklmnopq', 'abc 123', 'ａｂｃ１２３', 'ſecret1', 'abc123\n'])(
  'sends nothing for %j, which cannot be a signing password',
  async (password) => {
    const { reader, commands } = layCard({ persona: today.persona })

    expect(await reader.sign(proofRequest(password))).toEqual({
      ok: false,
      error: { kind: 'malformed_pin' },
    })
    expect(commands()).toEqual([])
  },
)

test('a card without a signing key tells so, and has no password to try', async () => {
  const { signing: _, ...persona } = today.persona
  const { reader, lines } = layCard({ persona })

  expect(await reader.identify(signal)).toMatchObject({
    value: { certificates: { authentication: true, signing: false } },
  })
  expect(await reader.sign(proofRequest('ABC123'))).toEqual({
    ok: false,
    error: { kind: 'pin_blocked' },
  })
  expect(sentPins(lines)).toBe(0)
})

test('a card that no profile knows is refused', async () => {
  const { reader } = layCard({ persona: today.persona, profiles: [nextCardModel.profile] })

  expect(await reader.identify(signal)).toEqual({ ok: false, error: { kind: 'not_jpki_card' } })
})
