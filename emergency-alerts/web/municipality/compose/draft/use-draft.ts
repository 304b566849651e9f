import { useEffect, useMemo, useReducer } from 'preact/hooks'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { OrderView } from '#emergency-alerts/contract/desk/order-view'
import type { HallApi } from '../../live/hall-api.ts'
import {
  type DraftDesk,
  type DraftEvent,
  hasUnsaved,
  keptOf,
  mayPress,
  onDraft,
  openDraft,
  resumeDraft,
  writableVersion,
} from './draft-desk.ts'
import { unsavedDrafts } from './unsaved-drafts.ts'

const saveAfterMs = 700
const tryAgainAfterMs = 3_000

export interface DraftAtDesk {
  readonly desk: DraftDesk
  readonly write: (draft: OrderDraft) => void
  readonly choose: (kind: 'took_theirs' | 'kept_ours') => void
}

async function save(
  api: HallApi,
  orderId: string,
  { kept, draft }: DraftDesk,
): Promise<DraftEvent> {
  const { version, etag } = kept
  const outcome = await api.save(orderId, { version, etag, draft })
  if (outcome.kind === 'outcome_unknown') return { kind: 'cut', at: new Date() }
  if (outcome.kind === 'refused') return { kind: 'refused', problem: outcome.problem }
  const saved = writableVersion(outcome.value)
  return saved === null
    ? { kind: 'cut', at: new Date() }
    : { kind: 'saved', kept: keptOf(saved), at: new Date() }
}

/** Somebody was quicker: what they wrote is shown beside what stands here. */
async function eventAfter(api: HallApi, orderId: string, event: DraftEvent): Promise<DraftEvent[]> {
  const isLate = event.kind === 'refused' && event.problem.code === 'draft_changed'
  const isSignedOut = event.kind === 'refused' && event.problem.code === 'signed_out'
  if (isSignedOut) return [{ kind: 'cut', at: new Date() }]
  if (!isLate) return [event]
  const asked = await api.order(orderId)
  const version = asked.ok ? writableVersion(asked.value) : null
  const cut: DraftEvent = { kind: 'cut', at: new Date() }
  return version === null ? [cut] : [cut, { kind: 'seen', kept: keptOf(version) }]
}

/**
 * The draft of an order as it is written on this page: saved by itself soon after every change, kept
 * in the tab until the server has it, and never over what somebody else saved.
 */
export function useDraft(api: HallApi, order: OrderView, isOff: boolean): DraftAtDesk | null {
  const version = writableVersion(order)
  const unsaved = useMemo(() => unsavedDrafts(sessionStorage), [])
  const [desk, dispatch] = useReducer(onDraft, null, (): DraftDesk => {
    const first = version ?? order.versions[0]
    if (first === undefined) throw new RangeError('an order has a version')
    const kept = keptOf(first)
    const left = unsaved.find(order.orderId, kept.version)
    return left === null ? openDraft(kept) : resumeDraft(kept, left)
  })
  useEffect(() => {
    if (version !== null) dispatch({ kind: 'seen', kept: keptOf(version) })
  }, [version?.etag])
  useEffect(() => {
    if (hasUnsaved(desk)) unsaved.keep(order.orderId, desk.kept, desk.draft)
    else unsaved.forget(order.orderId, desk.kept.version)
  }, [desk])
  useEffect(() => {
    if (!mayPress(desk) || isOff) return undefined
    const wait = desk.saving.kind === 'cut' ? tryAgainAfterMs : saveAfterMs
    const timer = setTimeout(async () => {
      dispatch({ kind: 'sending' })
      const event = await save(api, order.orderId, desk)
      for (const each of await eventAfter(api, order.orderId, event)) dispatch(each)
    }, wait)
    return () => clearTimeout(timer)
  }, [desk, isOff])
  return version === null
    ? null
    : {
        desk,
        write: (draft) => dispatch({ kind: 'edited', draft }),
        choose: (kind) => dispatch({ kind }),
      }
}
