import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeProtectedHeader } from 'jose'
import { createCableApp } from '#cable-backend/src/app'
import { openDatabase } from '#cable-backend/src/database/open-database'
import { postgresCableStores } from '#cable-backend/src/postgres-cable-stores'
import { personas } from '#mocks/fixtures/personas'
import { createTestCard } from '#mocks/fixtures/postbox/test-card'
import { createTestBox } from '#mocks/fixtures/test-box'
import { createJlis } from '#mocks/simulators/jlis/jlis'
import { memoryKeepsake } from '#mocks/simulators/jlis/keepsake'
import { ocspRoutes } from '#mocks/simulators/jlis/ocsp-routes'
import { openTownDatabase } from '#mocks/town/town-database'
import { cableDepsOf } from '#mocks/town/wall-deps'
import { type Figure, median, rounded } from './figure.ts'
import { primitivesOf } from './login-primitives.ts'

const rounds = 60
const warmUp = 10
const origin = 'https://town.bench'

/**
 * Server time of one sign-in (challenge and proof, on a real PostgreSQL, without the time that the
 * OCSP responder itself takes) against its own verifications done bare, in the same run.
 */
export async function measureLogin(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mimamori-bench-'))
  await chmod(dataDir, 0o755)
  const database = await openTownDatabase({ databaseUrl: null, dataDir, say: () => undefined })
  try {
    return await measureOn(database.urlOf.cable, database.adminUrl)
  } finally {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measureOn(cableUrl: string, adminUrl: string): Promise<Figure[]> {
  const pool = openDatabase(cableUrl)
  const admin = openDatabase(adminUrl)
  try {
    const { signIn, primitives } = await prepare(pool, admin)
    const logins: number[] = []
    const bare: number[] = []
    for (let round = 0; round < warmUp + rounds; round += 1) {
      const login = await signIn()
      const floor = await primitives()
      if (round < warmUp) continue
      logins.push(login)
      bare.push(floor)
    }
    return figuresOf(logins, bare)
  } finally {
    await pool.close()
    await admin.close()
  }
}

const figuresOf = (logins: readonly number[], bare: readonly number[]): Figure[] => [
  {
    name: 'login: server time against its bare verifications',
    value: rounded(median(logins.map((login, index) => login / (bare[index] ?? Number.NaN)))),
    unit: 'ratio',
    atMost: 3,
    how: `median of ${rounds} pairs: challenge + sign-in on PostgreSQL without the responder's own time, against pkijs reading and verifying the certificate and the OCSP answer, WebCrypto verifying the card's signature, jose verifying two DPoP proofs and signing one token`,
  },
  {
    name: 'login: server time',
    value: rounded(median(logins)),
    unit: 'ms',
    atMost: null,
    how: 'median, as above',
  },
  {
    name: 'login: bare verifications',
    value: rounded(median(bare)),
    unit: 'ms',
    atMost: null,
    how: 'median, as above',
  },
]

type Pool = ReturnType<typeof openDatabase>

async function prepare(pool: Pool, admin: Pool) {
  const now = () => new Date()
  const jlis = await createJlis({ keepsake: memoryKeepsake(), now })
  const responder = ocspRoutes(jlis)
  let answeringMs = 0
  let ocspAnswer = new Uint8Array()
  const world = {
    origin,
    keepsake: memoryKeepsake(),
    now,
    onFault: (fault: Error) => {
      throw fault
    },
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const asked = performance.now()
      const answer = await responder.fetch(new Request(new URL('/', String(input)), init))
      ocspAnswer = new Uint8Array(await answer.clone().arrayBuffer())
      answeringMs += performance.now() - asked
      return answer
    },
  }
  const deps = await cableDepsOf(world, jlis, {
    stores: postgresCableStores(pool.db),
    alerts: null,
  })
  const app = createCableApp(deps)
  const box = await createTestBox(now)
  const card = await createTestCard(jlis, { keptAs: 'bench' })
  await enterHousehold(admin, box.thumbprint)

  const call = async (path: string, body?: unknown) => {
    const proof = await box.prove({ htm: 'POST', htu: `${origin}/cable${path}` })
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    const request = new Request(`${origin}${path}`, {
      method: 'POST',
      headers: { DPoP: proof, 'Content-Type': 'application/json' },
      ...content,
    })
    const startedAt = performance.now()
    answeringMs = 0
    const answer = await app.fetch(request)
    const text = await answer.text()
    const tookMs = performance.now() - startedAt - answeringMs
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    return { tookMs, body: JSON.parse(text), proof }
  }
  const signIn = async () => {
    const asked = await call('/sign-in/challenges')
    const proven = await call('/sign-in', await card.tap(asked.body))
    return asked.tookMs + proven.tookMs
  }

  const first = await call('/sign-in/challenges')
  const offered = await call('/sign-in', await card.tap(first.body))
  const { ticket, candidates } = offered.body
  await call('/card-links', { ticket, residentId: candidates[0].residentId })
  const challenge = await call('/sign-in/challenges')
  const tap = await card.tap(challenge.body)
  const primitives = await primitivesOf({
    tap,
    document: challenge.body.document,
    authority: jlis.authenticationAuthority.der,
    ocspAnswer,
    proof: challenge.proof,
    boxKey: decodeProtectedHeader(challenge.proof).jwk ?? {},
  })
  return { signIn, primitives }
}

async function enterHousehold(admin: Pool, keyThumbprint: string): Promise<void> {
  const [persona] = personas
  if (persona === undefined) throw new RangeError('the town has people')
  await postgresCableStores(admin.db).households.enterContract({
    householdId: persona.householdId,
    name: 'bench',
    home: { municipality: '36387', town: null, at: null },
    boxes: [{ boxId: 'bench', name: 'bench', keyThumbprint }],
    residents: [{ ...persona, contractAddress: persona.address }],
  })
}
