/** The pages of the desk as the address bar names them. */
export type Route =
  | { readonly page: 'inbox' }
  | { readonly page: 'submission'; readonly submissionId: string }
  | { readonly page: 'compose' }
  | { readonly page: 'sent' }

export function parseRoute(hash: string): Route {
  const submissionId = /^#\/submissions\/([0-9a-f-]{36})$/.exec(hash)?.[1]
  if (submissionId !== undefined) return { page: 'submission', submissionId }
  if (hash === '#/compose') return { page: 'compose' }
  return hash === '#/sent' ? { page: 'sent' } : { page: 'inbox' }
}

export const submissionHash = (submissionId: string): string => `#/submissions/${submissionId}`
