import type { CableDeps } from '#cable-backend/src/app'
import { pairwiseIdOf } from '#cable-backend/src/card-login/postbox-assertion'
import type { InsurerStore } from '#cable-backend/src/epostbox/insurers/insurer-store'
import type { HouseholdStore } from '#cable-backend/src/households/household-store'
import { households, insurers, type Persona, personas } from '../fixtures/personas.ts'
import type { BoxWithKey } from './people.ts'
import { recallSigningKey } from './town-keys.ts'
import { newId, type TownWorld } from './wall-deps.ts'

/** What the operator enters when contracts begin: who lives where, and which boxes stand there. */
export async function enterContracts(
  store: HouseholdStore,
  boxes: readonly BoxWithKey[],
): Promise<void> {
  for (const { householdId, name, home } of households) {
    await store.enterContract({
      householdId,
      name,
      home,
      boxes: boxes
        .filter((box) => box.householdId === householdId)
        .map(({ boxId, label, keyThumbprint }) => ({ boxId, name: label, keyThumbprint })),
      residents: personas
        .filter((persona) => persona.householdId === householdId)
        .map((persona) => ({ ...persona, contractAddress: persona.address })),
    })
  }
}

/** What the postbox's administrator enters: insurers with their keys, and whose customers are whose. */
export async function registerInsurers(
  store: InsurerStore,
  world: TownWorld,
  cable: CableDeps,
): Promise<void> {
  for (const { insurerId, name } of insurers) {
    const { d: _, ...publicKey } = await recallSigningKey(world.keepsake, `insurer/${insurerId}`)
    await store.saveInsurer({ insurerId, name, clientKeys: { keys: [publicKey] } })
  }
  for (const persona of personas) await linkPolicies(store, persona, cable)
}

async function linkPolicies(
  store: InsurerStore,
  { residentId, name, policies }: Persona,
  cable: CableDeps,
): Promise<void> {
  const mailboxId = await store.openMailbox(await pairwiseIdOf(residentId, cable), newId)
  for (const { insurerId, recipientId, policyNumber } of policies) {
    const policyNumbers = [policyNumber]
    await store.linkRecipient({ insurerId, recipientId, mailboxId, name, policyNumbers })
  }
}
