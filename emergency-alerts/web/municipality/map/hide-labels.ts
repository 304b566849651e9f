import type L from 'leaflet'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  one.right > other.left &&
  one.top < other.bottom &&
  one.bottom > other.top

/** Hides names that would lie on one another: selected ones stay before others. */
export function hideCoveredLabels(map: L.Map): void {
  const pane = map.getPane('tooltipPane')
  if (pane === undefined) return
  const labels = Array.from(pane.querySelectorAll<HTMLElement>('.map-label'))
  const kept: Box[] = []
  for (const label of labels.toSorted((a, b) => Number(isOn(b)) - Number(isOn(a)))) {
    label.style.visibility = 'visible'
    const box = label.getBoundingClientRect()
    const isCovered = kept.some((other) => meet(box, other))
    label.style.visibility = isCovered ? 'hidden' : 'visible'
    if (!isCovered) kept.push(box)
  }
}

const isOn = (label: HTMLElement): boolean => label.classList.contains('on')
