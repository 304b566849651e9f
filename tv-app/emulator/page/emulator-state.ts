import { type LogLine, type LogTab, withLine } from '../log/log-line.ts'
import type { DeviceProfile, LineFaults } from '../protocol/frame-messages.ts'
import type { RemoteCap } from '../remote/remote-caps.ts'
import type { ReaderFaults } from '../town/box-under-test.ts'
import type { Town } from '../town/town.ts'

export type ReaderPlace = 'host' | 'page'
export type Lamp = 'unknown' | 'up' | 'down'
export type ColourVision = 'usual' | 'protan' | 'deutan'

export interface Faults {
  readonly removeAtApdu: number | null
  readonly isCardSlow: boolean
  readonly isNetworkOff: boolean
  readonly isBackendDown: boolean
  readonly isResponderDown: boolean
}
export const noFaults: Faults = {
  removeAtApdu: null,
  isCardSlow: false,
  isNetworkOff: false,
  isBackendDown: false,
  isResponderDown: false,
}

export interface View {
  readonly isSafeAreaShown: boolean
  readonly isFarAway: boolean
  readonly colourVision: ColourVision
}

export interface EmulatorState {
  readonly town: Town | null
  readonly boxId: string
  readonly device: DeviceProfile
  readonly reader: ReaderPlace
  /** Counts the times the television was switched on: each is a fresh frame. */
  readonly poweredOn: number
  readonly card: string | null
  readonly faults: Faults
  readonly view: View
  readonly tab: LogTab
  readonly log: readonly LogLine[]
  readonly lamps: { readonly host: Lamp; readonly server: Lamp }
  readonly held: readonly RemoteCap[]
  /** What the tester must know: the town is not there, a switch had no effect. */
  readonly trouble: string | null
}

export const initialState: EmulatorState = {
  town: null,
  boxId: '',
  device: 'rdk',
  reader: 'host',
  poweredOn: 0,
  card: null,
  faults: noFaults,
  view: { isSafeAreaShown: false, isFarAway: false, colourVision: 'usual' },
  tab: 'apdu',
  log: [],
  lamps: { host: 'unknown', server: 'unknown' },
  held: [],
  trouble: null,
}

export type News =
  | { readonly kind: 'town'; readonly town: Town; readonly boxId: string }
  | {
      readonly kind: 'television'
      readonly chosen: Partial<Pick<EmulatorState, 'boxId' | 'device' | 'reader'>>
    }
  | { readonly kind: 'card'; readonly personaId: string | null }
  | { readonly kind: 'faults'; readonly changed: Partial<Faults> }
  | { readonly kind: 'view'; readonly changed: Partial<View> }
  | { readonly kind: 'tab'; readonly tab: LogTab }
  | { readonly kind: 'log'; readonly line: LogLine }
  | { readonly kind: 'log_cleared' }
  | { readonly kind: 'lamps'; readonly changed: Partial<EmulatorState['lamps']> }
  | { readonly kind: 'held'; readonly cap: RemoteCap; readonly isDown: boolean }
  | { readonly kind: 'trouble'; readonly message: string | null }

type Change = Partial<EmulatorState>

/** Another television is switched on: the lamps are dark until it says something. */
function onTelevision(state: EmulatorState, chosen: Change): Change {
  const lamps = { host: 'unknown', server: 'unknown' } as const
  const isOtherBox = chosen.boxId !== undefined && chosen.boxId !== state.boxId
  const card = isOtherBox || chosen.reader !== undefined ? null : state.card
  return { ...chosen, card, lamps, poweredOn: state.poweredOn + 1 }
}

function onHeld(held: readonly RemoteCap[], cap: RemoteCap, isDown: boolean): Change {
  const others = held.filter((other) => other !== cap)
  return { held: isDown ? [...others, cap] : others }
}

function changeOf(state: EmulatorState, news: News): Change {
  switch (news.kind) {
    case 'town':
      return { town: news.town, boxId: news.boxId, trouble: null }
    case 'television':
      return onTelevision(state, news.chosen)
    case 'card':
      return { card: news.personaId }
    case 'faults':
      return { faults: { ...state.faults, ...news.changed } }
    case 'view':
      return { view: { ...state.view, ...news.changed } }
    case 'tab':
      return { tab: news.tab }
    case 'log':
      return { log: withLine(state.log, news.line) }
    case 'log_cleared':
      return { log: [] }
    case 'lamps':
      return { lamps: { ...state.lamps, ...news.changed } }
    case 'held':
      return onHeld(state.held, news.cap, news.isDown)
    case 'trouble':
      return { trouble: news.message }
  }
}

/** The QA page after something happened. */
export const onNews = (state: EmulatorState, news: News): EmulatorState => ({
  ...state,
  ...changeOf(state, news),
})

/** The reader's part of the faults; a slow card is an old one: 40 ms a command, 350 ms a signature. */
export const readerFaultsOf = ({ removeAtApdu, isCardSlow }: Faults): ReaderFaults => ({
  removeAtApdu,
  apduMs: isCardSlow ? 40 : 0,
  signMs: isCardSlow ? 350 : 0,
})

/** The network's part of the faults. */
export const lineFaultsOf = ({ isNetworkOff, isBackendDown }: Faults): LineFaults => ({
  isNetworkOff,
  isBackendDown,
})
