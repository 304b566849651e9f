import type { WaitingLetters } from '#cable-backend/contract/letter'
import type { LiveAlert } from '../../alert/seam.ts'
import type { Block, ChoiceRow, Page } from '../../page/page.ts'
import { clockWords } from '../../text/day.ts'
import { keyText } from '../../text/footer.ts'
import { startText } from '../../text/start.ts'
import { bold, choices, line, paper, quiet, row, type View } from '../page-parts.ts'
import { type Menu, menuRows } from './state.ts'

export interface Household {
  readonly now: Date
  /** Null until this box has ever been allowed to know. */
  readonly waiting: WaitingLetters | null
  readonly personName: string | null
  /** The order in force here, if there is one. */
  readonly alert: LiveAlert | null
}

function unreadTag(waiting: WaitingLetters | null): ChoiceRow['tag'] {
  if (waiting === null || waiting.unread === 0) return null
  return bold(startText.unread(waiting.unread))
}

function dueTag(waiting: WaitingLetters | null): ChoiceRow['tag'] {
  const due = waiting?.nearestFormDueOn ?? null
  return due === null ? null : bold(startText.due(due), startText.dueShort(due))
}

function lettersPanel({ waiting, personName }: Household): readonly Block[] {
  const who = personName === null ? startText.needsCard : startText.signedInAs(personName)
  if (waiting === null)
    return [
      { kind: 'picture', picture: 'letter' },
      line('note', startText.unknownCount),
      line('note', who, { tone: 'second' }),
    ]
  return [
    { kind: 'picture', picture: 'letter' },
    line('lead', startText.count(waiting.unread)),
    ...waiting.senders.map((name): Block => ({ kind: 'sender', name })),
    line('note', who, { tone: 'second' }),
  ]
}

function formsPanel({ waiting }: Household): readonly Block[] {
  const due = waiting?.nearestFormDueOn ?? null
  return [
    { kind: 'picture', picture: 'form' },
    line('lead', startText.formPanel),
    line('note', due === null ? startText.needsCard : startText.formDue(due)),
  ]
}

function alertsPanel({ alert }: Household): readonly Block[] {
  if (alert === null)
    return [
      { kind: 'picture', picture: 'shelter' },
      line('lead', startText.alertPanel),
      line('note', startText.alertPanelNote, { tone: 'second' }),
    ]
  const answer = alert.answer === null ? [] : [line('note', startText.alertAnswer(alert.answer))]
  return [
    { kind: 'picture', picture: 'shelter' },
    line('lead', alert.name),
    ...answer,
    line('note', startText.alertAgain, { tone: 'second' }),
  ]
}

const settingsPanel: readonly Block[] = [
  { kind: 'picture', picture: 'text_size' },
  line('lead', startText.settingsPanel),
  line('note', startText.settingsPanelNote, { tone: 'second' }),
]

const panelOf = {
  letters: lettersPanel,
  forms: formsPanel,
  alerts: alertsPanel,
  settings: () => settingsPanel,
} as const

const alertTag = (alert: LiveAlert | null): ChoiceRow['tag'] =>
  alert === null ? quiet(startText.noAlerts) : bold(alert.tag)

/** Screen 02. The panel explains the focused row and is dropped by the layout at the larger sizes. */
export function menuPage(state: Menu, household: Household, view: View): Page {
  const acts = menuRows(household.alert !== null)
  const rowOf = {
    letters: { label: startText.menuLetters, icon: 'letter', tag: unreadTag(household.waiting) },
    forms: { label: startText.menuForms, icon: 'form', tag: dueTag(household.waiting) },
    alerts: { label: startText.menuAlerts, icon: 'shelter', tag: alertTag(household.alert) },
    settings: { label: startText.menuSettings, icon: 'text_size', tag: null },
  } as const
  const list = choices(
    acts.map((act, index) => {
      const { label, ...more } = rowOf[act]
      return row(index + 1, label, more)
    }),
    state.focused,
  )
  const focused = acts[state.focused] ?? 'settings'
  const right: Block[] = [{ kind: 'panel', blocks: panelOf[focused](household) }]
  return paper(
    {
      screen: 'menu',
      title: startText.product,
      titleMark: 'mark',
      corner: { kind: 'clock', text: clockWords(household.now) },
      columns: { kind: 'list', left: [list], right },
      keys: { ok: keyText.open, back: keyText.backToTv, canEnlarge: true },
    },
    view,
  )
}
