/** Resolves at the first SIGINT or SIGTERM; a second one ends the process as it would without us. */
export const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
