import { apduLine } from '../log/apdu-words.ts'
import { eventLine, httpLine } from '../log/log-line.ts'
import type { FrameMessage } from '../protocol/frame-messages.ts'
import type { BoxNews } from '../town/box-under-test.ts'
import type { EmulatorState, News } from './emulator-state.ts'

const noted = (at: number, text: string, note = ''): News => ({
  kind: 'log',
  line: eventLine(at, text, note),
})

/** A message of the television that only tells, and asks nothing of the page. */
export type Told = Extract<
  FrameMessage,
  { kind: 'host_line' | 'http' | 'screen' | 'alert' | 'broke' }
>

/** What the television did, for the log and the lamps. */
export function newsOfTelevision(message: Told, at: number): readonly News[] {
  switch (message.kind) {
    case 'host_line': {
      const isOpen = message.state === 'open'
      const lamp: News = { kind: 'lamps', changed: { host: isOpen ? 'up' : 'down' } }
      return [lamp, noted(at, isOpen ? '箱ホストにつながった' : '箱ホストが切れた')]
    }
    case 'http': {
      const { status } = message.exchange
      const isUp = status !== null && status < 500
      const lamp: News = { kind: 'lamps', changed: { server: isUp ? 'up' : 'down' } }
      return [lamp, { kind: 'log', line: httpLine(at, message.exchange) }]
    }
    case 'screen':
      return [noted(at, `画面: ${message.screen}`)]
    case 'alert':
      return [noted(at, message.words, message.note)]
    case 'broke':
      return [noted(at, 'アプリで例外', message.message)]
  }
}

const nameOf = ({ town }: EmulatorState, personaId: string): string =>
  town?.personas.find((persona) => persona.personaId === personaId)?.name ?? personaId

/** What happened at the box; a card that lay there already is no news. */
export function newsOfBox(state: EmulatorState, news: BoxNews, at: number): readonly News[] {
  switch (news.kind) {
    case 'traffic':
      return [{ kind: 'log', line: apduLine(news.line) }]
    case 'line_lost':
      return [{ kind: 'lamps', changed: { host: 'down' } }]
    case 'card':
      return newsOfCard(state, news, at)
  }
}

function newsOfCard(
  state: EmulatorState,
  { personaId, removeAtApdu }: Extract<BoxNews, { kind: 'card' }>,
  at: number,
): readonly News[] {
  if (personaId === state.card) return []
  const card: News = { kind: 'card', personaId }
  if (personaId !== null) return [card, noted(at, 'カードを置いた', nameOf(state, personaId))]
  const hasFired = removeAtApdu === null && state.faults.removeAtApdu !== null
  const fault: News[] = hasFired ? [{ kind: 'faults', changed: { removeAtApdu: null } }] : []
  return [card, ...fault, noted(at, 'カードを離した')]
}
