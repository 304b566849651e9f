/**
 * What takes longest comes first, so that every worker has something to do to the end. Jest would go
 * by the times of the last run, which a fresh clone has not, or by the size of the file; and a short
 * file may wait long for programs of somebody else. Files that mostly wait stand between those that
 * keep a browser busy.
 */
const longest = [
  'mocks/peers/',
  'mocks/stories/order-to-television',
  'mocks/stories/service-failures',
  'cable-backend/src/alert-relay/database-gone',
  'mocks/stories/card-failures',
  'mocks/stories/order-desk',
  'cable-backend/src/alert-relay/kill-nine',
  'mocks/stories/clock-set-wrong',
  'mocks/stories/family-on-television',
  'tv-app/src/alert/view/',
  'mocks/commands/',
  'mocks/stories/',
  'tv-app/src/canvas/',
  'emergency-alerts/src/delivery/bus/',
]

/** @param {{ readonly path: string }} test */
function placeOf({ path }) {
  const place = longest.findIndex((part) => path.includes(`/${part}`))
  return place === -1 ? longest.length : place
}

export default class LongestFirst {
  /** @param {readonly { readonly path: string }[]} tests */
  sort(tests) {
    return tests.toSorted((a, b) => placeOf(a) - placeOf(b) || a.path.localeCompare(b.path))
  }

  cacheResults() {}
}
