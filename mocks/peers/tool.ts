import { execFile } from 'node:child_process'

/** How a command of somebody else ended, with all that it said. */
export interface ToolRun {
  readonly code: number
  readonly said: string
}

/** Runs a command to its end; a code other than 0 is an answer too. */
export function runTool(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, timeout: 30_000 }
    execFile(command, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, said: `${stdout}${stderr}` })
    })
  })
}
