import { parseRemoteWish, remoteUsage } from './remote/remote-wish.ts'

/** `mimamori remote`: a simulated remote until it is told to stop, or a check of one; the exit code. */
export async function runRemote(args: readonly string[]): Promise<number> {
  const wish = parseRemoteWish(args)
  if (!wish.ok) {
    complain(`${wish.error}\n\n${remoteUsage}`)
    return 2
  }
  if (wish.value.wants === 'help') {
    process.stdout.write(remoteUsage)
    return 0
  }
  try {
    if (wish.value.wants === 'remote') {
      const { serveRemote } = await import('./remote/serve-remote.ts')
      return await serveRemote(wish.value.plan, say)
    }
    const { checkRemote } = await import('./remote/check-remote.ts')
    return (await checkRemote({ ...wish.value, say })) ? 0 : 1
  } catch (fault) {
    complain(fault instanceof Error ? fault.message : String(fault))
    return 1
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`mimamori remote: ${line}\n`)
