import { builtInReaders } from './built-in-readers.ts'
import { runBoxHost } from './run-box-host.ts'
import { signalled } from './signalled.ts'

process.exitCode = await runBoxHost({
  args: process.argv.slice(2),
  variables: process.env,
  readers: builtInReaders,
  say: (line) => console.info(line),
  complain: (line) => console.error(line),
  stopped: signalled,
})
