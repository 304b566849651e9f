import { setupWorker } from 'msw/browser'
import { boxes, households, personas } from '#mocks/fixtures/personas'
import { createInPageTown, type InPageTown } from '#mocks/handlers/in-page-town'
import type { BoxSimulator } from '#mocks/simulators/box/box-simulator'
import { createReadyAlerts } from '../alerts/ready-alerts.ts'
import { portChannel } from '../protocol/port-channel.ts'
import type { BoxNews, BoxUnderTest } from './box-under-test.ts'
import { cardKeepsake } from './card-keepsake.ts'
import type { OpenTown } from './open-town.ts'
import type { Town, TownBox } from './town.ts'

const now = () => new Date()
const sealEveryMs = 1000
const workerUrl = new URL('mockServiceWorker.js', document.baseURI).pathname

/** A town that lives in this page: a service worker hands the TV's requests to the real apps. */
export async function openPageTown(
  origin: string,
  onFault: (fault: Error) => void,
): Promise<OpenTown> {
  const keepsake = cardKeepsake(sessionStorage)
  const inPage = await createInPageTown({ origin, keepsake, now, onFault })
  const seal = () => inPage.sealArrived().catch(onFault)
  setInterval(() => void seal(), sealEveryMs)
  const worker = setupWorker(...inPage.handlers)
  await worker.start({
    serviceWorker: { url: workerUrl },
    onUnhandledRequest: 'bypass',
    quiet: true,
  })
  return {
    town: describe(inPage),
    memoryName: `page/${crypto.randomUUID()}`,
    openBox: (box) => openPageBox(inPage, box),
    hostUrlOf: () => null,
    alerts: createReadyAlerts({ now, issue: inPage.municipality.issue }),
    setResponder: async (isDown) => inPage.jlis.register.setResponder(isDown ? 'down' : 'up'),
  }
}

const describe = ({ cableUrl, postboxUrl, municipality }: InPageTown): Town => ({
  alertKeys: municipality.alertKeys,
  cableUrl,
  postboxUrl,
  boxes: boxes.map(({ boxId, label }) => ({ boxId, label, hostPath: '' })),
  personas: personas.map(({ personaId, name, householdId, note, pin }) => ({
    personaId,
    name,
    note,
    pin,
    household: households.find((one) => one.householdId === householdId)?.name ?? '',
  })),
})

function takeFromOthers(boxes: InPageTown['boxes'], personaId: string): void {
  for (const box of boxes) if (box.state().card === personaId) box.takeCard()
}

function openPageBox(inPage: InPageTown, { boxId }: TownBox): BoxUnderTest {
  const box = inPage.boxes.find((one) => one.boxId === boxId)
  if (box === undefined) throw new RangeError(`no box is called ${boxId}`)
  const listeners = new Set<(news: BoxNews) => void>()
  const tell = (news: BoxNews) => {
    for (const listener of listeners) listener(news)
  }
  const tellCard = () => {
    const { card, faults } = box.state()
    tell({ kind: 'card', personaId: card, removeAtApdu: faults.removeAtApdu })
  }
  const close = box.onTraffic((line) => {
    tell({ kind: 'traffic', line: { ...line, at: Date.parse(line.at) } })
    if (line.text === 'card_removed') tellCard()
  })
  return {
    ...hands(box, tellCard, (personaId) => takeFromOthers(inPage.boxes, personaId)),
    onNews: (listener) => {
      listeners.add(listener)
      tellCard()
      return () => listeners.delete(listener)
    },
    join: (port) => box.connect(portChannel(port)),
    close: () => void close(),
  }
}

function hands(
  box: BoxSimulator,
  tellCard: () => void,
  takeFromOthers: (personaId: string) => void,
): Pick<BoxUnderTest, 'layCard' | 'takeCard' | 'setFaults'> {
  return {
    layCard: async (personaId) => {
      takeFromOthers(personaId)
      const laid = box.layCard(personaId)
      if (!laid.ok) throw new Error(`no card of ${personaId}`)
      tellCard()
    },
    takeCard: async () => {
      box.takeCard()
      tellCard()
    },
    setFaults: async (faults) => box.setFaults(faults),
  }
}
