import { beforeAll, describe, expect, test } from '@jest/globals'
import { encodeBase64 } from '#cable-backend/src/card-proof/encoding'
import { newPrivateKey } from '#mocks/fixtures/postbox/test-keys'
import { readPostboxEnv } from './env.ts'

let good: Record<string, string>

beforeAll(async () => {
  const certificate = encodeBase64(new Uint8Array(200))
  good = {
    POSTBOX_PORT: '8081',
    POSTBOX_PUBLIC_URL: 'https://postbox.example',
    POSTBOX_DATABASE_URL: 'postgres://mimamori_postbox@localhost/mimamori',
    POSTBOX_SIGNING_KEY: JSON.stringify(await newPrivateKey()),
    POSTBOX_CABLE_ISSUER: 'https://cable.example',
    POSTBOX_CABLE_JWKS_URL: 'https://cable.example/jwks',
    POSTBOX_CARD_AUTHORITIES: JSON.stringify([
      { der: certificate, policies: ['1.2.392.200149.8.5.1.3.30'] },
    ]),
    POSTBOX_OCSP_URL: 'https://ocsp.example/',
    POSTBOX_SEAL_KEY: JSON.stringify(await newPrivateKey()),
    POSTBOX_SEAL_CERTIFICATE: certificate,
    POSTBOX_TIME_STAMP_URL: 'https://tsa.example/',
    POSTBOX_TIME_STAMP_AUTHORITY: certificate,
  }
})

describe('the configuration of the e-postbox', () => {
  test('is for production, and attests, unless it says otherwise', () => {
    expect(readPostboxEnv(good)).toMatchObject({
      NODE_ENV: 'production',
      POSTBOX_PORT: 8081,
      POSTBOX_EVIDENCE_PROFILE: 'attested',
    })
  })

  test.each([
    ['POSTBOX_SIGNING_KEY', undefined, 'POSTBOX_SIGNING_KEY is missing'],
    ['POSTBOX_SIGNING_KEY', '{"kty":"oct","k":"c2VjcmV0"}', 'POSTBOX_SIGNING_KEY must be'],
    ['POSTBOX_SEAL_KEY', 'secret-value', 'POSTBOX_SEAL_KEY must be'],
    ['POSTBOX_SEAL_CERTIFICATE', 'secret-value', 'POSTBOX_SEAL_CERTIFICATE must be'],
    ['POSTBOX_CARD_AUTHORITIES', '[]', 'POSTBOX_CARD_AUTHORITIES must be'],
    ['POSTBOX_PUBLIC_URL', 'https://postbox.example/', 'POSTBOX_PUBLIC_URL must be'],
    ['POSTBOX_PUBLIC_URL', 'http://postbox.example', 'must be https'],
    ['POSTBOX_PORT', 'many', 'POSTBOX_PORT'],
  ])('is refused with %s %s', (name, value, sentence) => {
    const read = () => readPostboxEnv({ ...good, [name]: value })

    expect(read).toThrow(sentence)
    expect(read).not.toThrow('secret-value')
  })

  test('is refused in production with test cards, or with one key for two purposes', () => {
    const testCards = good.POSTBOX_CARD_AUTHORITIES?.replace('.1.3.30', '.1.0.30')
    const oneKey = good.POSTBOX_SIGNING_KEY

    expect(() => readPostboxEnv({ ...good, POSTBOX_CARD_AUTHORITIES: testCards })).toThrow(
      'accepts test cards',
    )
    expect(() => readPostboxEnv({ ...good, POSTBOX_SEAL_KEY: oneKey })).toThrow('one key')
  })
})
