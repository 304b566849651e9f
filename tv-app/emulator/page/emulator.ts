import { bugReportName, writeBugReport } from '../log/bug-report.ts'
import { apduLine } from '../log/apdu-words.ts'
import { keyLine } from '../log/log-line.ts'
import { type ComputerKey, meaningOf } from '../remote/computer-keys.ts'
import { profileWords, strokeOf } from '../remote/device-profiles.ts'
import {
  browserClockwork,
  type CapPhase,
  createHeldCaps,
  type HeldCaps,
} from '../remote/press-and-hold.ts'
import type { RemoteCap } from '../remote/remote-caps.ts'
import type { BoxNews, BoxUnderTest } from '../town/box-under-test.ts'
import type { OpenTown } from '../town/open-town.ts'
import {
  type EmulatorState,
  type Faults,
  readerFaultsOf,
} from './emulator-state.ts'
import type { EmulatorStore } from './emulator-store.ts'
import { createTelevisionLine, lineFaultsOf, type TelevisionLine } from './television-line.ts'

export interface EmulatorDeps {
  readonly store: EmulatorStore
  readonly origin: string
  readonly open: OpenTown
  readonly versions: Readonly<Record<string, string>>
}

/** Everything a tester's hands can do on the page. */
export interface Emulator {
  readonly attach: TelevisionLine['attach']
  readonly caps: HeldCaps
  readonly onComputerKey: (key: ComputerKey, type: 'keydown' | 'keyup') => boolean
  readonly choose: (chosen: Partial<Pick<EmulatorState, 'boxId' | 'device'>>) => void
  readonly layCard: (personaId: string) => void
  readonly takeCard: () => void
  readonly setFaults: (changed: Partial<Faults>) => void
  readonly writeReport: () => Promise<{ readonly name: string; readonly text: string }>
}

interface World extends EmulatorDeps {
  readonly box: () => BoxUnderTest | null
  readonly line: TelevisionLine
}

/** Brings the page to life in the chosen living room. */
export function createEmulator(deps: EmulatorDeps): Emulator {
  const { store } = deps
  const room = createRoom(deps)
  const caps = createHeldCaps((cap, phase) => sendCap(world, cap, phase), browserClockwork)
  const line = createTelevisionLine({
    store,
    origin: deps.origin,
    settings: () => settingsOf(deps),
    join: (port) => room.box()?.join?.(port),
    onComputerKey: ({ code, isAlt, type }) => {
      const key = { code, isAlt, isShortcut: false, isTakenByControl: false }
      onKey({ key, type })
    },
  })
  const world: World = { ...deps, box: room.box, line }
  const layCard = (personaId: string) => act(world, (box) => box.layCard(personaId))
  const onKey = ({ key, type }: { key: ComputerKey; type: 'keydown' | 'keyup' }): boolean => {
    const meaning = meaningOf(key)
    if (meaning.kind === 'none') return false
    if (meaning.kind === 'cap' && type === 'keydown') caps.press(meaning.cap)
    if (meaning.kind === 'cap' && type === 'keyup') caps.release(meaning.cap)
    const persona = meaning.kind === 'card' ? store.state().town?.personas[meaning.at] : undefined
    if (persona !== undefined && type === 'keydown') layCard(persona.personaId)
    return true
  }
  room.enter(store.state().boxId)
  return {
    attach: line.attach,
    caps,
    onComputerKey: (key, type) => onKey({ key, type }),
    choose: (chosen) => {
      const isMove = chosen.boxId !== undefined && chosen.boxId !== store.state().boxId
      store.tell({ kind: 'television', chosen })
      if (isMove) room.enter(store.state().boxId)
    },
    layCard,
    takeCard: () => act(world, (box) => box.takeCard()),
    setFaults: (changed) => setFaults(world, changed),
    writeReport: () => writeReport(world),
  }
}

/** The living room that is looked at: one box at a time, and its news. */
function createRoom({ store, open }: EmulatorDeps) {
  let box: BoxUnderTest | null = null
  return {
    box: () => box,
    enter: (boxId: string) => {
      box?.close()
      const found = open.town.boxes.find((one) => one.boxId === boxId)
      box = found === undefined ? null : open.openBox(found)
      box?.onNews((news) => onBoxNews(store, news))
      box?.setFaults(readerFaultsOf(store.state().faults)).catch((cause) => onFault(store, cause))
    },
  }
}

const nameOf = (state: EmulatorState, personaId: string): string =>
  state.town?.personas.find((persona) => persona.personaId === personaId)?.name ?? personaId

function onBoxNews(store: EmulatorStore, news: BoxNews): void {
  switch (news.kind) {
    case 'traffic':
      return store.tell({ kind: 'log', line: apduLine(news.line) })
    case 'line':
      return store.tell({ kind: 'lamps', changed: news.isUp ? {} : { host: 'down' } })
    case 'card': {
      if (news.personaId === store.state().card) return
      store.tell({ kind: 'card', personaId: news.personaId })
      if (news.personaId === null) return store.note('カードを離した')
      return store.note('カードを置いた', nameOf(store.state(), news.personaId))
    }
  }
}

function onFault(store: EmulatorStore, cause: unknown): void {
  const message = cause instanceof Error ? cause.message : String(cause)
  store.tell({ kind: 'trouble', message })
}

function act({ store, box }: World, on: (box: BoxUnderTest) => Promise<void>): void {
  const chosen = box()
  if (chosen === null) return
  on(chosen).then(
    () => store.tell({ kind: 'trouble', message: null }),
    (cause) => onFault(store, cause),
  )
}

const settingsOf = ({ store, open }: EmulatorDeps) => {
  const { boxId, device, town } = store.state()
  const box = town?.boxes.find((one) => one.boxId === boxId)
  if (town === null || box === undefined) return null
  const { cableUrl, postboxUrl } = town
  return { boxId, device, cableUrl, postboxUrl, hostUrl: open.hostUrlOf(box) }
}

function sendCap({ store, line }: World, cap: RemoteCap, phase: CapPhase): void {
  const { device } = store.state()
  const stroke = strokeOf(device, cap, phase)
  if (phase !== 'repeat') store.tell({ kind: 'held', cap, isDown: phase === 'down' })
  if (phase === 'down') {
    const at = store.clockMs()
    const family = profileWords[device]
    const note = stroke === null ? `${family}: アプリに届かないキー` : family
    store.tell({ kind: 'log', line: keyLine(at, cap, note) })
  }
  if (stroke !== null) line.send({ kind: 'key', stroke })
}

function setFaults(world: World, changed: Partial<Faults>): void {
  const { store, line, open } = world
  store.tell({ kind: 'faults', changed })
  const { faults } = store.state()
  for (const [name, value] of Object.entries(changed)) store.note('こわす', `${name}: ${value}`)
  line.send({ kind: 'faults', faults: lineFaultsOf({ faults }) })
  if (changed.removeAtApdu !== undefined || changed.isCardSlow !== undefined) {
    act(world, (box) => box.setFaults(readerFaultsOf(faults)))
  }
  if (changed.isResponderDown !== undefined) {
    open.setResponder(changed.isResponderDown).catch((cause) => onFault(store, cause))
  }
}

async function writeReport({ store, line, versions }: World) {
  const { device, boxId, reader, card, faults, view, log } = store.state()
  const now = new Date(store.clockMs())
  const snapshot = await line.snapshot()
  const { userAgent: browser } = navigator
  const facts = { device, boxId, reader, card, faults, view, log, versions, browser, snapshot }
  return { name: bugReportName(now), text: writeBugReport({ ...facts, now }) }
}
