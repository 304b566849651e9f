import { beforeAll, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import { readCableEnv } from './env.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const random = () => base64(crypto.getRandomValues(new Uint8Array(32)))
const authorities = (policy: string) =>
  JSON.stringify([{ der: base64(new Uint8Array(300).fill(0x30)), policies: [policy] }])
const production = '1.2.392.200149.8.5.1.3.30'

const newKey = async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { kty, crv, x, y, d } = await exportJWK(privateKey)
  return JSON.stringify({ kty, crv, x, y, d })
}

const newPublicKey = async () => {
  const { d: _private, ...key } = JSON.parse(await newKey())
  return { ...key, kid: 'key-1', alg: 'ES256', use: 'sig' }
}
const keySet = (...keys: readonly object[]) => JSON.stringify({ keys })

let good: Record<string, string>

beforeAll(async () => {
  good = {
    NODE_ENV: 'production',
    CABLE_PORT: '8080',
    CABLE_PUBLIC_URL: 'https://cable.example.jp/tv',
    CABLE_POSTBOX_URL: 'https://postbox.example.jp',
    CABLE_DATABASE_URL: 'postgres://mimamori_cable@db/mimamori',
    CABLE_SIGNING_KEY: await newKey(),
    CABLE_CARD_KEY_PEPPER: random(),
    CABLE_PAIRWISE_SECRET: random(),
    CABLE_CARD_AUTHORITIES: authorities(production),
    CABLE_OCSP_URL: 'http://ocsp.example.jp/',
    CABLE_PUSH_KEY: await newKey(),
    CABLE_PUSH_SUBJECT: 'mailto:tv@cable.example.jp',
    CABLE_MUNICIPALITY_URL: 'https://town.example.jp',
    CABLE_MUNICIPALITY_CODE: '36387',
    CABLE_MUNICIPALITY_KEYS: keySet(await newPublicKey()),
    CABLE_MUNICIPALITY_OUTBOX_URL: 'postgres://mimamori_cable@town-db/mimamori',
    CABLE_REFERENCES_SECRET: random(),
  }
})

