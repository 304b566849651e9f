import { useEffect, useReducer, useRef } from 'preact/hooks'
import { officePace } from '../../theme/live/freshness.ts'
import type { DeskApi, NoticeAct } from '../live/desk-api.ts'
import { type DraftEdit, emptyDraft, type NoticeDraft, noticeOf, onEdit } from './notice-draft.ts'
import { editing, onSend } from './send-desk.ts'

const newDraft = (): NoticeDraft => emptyDraft(crypto.randomUUID())

const startAfresh = Symbol('a new notice with a new key')

const reduceDraft = (draft: NoticeDraft, edit: DraftEdit | typeof startAfresh): NoticeDraft =>
  edit === startAfresh ? newDraft() : onEdit(draft, edit)

/**
 * The draft and its sending. They live as long as the desk: a look at another page neither loses
 * the words nor forgets that a notice is on its way.
 */
export function useCompose(api: DeskApi) {
  const [draft, edit] = useReducer(reduceDraft, null, newDraft)
  const [desk, dispatch] = useReducer(onSend, editing)
  const onItsWay = useRef<NoticeAct | null>(null)
  const ask = async (act: NoticeAct) => {
    const outcome = await api.send(act)
    dispatch({ kind: 'answered', outcome, at: new Date() })
  }
  const isUnknown = desk.kind === 'unknown'
  useEffect(() => {
    if (!isUnknown) return
    const timer = setInterval(
      () => onItsWay.current && ask(onItsWay.current),
      officePace.pollEveryMs,
    )
    return () => clearInterval(timer)
  }, [isUnknown])
  const send = async () => {
    const notice = noticeOf(draft)
    if (notice === null || draft.pdf === null) return
    const act = { notice, pdf: draft.pdf.bytes, idempotencyKey: draft.idempotencyKey }
    onItsWay.current = act
    dispatch({ kind: 'pressed' })
    await ask(act)
  }
  const startNext = () => {
    edit(startAfresh)
    dispatch({ kind: 'next' })
  }
  return { draft, edit, desk, dispatch, send, startNext }
}

export type Compose = ReturnType<typeof useCompose>
