import type {
  StaffMember,
  StaffRole,
  VersionKind,
  VersionState,
} from '#emergency-alerts/contract/desk/order-view'
import { err, ok, type Result } from '#emergency-alerts/contract/result'
import { etagOf, type KeptOrder, type KeptVersion } from '../kept/kept-order.ts'

interface ActRule {
  /** In which states a version may be for it. */
  readonly from: readonly VersionState[]
  /** Into which state it brings that version; null where it leaves it. */
  readonly to: VersionState | null
  readonly roles: readonly StaffRole[]
  /** Nobody who opened, edited or submitted that version. */
  readonly needsAnother: boolean
  readonly kinds: readonly VersionKind[]
}

const open = ['draft', 'returned'] as const
const byTwo = ['order', 'correction', 'lift'] as const
const inForce = ['order', 'correction'] as const

/**
 * What may be done with a version of an order, by whom, and what becomes of it. A lift, a correction
 * or a cancel is a version of its own: issuing one brings the version that was in force to `corrected`,
 * `lifted` or `cancelled`. A version in force expires by itself.
 */
export const actTable = {
  save: { from: open, to: null, roles: ['drafter'], needsAnother: false, kinds: byTwo },
  submit: { from: open, to: 'submitted', roles: ['drafter'], needsAnother: false, kinds: byTwo },
  withdraw: {
    from: ['submitted'],
    to: 'draft',
    roles: ['drafter'],
    needsAnother: false,
    kinds: byTwo,
  },
  discard: { from: open, to: 'rejected', roles: ['drafter'], needsAnother: false, kinds: byTwo },
  return: {
    from: ['submitted'],
    to: 'returned',
    roles: ['approver'],
    needsAnother: true,
    kinds: byTwo,
  },
  reject: {
    from: ['submitted'],
    to: 'rejected',
    roles: ['approver'],
    needsAnother: true,
    kinds: byTwo,
  },
  approve: {
    from: ['submitted'],
    to: 'issued',
    roles: ['approver'],
    needsAnother: true,
    kinds: byTwo,
  },
  correct: { from: ['issued'], to: null, roles: ['drafter'], needsAnother: false, kinds: inForce },
  lift: { from: ['issued'], to: null, roles: ['drafter'], needsAnother: false, kinds: inForce },
  cancel: {
    from: ['issued'],
    to: 'cancelled',
    roles: ['drafter', 'approver'],
    needsAnother: false,
    kinds: inForce,
  },
  countersign: {
    from: ['issued'],
    to: null,
    roles: ['drafter', 'approver'],
    needsAnother: true,
    kinds: ['cancel'],
  },
} as const satisfies Record<string, ActRule>

export type Act = keyof typeof actTable
export type ActRefusal =
  | 'role_missing'
  | 'not_found'
  | 'not_possible_now'
  | 'already_decided'
  | 'same_person'
  | 'draft_changed'

/** What becomes of the version that was in force when another version is issued. */
export const endedBy = {
  order: null,
  correction: 'corrected',
  lift: 'lifted',
  cancel: 'cancelled',
} as const satisfies Record<VersionKind, VersionState | null>

/** An order begins with a draft, in its own place for good. */
export const mayOpen = (by: StaffMember): boolean => by.roles.includes('drafter')

const decided: readonly VersionState[] = [
  'rejected',
  'issued',
  'corrected',
  'lifted',
  'cancelled',
  'expired',
]

/** Whether somebody may do this to a version as it is, before looking at what is in it. */
export function mayAct(act: Act, version: KeptVersion, by: StaffMember): Result<null, ActRefusal> {
  const rule: ActRule = actTable[act]
  if (!rule.roles.some((role) => by.roles.includes(role))) return err('role_missing')
  if (!rule.from.includes(version.state) || !rule.kinds.includes(version.kind)) {
    const isTooLate = rule.from[0] !== 'issued' && decided.includes(version.state)
    return err(isTooLate ? 'already_decided' : 'not_possible_now')
  }
  if (rule.needsAnother && hasPart(version, by)) return err('same_person')
  return ok(null)
}

const hasPart = ({ editors, drafted, submitted }: KeptVersion, { staffId }: StaffMember): boolean =>
  [...editors, drafted.by.staffId, submitted?.by.staffId].includes(staffId)

/** The version that an act names, if it may be done to exactly that content. */
export function requireVersion(
  act: Act,
  order: KeptOrder,
  { by, version: number, etag }: { by: StaffMember; version: number; etag: string },
): Result<KeptVersion, ActRefusal> {
  const version = order.versions.find((each) => each.version === number)
  if (version === undefined) return err('not_found')
  const allowed = mayAct(act, version, by)
  if (!allowed.ok) return allowed
  return etag === etagOf(version) ? ok(version) : err('draft_changed')
}
