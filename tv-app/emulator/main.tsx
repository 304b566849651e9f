import { render } from 'preact'
import { createEmulator } from './page/emulator.ts'
import type { ReaderPlace } from './page/emulator-state.ts'
import { createEmulatorStore } from './page/emulator-store.ts'
import { watchComputerKeys } from './page/watch-computer-keys.ts'
import { DeviceProfile } from './protocol/frame-messages.ts'
import { openLiveTown } from './town/live-town.ts'
import type { OpenTown } from './town/open-town.ts'
import { EmulatorPage } from './view/emulator-page.tsx'

const { origin, search } = window.location
const query = new URLSearchParams(search)
const isInPage = query.get('town') === 'page'
const version = document.querySelector<HTMLMetaElement>('meta[name=version]')?.content
const versions = { app: version ?? 'development' }

/** The town in the page is a large piece: it is loaded only where no server is asked. */
const openTown = async (onFault: (fault: Error) => void): Promise<OpenTown> => {
  if (!isInPage) return await openLiveTown(fetch.bind(window), origin)
  const { openPageTown } = await import('./town/page-town.ts')
  return await openPageTown(origin, onFault)
}

function save({ name, text }: { readonly name: string; readonly text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

async function start(page: HTMLElement): Promise<void> {
  const store = createEmulatorStore(() => Date.now())
  const open = await openTown(({ message }) => store.note('サーバーで例外', message))
  const { boxes } = open.town
  const asked = boxes.find(({ boxId }) => boxId === query.get('box'))
  const boxId = (asked ?? boxes[0])?.boxId ?? ''
  const device = DeviceProfile.safeParse(query.get('device')).data ?? 'rdk'
  store.tell({ kind: 'town', town: open.town, boxId })
  store.tell({ kind: 'television', chosen: { device, reader: isInPage ? 'page' : 'host' } })
  const emulator = createEmulator({ store, origin, open, versions })
  watchComputerKeys(window, emulator)
  const onExport = () => {
    emulator.writeReport().then(save, (cause) => {
      store.tell({ kind: 'trouble', message: `記録を書き出せません: ${cause}` })
    })
  }
  const onReader = (reader: ReaderPlace) => {
    const next = new URL(window.location.href)
    if (reader === 'page') next.searchParams.set('town', 'page')
    if (reader === 'host') next.searchParams.delete('town')
    window.location.assign(next)
  }
  const canIssue = open.alerts !== null
  const props = { store, emulator, isInPage, canIssue, onExport, onReader }
  render(<EmulatorPage {...props} />, page)
}

const page = document.getElementById('page')
if (page !== null) {
  start(page).catch((cause) => {
    const words = cause instanceof Error ? cause.message : String(cause)
    render(
      <p class="bar">町につながりません（{words}）。「npm start」が動いているか 見てください。</p>,
      page,
    )
  })
}
