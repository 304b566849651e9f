/** The route that sends a browser to the identity provider and back to a path of this origin. */
export const signInPath = (door: string, returnTo: string): string =>
  `${door}/sign-in?returnTo=${encodeURIComponent(returnTo)}`

const signedInMark = '?signed-in'

/** Where a window comes back to that was opened only to sign in again. */
export const signedInPage = ({ pathname }: Pick<Location, 'pathname'>): string =>
  `${pathname}${signedInMark}`

export const isSignedInPage = ({ search }: Pick<Location, 'search'>): boolean =>
  search === signedInMark

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
const keptName = 'page to come back to'

/** The server only knows paths; which page of the hall it was, the tab remembers. */
export const keepPage = (storage: Kept, hash: string): void => storage.setItem(keptName, hash)

export function takeKeptPage(storage: Kept): string | null {
  const hash = storage.getItem(keptName)
  storage.removeItem(keptName)
  return hash
}
