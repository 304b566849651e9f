import { useState } from 'preact/hooks'
import type { Emulator } from '../page/emulator.ts'
import type { ReaderPlace } from '../page/emulator-state.ts'
import type { EmulatorStore } from '../page/emulator-store.ts'
import { AlertPanel } from './alert-panel.tsx'
import { CardTray } from './card-tray.tsx'
import { LogPanel } from './log-panel.tsx'
import { Masthead } from './masthead.tsx'
import { Remote } from './remote.tsx'
import { BoxPanel, FaultPanel, ViewPanel } from './switch-panels.tsx'
import { TvSet } from './tv-set.tsx'
import { useStateOf } from './use-state-of.ts'

interface Props {
  readonly store: EmulatorStore
  readonly emulator: Emulator
  readonly isInPage: boolean
  /** The town has orders ready for testers. */
  readonly canIssue: boolean
  readonly onExport: () => void
  /** The other reader comes with another town: the running one, or the one in this page. */
  readonly onReader: (reader: ReaderPlace) => void
}

const usualRemoval = 7

const Switches = ({
  store,
  emulator,
  onReader,
}: Pick<Props, 'store' | 'emulator' | 'onReader'>) => {
  const state = useStateOf(store)
  const [removeAt, setRemoveAt] = useState(usualRemoval)
  return (
    <div class="panels">
      <BoxPanel state={state} onChoose={emulator.choose} onReader={onReader} />
      <ViewPanel view={state.view} onChange={(changed) => store.tell({ kind: 'view', changed })} />
      <FaultPanel
        faults={state.faults}
        removeAt={removeAt}
        onRemoveAt={(apdu) => {
          setRemoveAt(apdu)
          if (state.faults.removeAtApdu !== null) emulator.setFaults({ removeAtApdu: apdu })
        }}
        onChange={emulator.setFaults}
      />
    </div>
  )
}

/** The QA page: television and card tray, the switches below, the remote, the log. */
export const EmulatorPage = (props: Props) => {
  const { store, emulator } = props
  const state = useStateOf(store)
  const personas = state.town?.personas ?? []
  const card = personas.find(({ personaId }) => personaId === state.card) ?? null
  return (
    <div class="emu-shell">
      <Masthead lamps={state.lamps} isInPage={props.isInPage} onExport={props.onExport} />
      {state.trouble !== null && (
        <p class="bar" role="alert">
          {state.trouble}
        </p>
      )}
      <main class="emu">
        <div class="left">
          <TvSet poweredOn={state.poweredOn} view={state.view} onAttach={emulator.attach} />
          <CardTray
            personas={personas}
            laid={state.card}
            onLay={emulator.layCard}
            onTake={emulator.takeCard}
          />
          {props.canIssue && <AlertPanel onIssue={emulator.issueAlert} />}
          <Switches store={store} emulator={emulator} onReader={props.onReader} />
        </div>
        <Remote
          device={state.device}
          held={state.held}
          caps={emulator.caps}
          card={card}
          onDrop={emulator.layCard}
          onTake={emulator.takeCard}
        />
        <LogPanel
          log={state.log}
          tab={state.tab}
          onTab={(tab) => store.tell({ kind: 'tab', tab })}
          onClear={() => store.tell({ kind: 'log_cleared' })}
        />
      </main>
    </div>
  )
}
