import { type AlertChoice, alertWords } from '../alerts/ready-alerts.ts'
import { bugReportName, writeBugReport } from '../log/bug-report.ts'
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
import type { BoxUnderTest } from '../town/box-under-test.ts'
import type { OpenTown } from '../town/open-town.ts'
import { type EmulatorState, type Faults, lineFaultsOf, readerFaultsOf } from './emulator-state.ts'
import type { EmulatorStore } from './emulator-store.ts'
import { newsOfTelevision } from './news-of.ts'
import { createRoom, type Room } from './room.ts'
import { createTelevisionLine, type TelevisionLine } from './television-line.ts'

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
  /** Answers whether the key meant something to the remote or the tray. */
  readonly onComputerKey: (key: ComputerKey, type: 'keydown' | 'keyup') => boolean
  readonly choose: (chosen: Partial<Pick<EmulatorState, 'boxId' | 'device'>>) => void
  readonly layCard: (personaId: string) => void
  readonly takeCard: () => void
  readonly setFaults: (changed: Partial<Faults>) => void
  /** Has one of the ready orders issued, where the town has no town hall. */
  readonly issueAlert: (choice: AlertChoice) => void
  readonly writeReport: () => Promise<{ readonly name: string; readonly text: string }>
}

interface World extends EmulatorDeps {
  readonly room: Room
  readonly line: TelevisionLine
}

/** Brings the page to life in the chosen living room. */
export function createEmulator(deps: EmulatorDeps): Emulator {
  const { store, origin, open } = deps
  const room = createRoom(store, open)
  const caps = createHeldCaps((cap, phase) => sendCap(world, cap, phase), browserClockwork)
  const layCard = (personaId: string) => act(world, (box) => box.layCard(personaId))
  const onKey = createKeyListener({ store, caps, layCard })
  const line = createTelevisionLine({
    origin,
    start: () => startOf(deps),
    join: (port) => room.box()?.join?.(port),
    onComputerKey: ({ code, isAlt, type }) =>
      onKey({ code, isAlt, isShortcut: false, isTakenByControl: false }, type),
    onTold: (told) => newsOfTelevision(told, store.clockMs()).forEach(store.tell),
  })
  const world: World = { ...deps, room, line }
  room.enter(store.state().boxId)
  return {
    attach: line.attach,
    caps,
    onComputerKey: onKey,
    choose: (chosen) => {
      const isMove = chosen.boxId !== undefined && chosen.boxId !== store.state().boxId
      store.tell({ kind: 'television', chosen })
      if (isMove) room.enter(store.state().boxId)
    },
    layCard,
    takeCard: () => act(world, (box) => box.takeCard()),
    setFaults: (changed) => setFaults(world, changed),
    issueAlert: (choice) => issueAlert(world, choice),
    writeReport: () => writeReport(world),
  }
}

interface Hands {
  readonly store: EmulatorStore
  readonly caps: HeldCaps
  readonly layCard: (personaId: string) => void
}

const createKeyListener =
  ({ store, caps, layCard }: Hands): Emulator['onComputerKey'] =>
  (key, type) => {
    const meaning = meaningOf(key)
    if (meaning.kind === 'none') return false
    if (meaning.kind === 'cap') {
      const touch = type === 'keydown' ? caps.press : caps.release
      touch(meaning.cap)
      return true
    }
    const persona = store.state().town?.personas[meaning.at]
    if (persona !== undefined && type === 'keydown') layCard(persona.personaId)
    return true
  }

function onFault(store: EmulatorStore, cause: unknown): void {
  const message = cause instanceof Error ? cause.message : String(cause)
  store.tell({ kind: 'trouble', message })
}

function act({ store, room }: World, on: (box: BoxUnderTest) => Promise<void>): void {
  const box = room.box()
  if (box === null) return
  on(box).then(
    () => store.tell({ kind: 'trouble', message: null }),
    (cause) => onFault(store, cause),
  )
}

function startOf({ store, open }: EmulatorDeps) {
  const { boxId, device, town, faults } = store.state()
  const box = town?.boxes.find((one) => one.boxId === boxId)
  if (town === null || box === undefined) return null
  const { cableUrl, postboxUrl, alertKeys } = town
  const settings = {
    boxId,
    device,
    cableUrl,
    postboxUrl,
    alertKeys,
    hostUrl: open.hostUrlOf(box),
    memoryName: `${open.memoryName}/${boxId}`,
  }
  return { settings, faults: lineFaultsOf(faults) }
}

function sendCap({ store, line }: World, cap: RemoteCap, phase: CapPhase): void {
  const { device } = store.state()
  const stroke = strokeOf(device, cap, phase)
  if (phase !== 'repeat') store.tell({ kind: 'held', cap, isDown: phase === 'down' })
  if (phase === 'down') {
    const family = profileWords[device]
    const note = stroke === null ? `${family}: アプリに届かないキー` : family
    store.tell({ kind: 'log', line: keyLine(store.clockMs(), cap, note) })
  }
  if (stroke !== null) line.send({ kind: 'key', stroke })
}

function setFaults(world: World, changed: Partial<Faults>): void {
  const { store, line, open } = world
  store.tell({ kind: 'faults', changed })
  const { faults } = store.state()
  for (const [name, value] of Object.entries(changed)) store.note('こわす', `${name}: ${value}`)
  line.send({ kind: 'faults', faults: lineFaultsOf(faults) })
  if (changed.removeAtApdu !== undefined || changed.isCardSlow !== undefined) {
    act(world, (box) => box.setFaults(readerFaultsOf(faults)))
  }
  if (changed.isResponderDown !== undefined) {
    open.setResponder(changed.isResponderDown).catch((cause) => onFault(store, cause))
  }
}

function issueAlert({ store, open }: World, choice: AlertChoice): void {
  if (open.alerts === null) return
  store.note('発令（試験用）', alertWords[choice])
  open.alerts.issue(choice).catch((cause: unknown) => onFault(store, cause))
}

async function writeReport({ store, line, versions }: World) {
  const { device, boxId, reader, card, faults, view, log } = store.state()
  const now = new Date(store.clockMs())
  const snapshot = await line.snapshot()
  const { userAgent: browser } = navigator
  const facts = { device, boxId, reader, card, faults, view, log, versions, browser, snapshot }
  return { name: bugReportName(now), text: writeBugReport({ ...facts, now }) }
}
