import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('..', import.meta.url))

const notOurs: readonly string[] = ['.data', '.git', 'dist', 'node_modules']

/** Files of the repository and their folders. */
async function placesOf(): Promise<ReadonlySet<string>> {
  const entries = await readdir(root, { withFileTypes: true })
  const kept = entries.filter(({ name }) => !notOurs.includes(name))
  const inside = await Promise.all(
    kept.map(async (entry) => {
      if (!entry.isDirectory()) return [entry.name]
      const names = await readdir(`${root}${entry.name}`, { recursive: true })
      return [entry.name, ...names.map((name) => `${entry.name}/${name.replaceAll('\\', '/')}`)]
    }),
  )
  return new Set(inside.flat())
}

/** What a page calls a path in the repository: `a/{b,c}/d.ts` names two of them. */
function pathsIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([\w./{},-]+\/[\w./{},-]*)`/g)].map(([, path = '']) => path)
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path)
  return [...quoted, ...linked].flatMap((path) => {
    const [whole = '', choices] = /\{([^}]*)\}/.exec(path) ?? []
    return choices === undefined
      ? [path]
      : choices.split(',').map((choice) => path.replace(whole, choice))
  })
}

test.each(['README.md', 'docs/ARCHITECTURE.md', 'docs/card-proof-cases.md'])(
  '%s names only files and folders that are there',
  async (page) => {
    const places = [...(await placesOf())]
    const paths = pathsIn(await readFile(`${root}${page}`, 'utf8'))

    const missing = paths
      .map((path) => path.replace(/^\.\//, '').replace(/\/$/, ''))
      .filter((path) => !places.some((place) => place === path || place.endsWith(`/${path}`)))

    expect(paths.length).toBeGreaterThan(5)
    expect(missing).toEqual([])
  },
)

test('every decision has a number of its own', async () => {
  const numbers = (await readdir(`${root}docs/decisions`)).map((name) => name.slice(0, 3))

  expect(numbers.length).toBeGreaterThan(30)
  expect(numbers).toEqual([...new Set(numbers)])
})
