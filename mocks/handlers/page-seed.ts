import type { CableDeps } from '#cable-backend/src/app'
import { pairwiseIdOf } from '#cable-backend/src/card-login/postbox-assertion'
import { encodeHex } from '#cable-backend/src/card-proof/encoding'
import type { PostboxDeps } from '#cable-backend/src/epostbox/postbox-deps'
import { households, insurers, type Persona, personas } from '#mocks/fixtures/personas'
import { letterPdf } from '#mocks/fixtures/postbox/notices'
import { type FirstLetter, firstLetters } from './page-letters.ts'
import type { BoxWithKey } from './page-people.ts'

/** The operator's contracts: who lives where, and which box stands there. */
export async function enterContracts(
  { stores }: Pick<CableDeps, 'stores'>,
  boxes: readonly BoxWithKey[],
): Promise<void> {
  for (const { householdId, name } of households) {
    await stores.households.enterContract({
      householdId,
      name,
      boxes: boxes
        .filter((box) => box.householdId === householdId)
        .map(({ boxId, label, keyThumbprint }) => ({ boxId, name: label, keyThumbprint })),
      residents: personas
        .filter((persona) => persona.householdId === householdId)
        .map(({ residentId, name: person, kana, address }) => ({
          residentId,
          name: person,
          kana,
          contractAddress: address,
        })),
    })
  }
}

/** The postbox's customers and what waits for them. */
export async function fillMailboxes(cable: CableDeps, postbox: PostboxDeps): Promise<void> {
  for (const { insurerId, name } of insurers) {
    const clientKeys = { keys: [] }
    await postbox.stores.insurers.saveInsurer({ insurerId, name, clientKeys })
  }
  for (const persona of personas) await linkPolicies(persona, cable, postbox)
  for (const letter of firstLetters(postbox.now())) await deliver(letter, postbox)
}

async function linkPolicies(
  { residentId, name, policies }: Persona,
  cable: CableDeps,
  { stores, newId }: PostboxDeps,
): Promise<void> {
  const mailboxId = await stores.insurers.openMailbox(await pairwiseIdOf(residentId, cable), newId)
  for (const { insurerId, recipientId, policyNumber } of policies) {
    const policyNumbers = [policyNumber]
    const recipient = { insurerId, recipientId, mailboxId, name, policyNumbers }
    await stores.insurers.linkRecipient(recipient)
  }
}

async function deliver({ insurerId, notice }: FirstLetter, deps: PostboxDeps): Promise<void> {
  const content = await letterPdf(`${insurerId} ${notice.recipientId}`)
  const sha256 = encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)))
  const deliveredAt = deps.now()
  const letter = {
    ...notice,
    letterId: deps.newId(),
    insurerId,
    sentOn: deliveredAt.toISOString().slice(0, 10),
    pdf: { content, sha256 },
    deliveredAt,
  }
  await deps.stores.letters.deliver(letter, { key: `first ${sha256}`, bodyDigest: sha256 })
}
