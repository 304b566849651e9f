import '#tv-fonts.css'
import { type FrameMessage, type LineFaults, PageMessage } from '../protocol/frame-messages.ts'
import { listen } from '../protocol/message-line.ts'
import { dispatchStroke } from './dispatch-stroke.ts'
import { forwardComputerKeys } from './forward-computer-keys.ts'
import { switchOn } from './switch-on.ts'
import { readSnapshot, watchScreen } from './watch-mirror.ts'

const page = { origin: window.location.origin, window: window.parent }
let faults: LineFaults = { isNetworkOff: false, isBackendDown: false }

const tell = (message: FrameMessage, ports: MessagePort[] = []) =>
  window.parent.postMessage(message, page.origin, ports)

/** What the page asks of the television; it is switched on once, each frame is a fresh one. */
function onMessage(message: PageMessage): void {
  switch (message.kind) {
    case 'start':
      faults = message.faults
      switchOn({ parent: document.body, settings: message.settings, faults: () => faults, tell })
      break
    case 'key':
      dispatchStroke(document, message.stroke)
      break
    case 'faults':
      faults = message.faults
      break
    case 'snapshot_wanted':
      tell({ kind: 'snapshot', snapshot: readSnapshot(document) })
      break
  }
}

window.addEventListener('error', ({ message }) => tell({ kind: 'broke', message }))
window.addEventListener('unhandledrejection', ({ reason }) =>
  tell({ kind: 'broke', message: reason instanceof Error ? reason.message : String(reason) }),
)
forwardComputerKeys(window, tell)
watchScreen(document, (screen) => tell({ kind: 'screen', screen }))
listen(PageMessage, page, onMessage)
tell({ kind: 'ready' })
