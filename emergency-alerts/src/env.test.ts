import { beforeAll, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import { readMunicipalityEnv } from './env.ts'

let good: Record<string, string>

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  good = {
    NODE_ENV: 'production',
    MUNICIPALITY_PORT: '8080',
    MUNICIPALITY_PUBLIC_URL: 'https://bousai.example.jp/tv',
    MUNICIPALITY_DATABASE_URL: 'postgres://mimamori_municipality@db/mimamori',
    MUNICIPALITY_AREA_FILE: '/etc/mimamori/36387.json',
    MUNICIPALITY_ORDER_KEY: JSON.stringify(await exportJWK(privateKey)),
    MUNICIPALITY_OPERATOR_ISSUER: 'https://cable.example.jp/tv',
    MUNICIPALITY_OPERATOR_JWKS_URL: 'https://cable.example.jp/tv/jwks',
    MUNICIPALITY_OIDC_ISSUER: 'https://login.example.jp/',
    MUNICIPALITY_OIDC_CLIENT_ID: 'mimamori',
    MUNICIPALITY_OIDC_CLIENT_SECRET: crypto.randomUUID(),
  }
})

describe('the configuration', () => {
  test('is read with its defaults', () => {
    expect(readMunicipalityEnv(good)).toMatchObject({
      MUNICIPALITY_PORT: 8080,
      MUNICIPALITY_DESK_PATH: '/hall/',
      MUNICIPALITY_OIDC_ROLES_CLAIM: 'roles',
      MUNICIPALITY_SPEECH: 'none',
    })
  })

  test('names everything that is missing at once', () => {
    expect(() => readMunicipalityEnv({})).toThrow(
      /MUNICIPALITY_PORT is missing.*MUNICIPALITY_ORDER_KEY is missing.*CLIENT_SECRET is missing/,
    )
  })

  test.each([
    ['a secret of one letter', { MUNICIPALITY_OIDC_CLIENT_SECRET: 'a'.repeat(64) }],
    [
      'a secret of few digits',
      { MUNICIPALITY_OIDC_CLIENT_SECRET: '11223344-5566-5544-3322-112233445566' },
    ],
    ['ten digits in turn', { MUNICIPALITY_OIDC_CLIENT_SECRET: '0123456789'.repeat(4) }],
    [
      'sixteen digits, cut off',
      { MUNICIPALITY_OIDC_CLIENT_SECRET: `${'0123456789abcdef'.repeat(2)}0123` },
    ],
    [
      'words of few letters',
      { MUNICIPALITY_OIDC_CLIENT_SECRET: 'mimamori-tv-mimamori-tv-itvaro-im' },
    ],
    ['a short secret', { MUNICIPALITY_OIDC_CLIENT_SECRET: '0123456789abcdef' }],
    ['a public key', { MUNICIPALITY_ORDER_KEY: '{"kty":"EC","crv":"P-256"}' }],
    ['a key that is no JSON', { MUNICIPALITY_ORDER_KEY: '-----BEGIN PRIVATE KEY-----' }],
    ['an address that is none', { MUNICIPALITY_PUBLIC_URL: 'bousai.example.jp' }],
  ])('is refused with %s, which is never repeated', (_what, changes) => {
    const read = () => readMunicipalityEnv({ ...good, ...changes })

    expect(read).toThrow(/^The configuration is not/)
    expect(read).not.toThrow(Object.values(changes)[0])
  })

  test('takes a random UUID in which few digits happen to be', () => {
    const handedOut = '45a5518a-da28-4a58-9559-ee41e52a22ad'

    expect(
      readMunicipalityEnv({ ...good, MUNICIPALITY_OIDC_CLIENT_SECRET: handedOut }),
    ).toMatchObject({ MUNICIPALITY_OIDC_CLIENT_SECRET: handedOut })
  })

  test('says what open_jtalk needs', () => {
    expect(() => readMunicipalityEnv({ ...good, MUNICIPALITY_SPEECH: 'open_jtalk' })).toThrow(
      'MUNICIPALITY_SPEECH_VOICE_FILE',
    )
  })

  test.each([
    'MUNICIPALITY_PUBLIC_URL',
    'MUNICIPALITY_OPERATOR_ISSUER',
    'MUNICIPALITY_OPERATOR_JWKS_URL',
    'MUNICIPALITY_OIDC_ISSUER',
  ])('needs https in production: %s', (name) => {
    const plain = { ...good, [name]: 'http://plain.example.jp/x' }

    expect(() => readMunicipalityEnv(plain)).toThrow(`${name} must be https in production`)
    expect(readMunicipalityEnv({ ...plain, NODE_ENV: 'test' })).toMatchObject({ NODE_ENV: 'test' })
  })
})
