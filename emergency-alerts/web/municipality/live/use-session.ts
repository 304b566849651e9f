import { useEffect, useState } from 'preact/hooks'
import type { Me } from '#emergency-alerts/contract/desk/desk-acts'
import type { HallApi } from './hall-api.ts'

export type Session =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'out' }
  /** `isEnded`: it was so; the page stays as it is until the same person is back. */
  | { readonly kind: 'in'; readonly me: Me; readonly isEnded: boolean }

const askAgainEveryMs = 1_500

function after(session: Session, asked: Awaited<ReturnType<HallApi['me']>>): Session {
  if (!asked.ok) {
    if (session.kind === 'in') return session
    return asked.error.kind === 'refused' && asked.error.problem.code === 'signed_out'
      ? { kind: 'out' }
      : { kind: 'unreachable' }
  }
  return { kind: 'in', me: asked.value, isEnded: false }
}

/**
 * Who is signed in. Nobody is thrown out of a page when the session ends: it waits, keeps what was
 * typed, and goes on when the same person has signed in again; another person starts afresh.
 */
export function useSession(api: HallApi, onSignedOut: (listener: () => void) => void): Session {
  const [session, setSession] = useState<Session>({ kind: 'asking' })
  const isSettled = session.kind === 'out' || (session.kind === 'in' && !session.isEnded)
  useEffect(() => {
    onSignedOut(() =>
      setSession((before) => (before.kind === 'in' ? { ...before, isEnded: true } : before)),
    )
  }, [])
  useEffect(() => {
    if (isSettled) return undefined
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const asked = await api.me()
      if (isLeft) return
      if (isAnother(session, asked)) location.reload()
      setSession((before) => after(before, asked))
      timer = setTimeout(look, askAgainEveryMs)
    }
    void look()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [isSettled])
  return session
}

const isAnother = (session: Session, asked: Awaited<ReturnType<HallApi['me']>>): boolean =>
  session.kind === 'in' && asked.ok && asked.value.staff.staffId !== session.me.staff.staffId
