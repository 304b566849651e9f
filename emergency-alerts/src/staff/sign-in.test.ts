import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { exportJWK, generateKeyPair } from 'jose'
import { Me } from '#emergency-alerts/contract/desk/desk-acts'
import { createBrowser, logInAs } from '#mocks/fixtures/municipality/browser'
import {
  createMunicipalityUnderTest,
  type MunicipalityUnderTest,
  municipalityUrl,
} from '#mocks/fixtures/municipality/municipality-under-test'
import { createStaffProviderSimulator } from '#mocks/simulators/staff-provider/staff-provider'
import { createStaffProvider } from './staff-provider-client.ts'

const client = {
  clientId: 'minami-town-hall',
  clientSecret: 'a-secret-of-this-test-only-0123456789',
  redirectUri: `${municipalityUrl}/desk/signed-in`,
}

let server: Server
let issuer: string
let municipality: MunicipalityUnderTest

const providerAt = (
  changes: { clientSecret?: string; issuer?: string; rolesClaim?: string } = {},
) => createStaffProvider({ issuer, rolesClaim: 'roles', timeoutMs: 5_000, ...client, ...changes })

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  issuer = `http://127.0.0.1:${address.port}/simulators/staff-provider`
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const simulator = await createStaffProviderSimulator({
    issuer,
    client,
    key: await exportJWK(privateKey),
    cookieSecret: 'only-for-this-test',
  })
  server.on('request', (request, response) => void simulator.answer(request, response))
  municipality = await createMunicipalityUnderTest({ staffProvider: providerAt() })
})

afterAll(async () => {
  await municipality.close()
  server.closeAllConnections()
  server.close()
})

const browserOf = (at = municipality) =>
  createBrowser((request) => (request.url.startsWith(issuer) ? fetch(request) : at.call(request)))

