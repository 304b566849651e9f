import { calculateJwkThumbprint } from 'jose'
import {
  type BoxId,
  boxes,
  type CardCondition,
  type Persona,
  personas,
} from '#mocks/fixtures/personas'
import type { Jlis } from '#mocks/simulators/jlis/jlis'
import {
  createEmulatedCard,
  type EmulatedCard,
} from '#remote-reader-driver/src/emulator/emulated-card'

const dayMs = 24 * 60 * 60_000
const validity = {
  good: { from: -400, to: 1000 },
  revoked: { from: -400, to: 1000 },
  blocked: { from: -400, to: 1000 },
  expired: { from: -1900, to: -30 },
} as const satisfies Record<CardCondition, { from: number; to: number }>

/** Every persona's card, issued by the simulated J-LIS of this town, in the persona's condition. */
export async function issueCards(jlis: Jlis): Promise<ReadonlyMap<string, EmulatedCard>> {
  const issued = await Promise.all(
    personas.map(async (persona) => [persona.personaId, await issueCard(jlis, persona)] as const),
  )
  return new Map(issued)
}

async function issueCard(jlis: Jlis, { card, pin }: Persona): Promise<EmulatedCard> {
  const now = jlis.now().getTime()
  const { from, to } = validity[card]
  const { der, privateJwk } = await jlis.issueUserCertificate({
    notBefore: new Date(now + from * dayMs),
    notAfter: new Date(now + to * dayMs),
  })
  if (card === 'revoked') jlis.register.revoke(der, new Date(now - 30 * dayMs))
  return createEmulatedCard({
    authCertificate: der,
    authKey: privateJwk,
    authCa: jlis.authenticationAuthority.der,
    pin,
    triesLeft: card === 'blocked' ? 0 : 3,
  })
}

export interface BoxWithKey {
  readonly boxId: BoxId
  readonly householdId: string
  readonly label: string
  readonly key: CryptoKeyPair
  /** RFC 7638, as the operator registers it. */
  readonly keyThumbprint: string
}

/** Every simulated box with a new ES256 key. */
export const makeBoxes = (): Promise<readonly BoxWithKey[]> =>
  Promise.all(
    boxes.map(async (box) => {
      const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
      const key = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
      const publicJwk = await crypto.subtle.exportKey('jwk', key.publicKey)
      return { ...box, key, keyThumbprint: await calculateJwkThumbprint(publicJwk) }
    }),
  )
