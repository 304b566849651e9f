import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { claimDatabase, socketOf } from './claim-database.ts'

const kills = `
  require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))
`

/** A process that holds the socket and is killed; how it ended. */
const killHolder = (path: string): Promise<NodeJS.Signals | undefined> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['-e', kills, path], (error) =>
      resolve(error?.signal as NodeJS.Signals | undefined),
    )
  })

test('gives a database to one town, and tells the next where that is', async () => {
  const database = randomUUID()
  const giveBack = await claimDatabase(database, 'http://localhost:8080')

  await expect(claimDatabase(database, 'http://localhost:8090')).rejects.toThrow(
    'A town runs with this database already, at http://localhost:8080/. ' +
      'Use that one, or stop it first (Ctrl-C where it runs).',
  )
  await giveBack()
  await (await claimDatabase(database, 'http://localhost:8090'))()
})

test('gives the database of a town that was killed to the next', async () => {
  const database = randomUUID()
  expect(await killHolder(socketOf(database))).toBe('SIGKILL')

  const giveBack = await claimDatabase(database, 'http://localhost:8080')

  await expect(claimDatabase(database, 'http://localhost:8090')).rejects.toThrow('localhost:8080')
  await giveBack()
})
