import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { OrderView, VersionView } from '#emergency-alerts/contract/desk/order-view'
import type { AlertProblem } from '#emergency-alerts/contract/desk/problem'

/** What the server keeps, as last told. */
export interface Kept {
  readonly version: number
  readonly etag: string
  readonly draft: OrderDraft
}

export type Saving =
  | { readonly kind: 'saved'; readonly at: Date | null }
  /** Written here and not sent yet. */
  | { readonly kind: 'waiting' }
  /** `cutSince`: it could not be sent since then, and this is one more try. */
  | { readonly kind: 'sending'; readonly draft: OrderDraft; readonly cutSince: Date | null }
  /** Could not be sent; it is tried again by itself. */
  | { readonly kind: 'cut'; readonly since: Date }
  | { readonly kind: 'refused'; readonly problem: AlertProblem }

/** A draft on a page: what is written here, and how it stands with what the server keeps. */
export interface DraftDesk {
  readonly kept: Kept
  /** What was kept before, as this page saw it: news that was asked for earlier may still bring it. */
  readonly past: readonly string[]
  readonly draft: OrderDraft
  readonly saving: Saving
  /** What somebody else wrote meanwhile; nothing is sent until one of the two is chosen. */
  readonly theirs: Kept | null
}

export type DraftEvent =
  | { readonly kind: 'edited'; readonly draft: OrderDraft }
  | { readonly kind: 'sending' }
  | { readonly kind: 'saved'; readonly kept: Kept; readonly at: Date }
  | { readonly kind: 'cut'; readonly at: Date }
  | { readonly kind: 'refused'; readonly problem: AlertProblem }
  /** The news of the order, whoever changed it. */
  | { readonly kind: 'seen'; readonly kept: Kept }
  | { readonly kind: 'took_theirs' }
  | { readonly kind: 'kept_ours' }

export const keptOf = ({ version, etag, draft }: VersionView): Kept => ({ version, etag, draft })

/** Drafts and what came back may be written on. */
export const writableVersion = ({ versions }: OrderView): VersionView | null =>
  versions.find(({ state }) => state === 'draft' || state === 'returned') ?? null

export const openDraft = (kept: Kept): DraftDesk => ({
  kept,
  past: [],
  draft: kept.draft,
  saving: { kind: 'saved', at: null },
  theirs: null,
})

/** The same desk on what the server keeps now. */
const keeping = (desk: DraftDesk, kept: Kept): DraftDesk => ({
  ...desk,
  kept,
  past: [...desk.past, desk.kept.etag].filter((etag) => etag !== kept.etag),
})

/** With what this browser still had unsaved from before. */
export const resumeDraft = (kept: Kept, unsaved: Pick<Kept, 'etag' | 'draft'>): DraftDesk => ({
  ...openDraft(kept),
  draft: unsaved.draft,
  saving: { kind: 'waiting' },
  theirs: unsaved.etag === kept.etag ? null : kept,
})

export const hasUnsaved = ({ saving }: DraftDesk): boolean => saving.kind !== 'saved'

/** Whether the page should send now. */
export const mayPress = ({ saving, theirs }: DraftDesk): boolean =>
  theirs === null && (saving.kind === 'waiting' || saving.kind === 'cut')

function onSaved(desk: DraftDesk, kept: Kept, at: Date): DraftDesk {
  const now = keeping(desk, kept)
  if (desk.saving.kind !== 'sending') return now
  if (desk.draft === desk.saving.draft) {
    return { ...now, draft: kept.draft, saving: { kind: 'saved', at }, theirs: null }
  }
  // Written on while it was on its way: what the server settles by itself is taken over.
  const draft = { ...desk.draft, changed: kept.draft.changed }
  return { ...now, draft, saving: { kind: 'waiting' } }
}

function onSeen(desk: DraftDesk, kept: Kept): DraftDesk {
  if (desk.saving.kind === 'sending') return desk
  if (kept.etag === desk.kept.etag || desk.past.includes(kept.etag)) return desk
  if (!hasUnsaved(desk)) return { ...keeping(desk, kept), draft: kept.draft }
  return { ...desk, theirs: kept }
}

/** Since when the server could not be told; null while it can. */
const cutSince = ({ saving }: DraftDesk): Date | null => {
  if (saving.kind === 'sending') return saving.cutSince
  return saving.kind === 'cut' ? saving.since : null
}

/** The draft's own state machine: every change is sent once, and nobody's writing is overwritten unseen. */
export function onDraft(desk: DraftDesk, event: DraftEvent): DraftDesk {
  switch (event.kind) {
    case 'edited':
      return {
        ...desk,
        draft: event.draft,
        saving: ['sending', 'cut'].includes(desk.saving.kind) ? desk.saving : { kind: 'waiting' },
      }
    case 'sending':
      return {
        ...desk,
        saving: { kind: 'sending', draft: desk.draft, cutSince: cutSince(desk) },
      }
    case 'saved':
      return onSaved(desk, event.kept, event.at)
    case 'cut':
      return {
        ...desk,
        saving: { kind: 'cut', since: cutSince(desk) ?? event.at },
      }
    case 'refused':
      return { ...desk, saving: { kind: 'refused', problem: event.problem } }
    case 'seen':
      return onSeen(desk, event.kept)
    case 'took_theirs':
      return desk.theirs === null
        ? desk
        : { ...openDraft(desk.theirs), past: keeping(desk, desk.theirs).past }
    case 'kept_ours':
      return desk.theirs === null
        ? desk
        : { ...keeping(desk, desk.theirs), theirs: null, saving: { kind: 'waiting' } }
  }
}
