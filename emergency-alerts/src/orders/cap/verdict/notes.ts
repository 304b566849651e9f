import { type Effort, fullEffort } from './effort.ts'
import { type Finding, type FindingCode, findingOf, type Place } from './finding.ts'

/** Where the checks of one alert write down what they find. */
export interface Notes {
  readonly add: (code: FindingCode, place: Place, detail?: string) => void
  readonly findings: () => readonly Finding[]
  readonly effort: Effort
}

const mostFindings = 50

/**
 * Keeps the first fifty, and the first that refuses the alert wherever it comes; a file of nothing
 * but mistakes must not fill the memory.
 */
export function createNotes(effort: Effort = fullEffort()): Notes {
  const kept: Finding[] = []
  let isRefused = false
  const add: Notes['add'] = (code, place, detail) => {
    const finding = findingOf(code, place, detail)
    const decides = finding.weight === 'refused' && !isRefused
    isRefused ||= decides
    if (kept.length < mostFindings || decides) kept.push(finding)
    else if (kept.length === mostFindings) kept.push(findingOf('findings_cut_off', place))
  }
  return { add, findings: () => kept, effort }
}
