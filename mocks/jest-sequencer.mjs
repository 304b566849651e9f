/**
 * What takes longest comes first, so that every worker has something to do to the end. Jest would go
 * by the times of the last run, which a fresh clone has not, or by the size of the file; and a short
 * file may wait long for programs of somebody else.
 */
const longest = [
  'mocks/peers/',
  'mocks/stories/order-',
  'mocks/stories/service-',
  'mocks/stories/card-',
  'mocks/stories/',
  'tv-app/src/alert/view/',
  'cable-backend/src/alert-relay/',
  'mocks/commands/',
  'tv-app/src/canvas/',
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
