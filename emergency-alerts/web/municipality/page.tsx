import { ApprovePage } from './approve/approve-page.tsx'
import { ComposePage } from './compose/compose-page.tsx'
import { NewPage } from './compose/new-page.tsx'
import { DrillGuard } from './drill/drill-guard.tsx'
import type { HallView } from './hall-view.ts'
import { IssuedPage } from './issued/issued-page.tsx'
import { InForcePage } from './lists/in-force-page.tsx'
import { LogPage } from './lists/log-page.tsx'
import { PaperPage } from './lists/paper-page.tsx'
import { WaitingPage } from './lists/waiting-page.tsx'
import { NowPage } from './now/now-page.tsx'
import { PreviewPage } from './preview/preview-page.tsx'
import type { Route } from './route/routes.ts'
import { TelegramsPage } from './telegrams/telegrams-page.tsx'

/** The page that the address names; in the drill place only while no real order is in force. */
export function Page({ hall, route }: { readonly hall: HallView; readonly route: Route }) {
  if (hall.words.place === 'actual') return <NamedPage hall={hall} route={route} />
  return (
    <DrillGuard hall={hall}>
      <NamedPage hall={hall} route={route} />
    </DrillGuard>
  )
}

function NamedPage({ hall, route }: { readonly hall: HallView; readonly route: Route }) {
  switch (route.page) {
    case 'new':
      return <NewPage hall={hall} />
    case 'draft':
      return <ComposePage key={route.orderId} hall={hall} orderId={route.orderId} />
    case 'preview':
      return <PreviewPage key={route.orderId} hall={hall} orderId={route.orderId} />
    case 'approve':
      return <ApprovePage key={route.orderId} hall={hall} orderId={route.orderId} />
    case 'waiting':
      return <WaitingPage hall={hall} />
    case 'in_force':
      return <InForcePage hall={hall} />
    case 'order':
      return <IssuedPage key={route.orderId} hall={hall} orderId={route.orderId} />
    case 'telegrams':
      return hall.words.place === 'actual' ? (
        <TelegramsPage hall={hall} telegramId={route.telegramId} />
      ) : (
        <NowPage hall={hall} />
      )
    case 'paper':
      return <PaperPage hall={hall} />
    case 'log':
      return <LogPage hall={hall} />
    default:
      return <NowPage hall={hall} />
  }
}
