import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type {
  Place,
  Reach,
  StaffMember,
  VersionKind,
  VersionState,
} from '#emergency-alerts/contract/desk/order-view'
import type { OrderDocument } from '#emergency-alerts/contract/order-document'

/** Who did something, and when. */
export interface Moment {
  readonly by: StaffMember
  readonly at: Date
}

export interface KeptVersion {
  readonly version: number
  readonly kind: VersionKind
  readonly state: VersionState
  readonly draft: OrderDraft
  /** How many times it was saved; the last save is the draft. */
  readonly saves: number
  /** Everybody who saved it at least once, whoever opened it among them. */
  readonly editors: readonly string[]
  readonly drafted: Moment
  readonly submitted: Moment | null
  readonly decided: Moment | null
  readonly countersigned: Moment | null
  readonly reason: string | null
  readonly reach: Reach | null
  /** As it was issued. */
  readonly document: OrderDocument | null
}

export interface KeptOrder {
  readonly orderId: string
  readonly place: Place
  /** From the first to the last; there is at least one. */
  readonly versions: readonly [KeptVersion, ...KeptVersion[]]
}

/** Names the very content of a version: every save has its own. */
export const etagOf = ({ version, saves }: Pick<KeptVersion, 'version' | 'saves'>): string =>
  `${version}.${saves}`

/** The revision that holds or, after a lift or a cancel, that ended it; null before the first issue. */
export const lastIssued = ({ versions }: KeptOrder): (KeptVersion & Issued) | null =>
  versions.filter(isIssued).at(-1) ?? null

interface Issued {
  readonly document: OrderDocument
}

export const isIssued = (version: KeptVersion): version is KeptVersion & Issued =>
  version.document !== null

/** The version that somebody may still be writing or deciding on. */
export const openVersion = ({ versions }: KeptOrder): KeptVersion | null =>
  versions.find(({ state }) => ['draft', 'submitted', 'returned'].includes(state)) ?? null
