import type { PostboxMemory } from '../postbox-memory.ts'
import type { InsurerStore } from './insurer-store.ts'

export const memoryInsurerStore = (memory: PostboxMemory): InsurerStore => ({
  findInsurer: async (insurerId) => memory.insurers.get(insurerId) ?? null,
  findRecipient: async (insurerId, recipientId) =>
    memory.recipients.get(`${insurerId} ${recipientId}`) ?? null,
  recipientsOf: async (insurerId) =>
    [...memory.recipients.values()]
      .filter((each) => each.insurerId === insurerId)
      .map(({ recipientId, name, policyNumbers }) => ({ recipientId, name, policyNumbers }))
      .sort((a, b) => (a.recipientId < b.recipientId ? -1 : 1)),
  openMailbox: async (operatorSubject, newId) => {
    const mailboxId = memory.mailboxes.get(operatorSubject) ?? newId()
    memory.mailboxes.set(operatorSubject, mailboxId)
    return mailboxId
  },
  saveInsurer: async (insurer) => {
    memory.insurers.set(insurer.insurerId, insurer)
  },
  linkRecipient: async (recipient) => {
    memory.recipients.set(`${recipient.insurerId} ${recipient.recipientId}`, recipient)
  },
})
