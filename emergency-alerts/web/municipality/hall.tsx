import { useEffect, useRef, useState } from 'preact/hooks'
import { freshness, livePace, officePace } from '#desk-theme/live/freshness.ts'
import { useFeed, useNow } from '#desk-theme/live/use-feed.ts'
import { Loading, Note } from '#desk-theme/states.tsx'
import type { AreaFile } from '#emergency-alerts/contract/area-file'
import type { Me } from '#emergency-alerts/contract/desk/desk-acts'
import type { TelegramView } from '#emergency-alerts/contract/desk/telegram-view'
import { ok } from '#emergency-alerts/contract/result'
import { Masthead, StaleBar } from './frame/masthead.tsx'
import { Menu } from './frame/menu.tsx'
import type { HallFrame } from './hall-view.ts'
import type { HallApi } from './live/hall-api.ts'
import { HelpCall } from './live/help-call.tsx'
import { useKeys } from './live/keys/use-keys.ts'
import { useSession } from './live/use-session.ts'
import { Page } from './page.tsx'
import { parseRoute, type Route } from './route/routes.ts'
import { isSignedInPage, takeKeptPage } from './sign-in/sign-in-door.ts'
import {
  AskingPage,
  SessionBar,
  SignedInPage,
  SignInPage,
  UnreachablePage,
} from './sign-in/sign-in-page.tsx'
import { type PlaceWords, titleOf } from './words/place-words.ts'

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  useEffect(() => {
    const onHash = () => setRoute(parseRoute(location.hash))
    addEventListener('hashchange', onHash)
    const kept = takeKeptPage(sessionStorage)
    if (kept !== null && location.hash === '') location.hash = kept
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return route
}

export interface HallProps {
  readonly api: HallApi
  readonly words: PlaceWords
  /** Where the desk's routes begin, as seen from the page. */
  readonly door: string
  readonly onSignedOut: (listener: () => void) => void
}

/** The pages of the town hall in one place: actual or drill. */
export function Hall({ api, words, door, onSignedOut }: HallProps) {
  const session = useSession(api, onSignedOut)
  const route = useRoute()
  if (session.kind === 'asking') return <AskingPage words={words} />
  if (session.kind === 'unreachable') return <UnreachablePage words={words} />
  if (session.kind === 'out') return <SignInPage words={words} door={door} />
  if (isSignedInPage(location)) return <SignedInPage words={words} />
  const { me, isEnded } = session
  return <SignedInHall {...{ api, words, door, me, isEnded, route }} />
}

/** The area file is loaded once; a page without it would show half an area. */
function useArea(api: HallApi): AreaFile | null {
  const [area, setArea] = useState<AreaFile | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const asked = await api.area()
      if (asked.ok) setArea(asked.value)
      else timer = setTimeout(load, 2_000)
    }
    void load()
    return () => clearTimeout(timer)
  }, [])
  return area
}

interface SignedIn extends Omit<HallProps, 'onSignedOut'> {
  readonly me: Me
  readonly isEnded: boolean
  readonly route: Route
}

/** How far the server's clock is ahead of the computer's, as the last news showed. */
function useServerNow(told: string | null): Date {
  const local = useNow()
  const ahead = useRef({ told: '', ms: 0 })
  if (told !== null && told !== ahead.current.told) {
    ahead.current = { told, ms: Date.parse(told) - Date.now() }
  }
  return new Date(local.getTime() + ahead.current.ms)
}

/** The drill place has no telegrams of its own. */
function useTelegrams(api: HallApi): readonly TelegramView[] {
  const ask = async () =>
    api.place === 'actual' ? api.telegrams() : ok({ telegrams: [], now: '' })
  return useFeed(ask, 'telegrams', officePace).value?.telegrams ?? []
}

const stopped = (age: string, isEnded: boolean): string | null => {
  if (isEnded) return 'サインインが 切れています'
  return age === 'stale' ? '情報が古いので 押せません' : null
}

function SignedInHall({ api, words, door, me, isEnded, route }: SignedIn) {
  const area = useArea(api)
  const feed = useFeed(api.orders, api.place, livePace)
  const telegrams = useTelegrams(api)
  const now = useServerNow(feed.value?.now ?? me.now)
  useKeys()
  const age = freshness(feed.newsAt, new Date(), livePace)
  const title = `${titleOf(route, words)} - ${me.municipality.name}役場 防災`
  useEffect(() => {
    document.title = title
  }, [title])
  const hall: HallFrame = {
    api,
    me,
    words,
    orders: feed.value?.orders ?? [],
    telegrams,
    now,
    newsAt: feed.value === null ? null : new Date(feed.value.now),
    age,
    off: stopped(age, isEnded),
  }
  return (
    <div class={`shell ${age === 'stale' ? 'stale-page' : ''}`}>
      <button type="button" class="skip" onClick={focusMain}>
        本文へ
      </button>
      <Masthead hall={hall} onSignOut={() => signOut(api)} />
      <div>{isEnded ? <SessionBar door={door} /> : <StaleBar hall={hall} />}</div>
      <div class="main">
        <HelpCall sign={words.sign} orders={hall.orders} now={now} />
        <Menu hall={hall} route={route} />
        <main id="main" class="body" tabIndex={-1}>
          {area !== null && feed.value !== null ? (
            <Page hall={{ ...hall, area }} route={route} />
          ) : (
            <Opening isUnreachable={feed.trouble !== null} />
          )}
        </main>
      </div>
    </div>
  )
}

function Opening({ isUnreachable }: { readonly isUnreachable: boolean }) {
  if (!isUnreachable) return <Loading words="発令と町の地図を 集めています…" />
  return (
    <Note tone="stop" first="いまの状況を 開けませんでした。" isAlert>
      サーバーに つながりません。テレビに出たものは 消えません。自動で もう一度ためします。
    </Note>
  )
}

async function signOut(api: HallApi): Promise<void> {
  await api.signOut().catch(() => undefined)
  location.reload()
}

/** A button and no link: the address bar names pages and nothing else. */
function focusMain() {
  document.getElementById('main')?.focus()
}
