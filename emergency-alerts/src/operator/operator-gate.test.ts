import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { generateKeyPair } from 'jose'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
} from '#mocks/fixtures/municipality/municipality-under-test'

const path = `/subscribers/${'a'.repeat(32)}`
let municipality: MunicipalityUnderTest

beforeAll(async () => {
  municipality = await createMunicipalityUnderTest()
})

afterAll(() => municipality.close())

const remove = (authorization?: string) =>
  municipality.call(path, {
    method: 'DELETE',
    ...(authorization !== undefined && { headers: { authorization } }),
  })

const seconds = () => Math.floor(municipality.now().getTime() / 1000)

test('lets the operator in with a token of its own, once', async () => {
  const token = await municipality.operatorToken()

  expect((await remove(`Bearer ${token}`)).status).toBe(204)
  const again = await remove(`Bearer ${token}`)
  expect(again.status).toBe(403)
  expect(await again.json()).toEqual({ code: 'access_denied', message: 'This is not allowed.' })
})

test.each([
  ['of another issuer', { claims: { iss: 'https://other.test' } }],
  ['for another municipality', { claims: { aud: 'https://other.test' } }],
  ['that has expired', { claims: { iat: 1, exp: 61 } }],
  ['without an id', { claims: { jti: undefined } }],
  ['of another type', { header: { typ: 'JWT' } }],
  ['of an unknown key', { header: { kid: 'nobody' } }],
])('refuses a token %s', async (_what, changes) => {
  const token = await municipality.operatorToken(changes)

  expect((await remove(`Bearer ${token}`)).status).toBe(403)
})

test.each([
  [-30, 204],
  [30, 204],
  [-91, 403],
  [31, 403],
])('takes a token of a clock that is %i s off: %i', async (off, status) => {
  const iat = seconds() + off
  const token = await municipality.operatorToken({ claims: { iat, exp: iat + 60 } })

  expect((await remove(`Bearer ${token}`)).status).toBe(status)
})

test('takes a token once, also when it comes again after its end', async () => {
  const iat = seconds() - 60
  const token = await municipality.operatorToken({ claims: { iat, exp: iat + 60 } })
  const before = municipality.now()

  const first = await remove(`Bearer ${token}`)
  municipality.setNow(new Date(before.getTime() + 20_000))
  const again = await remove(`Bearer ${token}`)
  municipality.setNow(before)

  expect([first.status, again.status]).toEqual([204, 403])
})

test('refuses a token that lives longer than a minute', async () => {
  const token = await municipality.operatorToken({ claims: { exp: seconds() + 3600 } })

  expect((await remove(`Bearer ${token}`)).status).toBe(403)
})

test("refuses a token by somebody else's key", async () => {
  const { privateKey } = await generateKeyPair('ES256')
  const token = await municipality.operatorToken({ key: privateKey })

  expect((await remove(`Bearer ${token}`)).status).toBe(403)
})

test.each([
  [undefined],
  ['Bearer'],
  ['Basic YTpi'],
  ['Bearer a.b.c'],
  [`Bearer ${'x'.repeat(9000)}`],
])('refuses the header %s', async (authorization) => {
  expect((await remove(authorization)).status).toBe(403)
})
