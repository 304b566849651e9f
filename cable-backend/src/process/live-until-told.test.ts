import { spawn } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'

const modules = {
  'the cable operator': new URL('./live-until-told.ts', import.meta.url),
  'the municipality': new URL(
    '../../../emergency-alerts/src/process/live-until-told.ts',
    import.meta.url,
  ),
}

/** A process that lives by this module and then does something; what it said, and how it ended. */
async function run(module: URL, then: string, signal?: NodeJS.Signals) {
  const script = `
    const { liveUntilTold } = await import(${JSON.stringify(module.href)})
    const holding = setInterval(() => undefined, 1_000)
    liveUntilTold({
      onFault: (fault) => console.log('fault:', fault.message),
      end: async () => { console.log('closed') },
    })
    console.log('lives')
    ${then}`
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  child.stdout.on('data', (chunk) => said.push(String(chunk)))
  if (signal !== undefined) child.stdout.once('data', () => child.kill(signal))
  const status = await new Promise((resolve) => child.once('close', resolve))
  return { status, said: said.join('').trim().split('\n') }
}

describe.each(Object.entries(modules))('a process of %s', (_whose, module) => {
  test('ends with 0 on SIGTERM, after everything is closed', async () => {
    expect(await run(module, '', 'SIGTERM')).toEqual({ status: 0, said: ['lives', 'closed'] })
  })

  test.each([
    ['thrown by a timer of the driver', 'setImmediate(() => { throw new TypeError("null") })'],
    ['a promise that nobody waits for', 'void Promise.reject(new TypeError("null"))'],
  ])('ends with 1 after a fault that nobody caught: %s', async (_what, then) => {
    expect(await run(module, then)).toEqual({ status: 1, said: ['lives', 'fault: null'] })
  })
})
