import { calculateJwkThumbprint } from 'jose'
import {
  createEmulatedCard,
  type EmulatedCard,
} from '#remote-reader-driver/src/emulator/emulated-card'
import type { PersonaCard } from '#remote-reader-driver/src/emulator/persona-card'
import {
  boxes,
  type CardCondition,
  type Persona,
  personas,
  type SimulatedBox,
} from '../fixtures/personas.ts'
import type { Jlis } from '../simulators/jlis/jlis.ts'
import type { Keepsake } from '../simulators/jlis/keepsake.ts'
import { importKeyPair, recallSigningKey } from './town-keys.ts'

const dayMs = 24 * 60 * 60_000
const validity = {
  good: { from: -400, to: 1000 },
  revoked: { from: -400, to: 1000 },
  blocked: { from: -400, to: 1000 },
  expired: { from: -1900, to: -30 },
} as const satisfies Record<CardCondition, { from: number; to: number }>

/** Every persona's card, issued by the simulated J-LIS of this town, in the persona's condition. */
export async function issueCards(jlis: Jlis): Promise<ReadonlyMap<string, EmulatedCard>> {
  const cards = new Map<string, EmulatedCard>()
  for (const persona of personas) {
    cards.set(persona.personaId, createEmulatedCard(await issuePersonaCard(jlis, persona)))
  }
  return cards
}

/** What is on a persona's card; without the signing part, which the town never asks for. */
export async function issuePersonaCard(
  jlis: Jlis,
  { personaId, card, pin }: Persona,
): Promise<PersonaCard> {
  const now = jlis.now().getTime()
  const { from, to } = validity[card]
  const { der, privateJwk } = await jlis.issueUserCertificate({
    keptAs: `card/${personaId}`,
    notBefore: new Date(now + from * dayMs),
    notAfter: new Date(now + to * dayMs),
  })
  if (card === 'revoked') jlis.register.revoke(der, new Date(now - 30 * dayMs))
  return {
    authCertificate: der,
    authKey: privateJwk,
    authCa: jlis.authenticationAuthority.der,
    pin,
    triesLeft: card === 'blocked' ? 0 : 3,
  }
}

export interface BoxWithKey extends SimulatedBox {
  readonly key: CryptoKeyPair
  /** RFC 7638, as the operator registers it. */
  readonly keyThumbprint: string
}

/** Every simulated box with the ES256 key that it was given when it was made. */
export const recallBoxes = (keepsake: Keepsake): Promise<readonly BoxWithKey[]> =>
  Promise.all(
    boxes.map(async (box) => {
      const { d: _, ...publicJwk } = await recallSigningKey(keepsake, `box/${box.boxId}`)
      const key = await importKeyPair(await recallSigningKey(keepsake, `box/${box.boxId}`))
      return { ...box, key, keyThumbprint: await calculateJwkThumbprint(publicJwk) }
    }),
  )
