import { render } from 'preact'
import type { Place } from '#emergency-alerts/contract/desk/order-view'
import { Hall } from './hall.tsx'
import { createHallApi } from './live/hall-api.ts'
import { placeWords } from './words/place-words.ts'

/** Shows the pages of one place; `door` is where the desk's routes begin, seen from the page. */
export function openHall(place: Place, door: string): void {
  const listeners = new Set<() => void>()
  const api = createHallApi({
    door,
    place,
    fetchFrom: (path, init) => fetch(path, init),
    onSignedOut: () => {
      for (const listener of listeners) listener()
    },
  })
  const element = document.getElementById('hall')
  if (element === null) throw new Error('the page has no place for the town hall')
  render(
    <Hall
      api={api}
      words={placeWords[place]}
      door={door}
      onSignedOut={(listener) => listeners.add(listener)}
    />,
    element,
  )
}