describe('the configuration', () => {
  test('is read with its defaults', () => {
    const env = readCableEnv(good)

    expect(env).toMatchObject({ CABLE_PORT: 8080, CABLE_OCSP_TIMEOUT_MS: 5000 })
    expect(env.CABLE_CARD_KEY_PEPPER).toHaveLength(32)
  })

  test('is that of production where nothing else is said', () => {
    const { NODE_ENV: _removed, ...rest } = good

    expect(readCableEnv(rest).NODE_ENV).toBe('production')
  })

  test.each([
    'CABLE_PORT',
    'CABLE_PUBLIC_URL',
    'CABLE_POSTBOX_URL',
    'CABLE_DATABASE_URL',
    'CABLE_SIGNING_KEY',
    'CABLE_CARD_KEY_PEPPER',
    'CABLE_PAIRWISE_SECRET',
    'CABLE_CARD_AUTHORITIES',
    'CABLE_OCSP_URL',
    'CABLE_PUSH_KEY',
    'CABLE_PUSH_SUBJECT',
    'CABLE_MUNICIPALITY_URL',
    'CABLE_MUNICIPALITY_CODE',
    'CABLE_MUNICIPALITY_KEYS',
    'CABLE_MUNICIPALITY_OUTBOX_URL',
    'CABLE_REFERENCES_SECRET',
  ])('is not complete without %s', (name) => {
    expect(() => readCableEnv({ ...good, [name]: undefined })).toThrow(`${name} is missing`)
  })

  test.each([
    ['CABLE_CARD_KEY_PEPPER', base64(new Uint8Array(32)), 'random bytes'],
    ['CABLE_CARD_KEY_PEPPER', base64(crypto.getRandomValues(new Uint8Array(31))), 'random bytes'],
    [
      'CABLE_CARD_KEY_PEPPER',
      Buffer.from('change-me-change-me-change-me-abcdefgh').toString('base64'),
      'random bytes',
    ],
    ['CABLE_PAIRWISE_SECRET', 'secret', 'random bytes'],
    ['CABLE_PAIRWISE_SECRET', '', 'random bytes'],
    ['CABLE_SIGNING_KEY', '{}', 'private EC P-256 key'],
    ['CABLE_SIGNING_KEY', 'text', 'private EC P-256 key'],
    ['CABLE_PUBLIC_URL', 'https://cable.example.jp/', 'without a slash'],
    ['CABLE_PUBLIC_URL', 'cable', 'without a slash'],
    ['CABLE_PORT', '70000', ''],
    ['CABLE_CARD_AUTHORITIES', '[]', 'list'],
    ['CABLE_CARD_AUTHORITIES', authorities('any'), 'list'],
    ['CABLE_OCSP_MAX_AGE_MS', '0', ''],
    ['CABLE_PUSH_KEY', '{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}', 'private EC P-256'],
    ['CABLE_PUSH_SUBJECT', 'tv@cable.example.jp', 'mailto:'],
    ['CABLE_PUSH_SUBJECT', 'http://cable.example.jp', 'mailto:'],
    ['CABLE_PUSH_SERVICES', '', 'origins'],
    ['CABLE_PUSH_SERVICES', 'fcm.googleapis.com', 'origins'],
    ['CABLE_PUSH_SERVICES', 'https://*.com', 'origins'],
    ['CABLE_PUSH_SERVICES', 'https://*', 'origins'],
    ['CABLE_PUSH_SERVICES', 'https://push.example/path', 'origins'],
    ['CABLE_MUNICIPALITY_URL', 'https://town.example.jp/', 'without a slash'],
    ['CABLE_MUNICIPALITY_CODE', '363', ''],
    ['CABLE_MUNICIPALITY_KEYS', '{"keys":[]}', 'JWK Set'],
    ['CABLE_MUNICIPALITY_KEYS', '[]', 'JWK Set'],
    ['CABLE_MUNICIPALITY_OUTBOX_URL', 'db', ''],
    ['CABLE_MUNICIPALITY_TIMEOUT_MS', '0', ''],
    ['CABLE_REFERENCES_SECRET', base64(new Uint8Array(32)), 'random bytes'],
    ['CABLE_RELAY_ID', 'the first', ''],
  ])('refuses %s=%s', (name, value, words) => {
    const read = () => readCableEnv({ ...good, [name]: value })

    expect(read).toThrow(`${name} `)
    expect(read).toThrow(words)
  })

  test('never repeats a secret that is wrong', () => {
    const weak = base64(new Uint8Array(32).fill(65))

    const read = () => readCableEnv({ ...good, CABLE_CARD_KEY_PEPPER: weak })

    expect(read).toThrow(/^(?!.*QUFB).*CABLE_CARD_KEY_PEPPER/)
  })

  test('takes test cards everywhere but in production', () => {
    const CABLE_CARD_AUTHORITIES = authorities('1.2.392.200149.8.5.1.0.30')
    const env = { ...good, CABLE_CARD_AUTHORITIES }

    expect(() => readCableEnv(env)).toThrow('accepts test cards')
    expect(readCableEnv({ ...env, NODE_ENV: 'development' }).NODE_ENV).toBe('development')
  })

  test('wants push services over https and a key of their own in production', () => {
    const plain = { ...good, CABLE_PUSH_SERVICES: 'http://push.example.jp' }
    const shared = { ...good, CABLE_PUSH_KEY: good.CABLE_SIGNING_KEY }

    expect(() => readCableEnv(plain)).toThrow('CABLE_PUSH_SERVICES must be https')
    expect(() => readCableEnv(shared)).toThrow('a key of its own')
    expect(readCableEnv({ ...plain, NODE_ENV: 'test' }).CABLE_PUSH_SERVICES).toEqual([
      'http://push.example.jp',
    ])
  })

  test('pins keys of the municipality that have a name and nothing private', async () => {
    const key = await newPublicKey()
    const read = (CABLE_MUNICIPALITY_KEYS: string) =>
      readCableEnv({ ...good, CABLE_MUNICIPALITY_KEYS }).CABLE_MUNICIPALITY_KEYS

    expect(read(keySet(key))).toEqual([key])
    expect(() => read(keySet({ ...key, kid: undefined }))).toThrow('JWK Set')
    expect(() => read(keySet({ ...key, d: key.x }))).toThrow('JWK Set')
  })

  test('wants secrets of their own and a municipality over https in production', () => {
    const shared = { ...good, CABLE_REFERENCES_SECRET: good.CABLE_PAIRWISE_SECRET }
    const plain = { ...good, CABLE_MUNICIPALITY_URL: 'http://town.example.jp' }

    expect(() => readCableEnv(shared)).toThrow('each be a secret of its own')
    expect(() => readCableEnv(plain)).toThrow('CABLE_MUNICIPALITY_URL must be https')
    expect(readCableEnv({ ...shared, NODE_ENV: 'test' }).CABLE_RELAY_ID).toBe('relay-1')
  })

  test('takes plain http everywhere but in production', () => {
    const env = { ...good, CABLE_PUBLIC_URL: 'http://127.0.0.1:8080' }

    expect(() => readCableEnv(env)).toThrow('https in production')
    expect(readCableEnv({ ...env, NODE_ENV: 'test' }).NODE_ENV).toBe('test')
  })
})
