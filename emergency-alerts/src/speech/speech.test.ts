import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SubscriberKept } from '#emergency-alerts/contract/subscriber-home'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'
import {
  approveOrder,
  draftOrder,
  lastOf,
  pathOf,
  submitOrder,
  viewIn,
} from '#mocks/fixtures/municipality/walk-order'
import { espeakKana } from './espeak-kana.ts'
import { espeakSpeech } from './espeak-ng-client.ts'
import { openJtalkSpeech } from './open-jtalk-client.ts'
import { encodeWav, parseWav, secondsOf } from './wav.ts'

const espeak = espeakSpeech({ command: 'espeak-ng', timeoutMs: 20_000 })

/** How loud each sample is, 0..1. */
function levelsOf(pcm: Uint8Array): readonly number[] {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  return Array.from({ length: Math.floor(pcm.byteLength / 2) }, (_, index) =>
    Math.abs(view.getInt16(index * 2, true) / 0x8000),
  )
}

describe('espeak-ng', () => {
  test('speaks kana into a WAV that says how long it is', async () => {
    const recording = parseWav(await espeak.speak('けいかいれべるよん、ひなんしじ。'))

    expect(recording?.samplesPerSecond).toBe(22_050)
    expect(recording === null ? 0 : secondsOf(recording)).toBeGreaterThan(1)
    expect(new Set(recording?.samples).size).toBeGreaterThan(50)
  })

  test('speaks as slowly as old ears need, loud, and seldom at the limit', async () => {
    const words = 'おくがわちで、ひわさがわがあふれそうです。きけんなばしょから、ぜんいんひなん。'
    const recording = parseWav(await espeak.speak(words))
    const samples = levelsOf(recording?.samples ?? new Uint8Array())
    const seconds = recording === null ? 0 : secondsOf(recording)

    const lettersASecond = words.replace(/[。、]/g, '').length / seconds
    expect(lettersASecond).toBeGreaterThan(3)
    expect(lettersASecond).toBeLessThan(6)
    const shareAbove = (limit: number) =>
      samples.filter((level) => level > limit).length / samples.length
    expect(shareAbove(0.5)).toBeGreaterThan(0.001)
    expect(shareAbove(0.975)).toBeLessThan(0.0004)
  })

  test('says a longer sentence for longer', async () => {
    const [short, long] = await Promise.all([
      espeak.speak('にげて。'),
      espeak.speak('にげてください、いますぐ。'),
    ])

    expect(long.length).toBeGreaterThan(short.length)
  })

  test.each([
    ['こうれいしゃとうひなん', 'こーれーしゃとーひなん'],
    ['いのうえ', 'いのうえ'],
    ['おくごうち・ひわさうら', 'おくごーち、ひわさうら'],
    ['ケーブルテレビ', 'けーぶるてれび'],
    ['２かい（上）', 'かい'],
  ])('reads %s as %s', (kana, spoken) => {
    expect(espeakKana(kana)).toBe(spoken)
  })
})

test.each([
  ['is not there', 'no-such-command'],
  ['fails', 'false'],
])('a command that %s is a rejection', async (_what, command) => {
  const speech = openJtalkSpeech({ command, dictionary: '/', voiceFile: '/', timeoutMs: 5_000 })

  await expect(speech.speak('あ')).rejects.toThrow(command)
})

test('a command that takes too long is killed', async () => {
  const hanging = espeakSpeech({
    command: new URL('../../../mocks/fixtures/municipality/never-ends.sh', import.meta.url)
      .pathname,
    timeoutMs: 200,
  })

  await expect(hanging.speak('あ')).rejects.toThrow('SIGKILL')
})

describe('a WAV file', () => {
  const recording = { samplesPerSecond: 8_000, samples: new Uint8Array([1, 0, 2, 0]) }

  test('reads as it was written, also with a nonce', () => {
    expect(parseWav(encodeWav(recording))).toEqual(recording)
    expect(parseWav(encodeWav(recording, new Uint8Array([9, 9, 9])))).toEqual(recording)
  })

  test('of a pipe has no true length, and is read to its end', () => {
    const file = encodeWav(recording)
    new DataView(file.buffer).setUint32(40, 0x7fff_f000, true)

    expect(parseWav(file)).toEqual(recording)
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('RIFF but not a sound at all')],
    ['no samples', encodeWav(recording).slice(0, 36)],
  ])('is not %s', (_what, file) => {
    expect(parseWav(file)).toBeNull()
  })
})

describe('the voice of an order', () => {
  let municipality: MunicipalityUnderTest

  beforeAll(async () => {
    municipality = await createMunicipalityUnderTest({ speech: espeak })
  })

  afterAll(() => municipality.close())

  test('is there at the issue, because it was made after the submission', async () => {
    const sato = await municipality.signIn('sato')
    const yamada = await municipality.signIn('yamada')
    const submitted = await submitOrder(sato, await draftOrder(sato))
    await municipality.voicesMade()

    const { document } = lastOf(await approveOrder(yamada, submitted))

    const clips = [document?.voice.opening, document?.voice.body, document?.shelters[0]?.voice]
    expect(clips.every((clip) => (clip?.seconds ?? 0) > 0.5)).toBe(true)
    const { url = '', sha256 } = document?.voice.body ?? {}
    const answer = await municipality.call(new URL(url).pathname)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const wav = new Uint8Array(await answer.arrayBuffer())
    expect(createHash('sha256').update(wav).digest('hex')).toBe(sha256)
  })

  test('of a cancel is there before anybody cancels', async () => {
    const sato = await municipality.signIn('sato')
    const yamada = await municipality.signIn('yamada')
    const issued = await approveOrder(yamada, await submitOrder(sato, await draftOrder(sato)))
    await municipality.voicesMade()

    const answer = await sato.post(`${pathOf(issued)}/cancel`, { reason: 'mistake' })

    expect(lastOf(await viewIn(answer)).document?.voice.body).not.toBeNull()
  })

  test('says the names of a home, under an address that nobody can guess', async () => {
    const names = [{ text: '田中花子', kana: 'たなかはなこ' }]
    const body = { home: { municipality: '36387', town: null, at: null }, boxes: 1, names }
    const put = async (ref: string, changes: object = {}) =>
      SubscriberKept.parse(
        await (
          await municipality.asOperator('PUT', `/subscribers/${ref}`, { ...body, ...changes })
        ).json(),
      ).namesVoice

    const one = await put('a'.repeat(32))
    const other = await put('b'.repeat(32))
    const again = await put('a'.repeat(32))

    expect(one?.sha256).not.toBe(other?.sha256)
    expect(again).toEqual(one)
    const address = new URL(one?.url ?? '').pathname
    expect((await municipality.call(address)).headers.get('cache-control')).toMatch(/^private/)
    expect(await put('a'.repeat(32), { names: [] })).toBeNull()
    expect((await municipality.call(address)).status).toBe(404)
  })
})

test('nothing waits for a voice that fails', async () => {
  const failing = { voice: 'failing', speak: () => Promise.reject(new Error('no sound card')) }
  const municipality = await createMunicipalityUnderTest({ speech: failing })
  const sato = await municipality.signIn('sato')
  const yamada = await municipality.signIn('yamada')

  const issued = await approveOrder(yamada, await submitOrder(sato, await draftOrder(sato)))
  await municipality.voicesMade()

  expect(lastOf(issued).document?.voice).toEqual({ opening: null, body: null })
  expect(municipality.faults.length).toBeGreaterThan(0)
  await municipality.close()
})