describe('staff sign in', () => {
  test.each([
    ['sato', '佐藤 美咲', ['drafter']],
    ['yamada', '山田 徹', ['approver']],
    ['nishi', '西 恵子', ['drafter', 'approver']],
    ['oka', '岡 健一', ['viewer']],
  ] as const)('at the provider: %s is %s', async (staffId, name, roles) => {
    const browser = browserOf()

    const page = await logInAs(
      browser,
      staffId,
      `${municipalityUrl}/desk/sign-in?returnTo=/hall/drills?a=1`,
    )

    expect(page.url).toBe(`${municipalityUrl}/hall/drills?a=1`)
    const me = Me.parse(await (await browser.get(`${municipalityUrl}/desk/me`)).json())
    expect(me.staff).toEqual({ staffId, name, roles })
  })

  test('and leave a mark in the log, in and out', async () => {
    const browser = browserOf()
    await logInAs(browser, 'sato', `${municipalityUrl}/desk/sign-in`)

    const out = await browser.send(`${municipalityUrl}/desk/sign-out`, {
      method: 'POST',
      headers: { origin: municipalityUrl },
    })

    expect(out.status).toBe(204)
    expect((await browser.get(`${municipalityUrl}/desk/me`)).status).toBe(401)
    const acts = await municipality.admin.db.execute<{ act: string }>(
      'select act from municipality.log order by sequence desc limit 2',
    )
    expect(acts.map(({ act }) => act)).toEqual(['staff_signed_out', 'staff_signed_in'])
  })

  test('out everywhere: a copied cookie is worth nothing', async () => {
    const browser = browserOf()
    await logInAs(browser, 'sato', `${municipalityUrl}/desk/sign-in`)
    const cookie = browser.cookies(municipalityUrl)
    await browser.send(`${municipalityUrl}/desk/sign-out`, {
      method: 'POST',
      headers: { origin: municipalityUrl },
    })

    const copied = await municipality.call('/desk/me', { headers: { cookie } })

    expect(copied.status).toBe(401)
  })

  test('for a shift, then again', async () => {
    const browser = browserOf()
    await logInAs(browser, 'sato', `${municipalityUrl}/desk/sign-in`)
    const before = municipality.now()

    municipality.setNow(new Date(before.getTime() + 12 * 60 * 60_000))
    const answer = await browser.get(`${municipalityUrl}/desk/me`)
    municipality.setNow(before)

    expect(answer.status).toBe(401)
  })

  test('with a cookie that scripts and other sites do not get', async () => {
    const browser = browserOf()
    await logInAs(browser, 'sato', `${municipalityUrl}/desk/sign-in`)

    const [set] = browser.setCookies.filter((line) => line.startsWith('__Host-mimamori-staff='))

    expect(set).toMatch(/; Path=\//)
    expect(set).toMatch(/; HttpOnly/)
    expect(set).toMatch(/; Secure/)
    expect(set).toMatch(/; SameSite=Lax/)
  })
})

describe('nobody is let in', () => {
  const refused = async (browser: ReturnType<typeof browserOf>, address: string) => {
    const answer = await browser.get(address)
    return [answer.status, /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1]]
  }

  test('who comes back without having left from here', async () => {
    const leaving = browserOf()
    const page = await leaving.get(`${municipalityUrl}/desk/sign-in`)
    const state = new URL(page.url).searchParams.get('state')

    expect(
      await refused(
        browserOf(),
        `${municipalityUrl}/desk/signed-in?code=x&state=${state}&iss=${issuer}`,
      ),
    ).toEqual([403, '時間が過ぎたか、別の画面から戻りました'])
  })

  test('who comes back twice', async () => {
    const browser = browserOf()
    await logInAs(browser, 'sato', `${municipalityUrl}/desk/sign-in`)
    const returned = browser.visited.find((url) => url.includes('/desk/signed-in')) ?? ''

    expect(await refused(browser, returned)).toEqual([
      403,
      '時間が過ぎたか、別の画面から戻りました',
    ])
  })

  test('who stayed away too long', async () => {
    const browser = browserOf()
    const before = municipality.now()
    const begun = await browser.get(`${municipalityUrl}/desk/sign-in`)
    municipality.setNow(new Date(before.getTime() + 11 * 60_000))
    const page = await browser.submit(begun, { staffId: 'sato' })
    municipality.setNow(before)

    expect(page.status).toBe(403)
  })

  test('with a code that the provider never gave', async () => {
    const browser = browserOf()
    await browser.get(`${municipalityUrl}/desk/sign-in`)
    const asked = browser.visited.find((url) => url.includes('/auth?')) ?? ''
    const state = new URL(asked).searchParams.get('state')

    expect(
      await refused(
        browser,
        `${municipalityUrl}/desk/signed-in?code=forged&state=${state}&iss=${encodeURIComponent(issuer)}`,
      ),
    ).toEqual([403, '入れませんでした'])
  })

  test('and whoever tries again comes to the place that was left, actual or drill', async () => {
    const browser = browserOf()
    await browser.get(`${municipalityUrl}/desk/sign-in?returnTo=/hall/drill/`)
    const asked = browser.visited.find((url) => url.includes('/auth?')) ?? ''
    const state = new URL(asked).searchParams.get('state')
    const answer = await browser.get(
      `${municipalityUrl}/desk/signed-in?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer)}`,
    )

    expect(await answer.text()).toContain('/desk/sign-in?returnTo=%2Fhall%2Fdrill%2F')
  })

  test('to a place that is not ours', async () => {
    const browser = browserOf()

    const page = await logInAs(
      browser,
      'sato',
      `${municipalityUrl}/desk/sign-in?returnTo=//evil.test/`,
    )

    expect(page.url).toBe(`${municipalityUrl}/hall/`)
  })

  describe('by a provider', () => {
    let other: MunicipalityUnderTest

    beforeEach(() => {
      other = municipality
    })

    test.each([
      ['that knows another secret', { clientSecret: 'wrong' }, 403, '入れませんでした'],
      ['that says no role', { rolesClaim: 'groups' }, 403, 'このアカウントには、役割がありません'],
      [
        'that is not there',
        { issuer: 'http://127.0.0.1:20999' },
        503,
        'いま、認証のサービスにつながりません',
      ],
    ] as const)('%s', async (_what, changes, status, heading) => {
      other = await createMunicipalityUnderTest({ staffProvider: providerAt(changes) })
      const browser = browserOf(other)

      const begun = await browser.get(`${municipalityUrl}/desk/sign-in`)
      const page = status === 503 ? begun : await browser.submit(begun, { staffId: 'sato' })

      expect([page.status, /<h1>(.*)<\/h1>/.exec(await page.text())?.[1]]).toEqual([
        status,
        heading,
      ])
      await other.close()
    })
  })
})

test('the simulated provider says that it is one', async () => {
  const page = await browserOf().get(`${municipalityUrl}/desk/sign-in`)

  expect(await page.text()).toContain('模擬')
})
