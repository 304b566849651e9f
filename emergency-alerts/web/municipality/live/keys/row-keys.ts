const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Where the focus goes from here among so many rows; null where it stays, at both ends too. */
export function nextRow(key: string, here: number, rows: number): number | null {
  const step = steps[key]
  if (step === undefined) return null
  // From outside of the rows ↓ goes to the first one, and ↑ nowhere.
  const next = here === -1 ? (step === 1 ? 0 : -1) : here + step
  return next >= 0 && next < rows ? next : null
}

/** Fields and the map have arrows of their own; a tick of a row has none. */
const hasOwnArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  !target.matches('[data-row]') &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, audio, .leaflet-container') !== null)

/** ↑ and ↓ go from row to row of the list in which the focus is, or into the first list of the page. */
export function moveRow(event: KeyboardEvent): void {
  if (steps[event.key] === undefined || hasOwnArrows(event.target)) return
  const target = event.target instanceof HTMLElement ? event.target : null
  const own = target?.closest<HTMLElement>('[data-row]') ?? null
  const list =
    own?.dataset.row ?? document.querySelector<HTMLElement>('#main [data-row]')?.dataset.row
  if (list === undefined) return
  const rows = Array.from(document.querySelectorAll<HTMLElement>(`#main [data-row="${list}"]`))
  const next = nextRow(event.key, own === null ? -1 : rows.indexOf(own), rows.length)
  if (next === null) return
  rows[next]?.focus()
  event.preventDefault()
}
