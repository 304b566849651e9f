import type { WaitingLetters } from '#cable-backend/contract/letter'
import type { Block, ChoiceRow, Page } from '../../page/page.ts'
import { clockWords } from '../../text/day.ts'
import { keyText } from '../../text/footer.ts'
import { startText } from '../../text/start.ts'
import { bold, choices, line, paper, quiet, row, type View } from '../page-parts.ts'
import type { Menu } from './state.ts'

interface Household {
  readonly now: Date
  /** Null until this box has ever been allowed to know. */
  readonly waiting: WaitingLetters | null
  readonly personName: string | null
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

function panelOf(focused: number, household: Household): readonly Block[] {
  const due = household.waiting?.nearestFormDueOn ?? null
  const panels: readonly (readonly Block[])[] = [
    lettersPanel(household),
    [
      { kind: 'picture', picture: 'form' },
      line('lead', startText.formPanel),
      line('note', due === null ? startText.needsCard : startText.formDue(due)),
    ],
    [
      { kind: 'picture', picture: 'shelter' },
      line('lead', startText.alertPanel),
      line('note', startText.alertPanelNote, { tone: 'second' }),
    ],
    [
      { kind: 'picture', picture: 'text_size' },
      line('lead', startText.settingsPanel),
      line('note', startText.settingsPanelNote, { tone: 'second' }),
    ],
  ]
  return panels[focused] ?? []
}

/** Screen 02. The panel explains the focused row and is dropped by the layout at the larger sizes. */
export function menuPage(state: Menu, household: Household, view: View): Page {
  const list = choices(
    [
      row(1, startText.menuLetters, { icon: 'letter', tag: unreadTag(household.waiting) }),
      row(2, startText.menuForms, { icon: 'form', tag: dueTag(household.waiting) }),
      row(3, startText.menuAlerts, { icon: 'shelter', tag: quiet(startText.noAlerts) }),
      row(4, startText.menuSettings, { icon: 'text_size' }),
    ],
    state.focused,
  )
  const right: Block[] = [{ kind: 'panel', blocks: panelOf(state.focused, household) }]
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
