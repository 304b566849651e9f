import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { createJlis, type Jlis } from './jlis.ts'
import { memoryKeepsake } from './keepsake.ts'
import { ocspRoutes } from './ocsp-routes.ts'
import { timeStampRoutes } from './time-stamp-routes.ts'
import type { CertifiedKey } from './x509/certification-authority.ts'

const run = promisify(execFile)
const now = () => new Date()
const keepsake = memoryKeepsake()
const lifetime = {
  notBefore: new Date(Date.now() - 86_400_000),
  notAfter: new Date(Date.now() + 86_400_000),
}

let jlis: Jlis
let card: CertifiedKey
let folder: string
const file = (name: string) => join(folder, name)

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`

beforeAll(async () => {
  jlis = await createJlis({ keepsake, now })
  card = await jlis.issueUserCertificate({ keptAs: 'hanako', ...lifetime })
  folder = await mkdtemp(join(tmpdir(), 'jlis-'))
  await writeFile(file('ca.pem'), pem(jlis.authenticationAuthority.der))
  await writeFile(file('card.pem'), pem(card.der))
  await writeFile(file('tsa-root.pem'), pem(jlis.timeStampRoot.der))
}, 120_000)

async function askOcsp(): Promise<string> {
  const url = await new Promise<{ port: number; close: () => void }>((resolve) => {
    const server = serve({ fetch: ocspRoutes(jlis).fetch, port: 0 }, ({ port }) =>
      resolve({ port, close: () => server.close() }),
    )
  })
  const { stdout, stderr } = await run('openssl', [
    ...['ocsp', '-issuer', file('ca.pem'), '-cert', file('card.pem'), '-CAfile', file('ca.pem')],
    ...['-url', `http://127.0.0.1:${url.port}/`],
  ])
  url.close()
  return stdout + stderr
}

describe('the simulated J-LIS', () => {
  test('issues user certificates that openssl holds for good under their policy', async () => {
    const { stdout } = await run('openssl', [
      ...['verify', '-x509_strict', '-explicit_policy', '-policy', '1.2.392.200149.8.5.1.0.30'],
      ...['-CAfile', file('ca.pem'), file('card.pem')],
    ])

    expect(stdout).toContain('card.pem: OK')
  })

  test('answers openssl about a good, then revoked certificate', async () => {
    const before = await askOcsp()
    jlis.register.revoke(card.der, now())
    const after = await askOcsp()

    expect(before).toContain('Response verify OK')
    expect(before).toContain('card.pem: good')
    expect(before).not.toContain('WARNING')
    expect(after).toContain('card.pem: revoked')
  })

  test('has the same keys and cards at a second start', async () => {
    const again = await createJlis({ keepsake, now })
    const sameCard = await again.issueUserCertificate({ keptAs: 'hanako', ...lifetime })

    expect(again.authenticationAuthority.der).toEqual(jlis.authenticationAuthority.der)
    expect(sameCard).toEqual(card)
  })

  test('stamps a file so that openssl verifies the token', async () => {
    await writeFile(file('text'), '現況届')
    const query = ['ts', '-query', '-data', file('text'), '-sha256', '-cert', '-out', file('tsq')]
    await run('openssl', query)
    const reply = await timeStampRoutes(jlis).request('/', {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: await readFile(file('tsq')),
    })
    await writeFile(file('tsr'), Buffer.from(await reply.arrayBuffer()))

    const { stdout } = await run('openssl', [
      ...['ts', '-verify', '-data', file('text'), '-in', file('tsr')],
      ...['-CAfile', file('tsa-root.pem')],
    ])
    const withQuery = ['ts', '-verify', '-queryfile', file('tsq'), '-in', file('tsr')]
    await run('openssl', [...withQuery, '-CAfile', file('tsa-root.pem')])

    expect(stdout).toContain('Verification: OK')
  })

  test.each([
    {
      what: 'an imprint by SHA-1',
      hash: '-sha1',
      failure: 'unrecognized or unsupported algorithm',
    },
  ])('refuses to stamp $what', async ({ hash, failure }) => {
    await writeFile(file('text'), 'x')
    await run('openssl', ['ts', '-query', '-data', file('text'), hash, '-out', file('bad.tsq')])
    const reply = await timeStampRoutes(jlis).request('/', {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: await readFile(file('bad.tsq')),
    })
    await writeFile(file('bad.tsr'), Buffer.from(await reply.arrayBuffer()))

    const { stdout } = await run('openssl', ['ts', '-reply', '-in', file('bad.tsr'), '-text'])

    expect(stdout).toContain(failure)
  })
})
