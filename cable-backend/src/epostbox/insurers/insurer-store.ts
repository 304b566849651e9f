import type { JSONWebKeySet } from 'jose'
import type { Recipient } from '#cable-backend/contract/insurer'

export interface Insurer {
  readonly insurerId: string
  readonly name: string
  /** The public keys that the insurer's back office signs its assertions with. */
  readonly clientKeys: JSONWebKeySet
}

export interface LinkedRecipient extends Recipient {
  readonly insurerId: string
  readonly mailboxId: string
}

/** Who may send here, and whom they may send to. */
export interface InsurerStore {
  findInsurer(insurerId: string): Promise<Insurer | null>
  findRecipient(insurerId: string, recipientId: string): Promise<LinkedRecipient | null>
  recipientsOf(insurerId: string): Promise<Recipient[]>
  /** The mailbox of the operator's pairwise subject; the first sign-in opens it. */
  openMailbox(operatorSubject: string, newId: () => string): Promise<string>
  /** Registration, by the operator's administrator only: the app's own role has no right to it. */
  saveInsurer(insurer: Insurer): Promise<void>
  /** Links a customer to the mailbox and gives the mailbox its holder's name. */
  linkRecipient(recipient: LinkedRecipient): Promise<void>
}
