import type { StaffMember } from '#emergency-alerts/contract/desk/order-view'
import type { SignedOrder } from '#emergency-alerts/contract/signed-order'
import type { Change } from '../acts/change.ts'

/** A change whose document, where it issues one, is signed. */
export interface SignedChange extends Omit<Change, 'issues'> {
  readonly issues: (NonNullable<Change['issues']> & { readonly signedOrder: SignedOrder }) | null
}

/** One press of a button: the same key again is the same press. */
export interface Press {
  readonly key: string
  /** SHA-256 of what was asked, hex. */
  readonly request: string
}

export interface ActBy {
  /** Null for what happens by itself. */
  readonly by: StaffMember | null
  readonly at: Date
  readonly press: Press | null
}
