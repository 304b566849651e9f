import { useEffect, useState } from 'preact/hooks'
import type { SubmissionSummary } from '#cable-backend/contract/insurer'
import type { DeskMember } from '#cable-backend/contract/insurer-desk'
import { Icon, type IconName } from '../theme/icon.tsx'
import { freshness } from '../theme/live/freshness.ts'
import { type Feed, useFeed, useNow } from '../theme/live/use-feed.ts'
import { ComposePage } from './compose/compose-page.tsx'
import { type Compose, useCompose } from './compose/use-compose.ts'
import type { EvidenceState } from './evidence/evidence-state.ts'
import { useEvidence } from './evidence/use-evidence.ts'
import { InboxPage } from './inbox/inbox-page.tsx'
import { type InboxRow, inboxRows, isOpen } from './inbox/inbox-rows.ts'
import type { DeskApi } from './live/desk-api.ts'
import { Masthead, StaleBar } from './masthead.tsx'
import { parseRoute, type Route } from './routes.ts'
import { SentPage } from './sent/sent-page.tsx'
import { SubmissionPage } from './submission/submission-page.tsx'

const links: readonly (readonly [string, IconName, string, readonly Route['page'][]])[] = [
  ['#/', 'inbox', '受信箱', ['inbox', 'submission']],
  ['#/compose', 'pen', '知らせを作る', ['compose']],
  ['#/sent', 'letter', '送った知らせ', ['sent']],
]

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  useEffect(() => {
    const onHash = () => setRoute(parseRoute(location.hash))
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return route
}

function Menu({ route, open }: { readonly route: Route; readonly open: number }) {
  return (
    <nav class="nav" aria-label="ページ">
      {links.map(([href, icon, word, pages]) => (
        <a key={href} href={href} aria-current={pages.includes(route.page) ? 'page' : undefined}>
          <Icon name={icon} />
          {word}
          {href === '#/' && open > 0 && (
            <span class="n">
              {open}
              <span class="only-read-aloud">件 要対応</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

const none: readonly SubmissionSummary[] = []

/** The insurer desk of one insurer. */
export function Desk({ api, me }: { readonly api: DeskApi; readonly me: DeskMember }) {
  const route = useRoute()
  const now = useNow()
  const compose = useCompose(api)
  const feed = useFeed(api.submissions, 'submissions')
  const submissions = feed.value?.submissions ?? none
  const evidenceOf = useEvidence(api, me.insurerId, submissions)
  const rows = inboxRows(submissions, evidenceOf)
  const age = freshness(feed.newsAt, now)
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={focusMain}>
        本文へ
      </button>
      <Masthead
        me={me}
        age={age}
        newsAt={feed.newsAt}
        isUnreachable={feed.trouble !== null}
        now={now}
      />
      <div>
        {age === 'stale' && feed.newsAt !== null && <StaleBar newsAt={feed.newsAt} now={now} />}
      </div>
      <div class="main">
        <Menu route={route} open={rows.filter((row) => isOpen(row.state)).length} />
        <main id="main" class="body" tabIndex={-1}>
          <Page {...{ api, me, route, now, compose, feed, rows, evidenceOf }} />
        </main>
      </div>
    </div>
  )
}

interface PageProps {
  readonly api: DeskApi
  readonly me: DeskMember
  readonly route: Route
  readonly now: Date
  readonly compose: Compose
  readonly feed: Feed<unknown, unknown>
  readonly rows: readonly InboxRow[]
  readonly evidenceOf: (submission: SubmissionSummary) => EvidenceState
}

function Page({ api, me, route, now, compose, feed, rows, evidenceOf }: PageProps) {
  switch (route.page) {
    case 'inbox':
      return (
        <InboxPage
          rows={feed.value === null ? null : rows}
          newsAt={feed.newsAt}
          age={freshness(feed.newsAt, now)}
          isUnreachable={feed.trouble !== null}
          now={now}
        />
      )
    case 'submission':
      return (
        <SubmissionPage
          key={route.submissionId}
          api={api}
          submissionId={route.submissionId}
          isSimulated={me.isSimulated}
          evidenceOf={evidenceOf}
          now={now}
        />
      )
    case 'compose':
      return <ComposePage api={api} me={me} compose={compose} now={now} />
    case 'sent':
      return <SentPage api={api} />
  }
}

/** A button and no link: the address bar names pages and nothing else. */
function focusMain() {
  document.getElementById('main')?.focus()
}
