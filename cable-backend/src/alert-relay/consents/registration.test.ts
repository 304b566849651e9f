import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { AlertRegistration } from '#cable-backend/contract/alert-stream'
import { SignedIn } from '#cable-backend/contract/sign-in'
import type { SubscriberHome } from '#emergency-alerts/contract/subscriber-home'
import { openTestRelay, type RelayUnderTest, until } from '#mocks/fixtures/alerts/relay-under-test'
import {
  openTestMunicipality,
  type TestMunicipality,
} from '#mocks/fixtures/alerts/test-municipality'
import { createHome, openSurroundings, type Surroundings } from '#mocks/fixtures/test-home'
import { memoryHouseholdStore } from '../../households/memory-household-store.ts'
import { memoryCableStores } from '../../memory-cable-stores.ts'
import { memoryRelayStores } from '../memory-relay-stores.ts'

let around: Surroundings
let municipality: TestMunicipality
let told: SubscriberHome[]
let isDeaf: boolean
const opened: RelayUnderTest[] = []

beforeAll(async () => {
  around = await openSurroundings()
}, 120_000)
afterAll(() => around.close())

beforeEach(async () => {
  municipality = await openTestMunicipality()
  told = []
  isDeaf = false
})
afterEach(async () => {
  for (const relay of opened.splice(0)) await relay.stop()
  municipality.close()
})

const words = '避難のお知らせに、名前を出します。いつでも、やめられます。'
const hanako = { text: '田中花子', kana: 'たなかはなこ' }
const namesVoice = { url: 'https://town.test/voices/a.wav', sha256: 'a'.repeat(64), seconds: 2 }

async function signedIn() {
  const households = memoryHouseholdStore()
  const stores = memoryRelayStores(households)
  const under = await openTestRelay(municipality, {
    stores,
    municipalityClient: {
      report: async () => undefined,
      tellSubscriber: async (_ref, home) => {
        if (isDeaf) throw new Error('the municipality answered 500')
        told.push(home)
        return { namesVoice: home.names.length > 0 ? namesVoice : null }
      },
      forgetSubscriber: async () => undefined,
    },
  })
  opened.push(under)
  const cable = { ...memoryCableStores(), households }
  const home = await createHome(cable, around, { relay: under.relay, stores })
  const card = await around.newCard()
  const { accessToken: token, isNameQuestionOpen } = await home.register(card)
  await until(() => under.relay.boxOfKey(home.living.thumbprint) !== undefined)
  const ask = (method: string, json?: unknown) =>
    home.call(home.living, { method, path: '/alerts/registration', token, json })
  const read = async (answer: Response) => AlertRegistration.parse(await answer.json())
  const profile = () => under.relay.boxOfKey(home.living.thumbprint)?.household
  const signInAgain = async () => SignedIn.parse(await (await home.tap(card)).json())
  return { under, home, ask, read, profile, isNameQuestionOpen, signInAgain }
}

describe('the consent to be named', () => {
  test('is given, shown, and known on the screen and at the town hall at once', async () => {
    const { ask, read, profile } = await signedIn()

    const before = await read(await ask('GET'))
    const given = await read(await ask('PUT', { words }))

    expect(before).toEqual({ name: '田中花子', registeredAt: null })
    expect(given).toEqual({ name: '田中花子', registeredAt: around.now().toISOString() })
    expect(await read(await ask('GET'))).toEqual(given)
    await until(() => profile()?.names.length === 1 && profile()?.namesVoice !== null)
    expect(profile()).toMatchObject({ names: [hanako], namesVoice })
    expect(told.at(-1)).toMatchObject({ boxes: 2, names: [hanako] })
  })

  test('leaves no name behind when it is withdrawn', async () => {
    const { ask, read, profile } = await signedIn()
    await ask('PUT', { words })
    await until(() => profile()?.names.length === 1)

    const withdrawn = await read(await ask('DELETE'))

    expect(withdrawn.registeredAt).toBeNull()
    await until(() => profile()?.names.length === 0)
    await until(() => told.at(-1)?.names.length === 0)
    expect(profile()?.namesVoice).toBeNull()
  })

  test('is told again and again while the municipality does not answer', async () => {
    const { ask } = await signedIn()
    await until(() => told.length === 1)
    isDeaf = true
    await ask('PUT', { words })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(told).toHaveLength(1)

    isDeaf = false

    await until(() => told.length === 2)
    expect(told[1]?.names).toEqual([hanako])
  })

  test.each(['PUT', 'DELETE'])(
    'is asked for at sign-in until it is answered by %s',
    async (say) => {
      const { ask, isNameQuestionOpen, signInAgain } = await signedIn()
      const stillOpen = await signInAgain()

      await ask(say, say === 'PUT' ? { words } : undefined)

      expect([isNameQuestionOpen, stillOpen.isNameQuestionOpen]).toEqual([true, true])
      expect((await signInAgain()).isNameQuestionOpen).toBe(false)
    },
  )

  test('needs somebody who is signed in, and the words that stood on the screen', async () => {
    const { ask, home } = await signedIn()

    const empty = await ask('PUT', { words: '' })
    const nobody = await home.call(home.living, { method: 'GET', path: '/alerts/registration' })

    expect([empty.status, nobody.status]).toEqual([400, 401])
  })
})
