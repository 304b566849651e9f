import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { capAround, capWith, goodCap } from '../fixtures/cap/cap-text.ts'
import { createCommandFiles } from '../fixtures/command-over-files.ts'
import { runCapFrom } from './cap.ts'

const command = fileURLToPath(new URL('../mimamori.mjs', import.meta.url))
let files: Awaited<ReturnType<typeof createCommandFiles>>

beforeEach(async () => {
  files = await createCommandFiles(runCapFrom, capWith('scope', ''))
})
afterEach(() => files.remove())

const check: typeof files.check = (...given) => files.check(...given)
const run: typeof files.run = (...args) => files.run(...args)

const feed = (...contents: readonly string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>b</title><updated>c</updated>${contents
    .map(
      (one) =>
        `<entry><id>d</id><title>e</title><updated>f</updated><content>${one}</content></entry>`,
    )
    .join('')}</feed>`
const body = (text: string) => text.replace(/^<\?xml.*\?>\n/, '')

describe('the command cap check', () => {
  test('prints a line an alert and a count, and ends with 0 when all are accepted', async () => {
    const { exit, lines } = await check({
      'a.xml': goodCap,
      'b.xml': capWith('status', '<status>Exercise</status>'),
      'c.atom': feed(body(goodCap), body(capWith('identifier', '<identifier>two</identifier>'))),
      'd.atom': feed(),
    })

    expect(lines).toEqual([
      'a.xml | 36387.one | CAP 1.2 Actual Update | accepted',
      'b.xml | 36387.one | CAP 1.2 Exercise Update | accepted',
      'c.atom | 36387.one at feed/entry[1]/content/alert | CAP 1.2 Actual Update | accepted',
      'c.atom | two at feed/entry[2]/content/alert | CAP 1.2 Actual Update | accepted',
      'd.atom | the envelope (feed), which holds no alert | accepted',
      'checked 5: 5 accepted, 0 flagged, 0 refused; 4 of them alerts',
    ])
    expect(exit).toBe(0)
  })

  test('names the rule, the place and what to do, and ends with 1', async () => {
    const { exit, lines } = await check({
      'a.xml': capAround('1,1 1,2 2,2 2,1'),
      'b.xml': capWith('scope', '').replace('<note>', '{}<note>'),
      'c.xml': '<!DOCTYPE a><a/>',
      'd.xml': '<a>\n</b>',
    })

    expect(lines).toEqual([
      'a.xml | 36387.one | CAP 1.2 Actual Update | flagged polygon_unclosed at alert/info/area/polygon in line 48: The last corner is not the first one; it was closed. See that this is meant.',
      'b.xml | 36387.one | refused text_stray at alert in line 2: Text stands between the elements ({}); remove it.; element_missing at alert in line 2: <scope> is missing; add it.',
      'c.xml | the file | refused doctype_forbidden: The file has a DOCTYPE, which may define entities; remove it.',
      'd.xml | the file | refused not_well_formed in line 2: This is not well-formed XML (unexpected close tag.); correct or resend it.',
      'checked 4: 0 accepted, 1 flagged, 3 refused; 2 of them alerts',
    ])
    expect(exit).toBe(1)
  })

  test('writes out ten findings and counts the others', async () => {
    const { lines } = await check({
      'a.xml': goodCap.replace('<note>', `${'<x/>'.repeat(12)}<note>`),
    })

    expect(lines[0]?.split('element_unknown')).toHaveLength(11)
    expect(lines[0]).toMatch(/; and 2 more$/)
  })

  test('checks what can be read, names what cannot, and ends with 2', async () => {
    const { exit, lines, complaints } = await check({ 'a.xml': goodCap }, 'b.xml', '../')

    expect(lines).toHaveLength(2)
    expect(complaints).toEqual([
      'b.xml cannot be read: there is no such file.',
      expect.stringMatching(/ cannot be read: it is a folder, so name the files in it\.$/),
    ])
    expect(exit).toBe(2)
  })

  test('reads the standard input', async () => {
    const { exit, lines } = await run('check', '-')

    expect(lines[0]).toBe(
      '- | 36387.one | refused element_missing at alert in line 2: <scope> is missing; add it.',
    )
    expect(exit).toBe(1)
  })

  test('says of other files what they are, and reads no more than it needs', async () => {
    const { lines } = await check(
      {
        'a.xml.gz': gzipSync(goodCap),
        'b.zip': Uint8Array.of(0x50, 0x4b, 0x03, 0x04),
        'c.json': ' {"type":"Feature"}',
        'd.bin': Uint8Array.of(0, 1),
      },
      '../../dev/zero',
    )

    expect(lines.map((line) => line.replace(/^.* not_xml: This is no XML/, ''))).toEqual([
      ' (it is packed with gzip: unpack it first); send the alert itself.',
      ' (it is a zip file: unpack it first); send the alert itself.',
      ' (it begins with {, not with <); send the alert itself.',
      ' (it is binary); send the alert itself.',
      expect.stringMatching(/refused file_too_large: The file is larger than 8 MiB/),
      'checked 5: 0 accepted, 0 flagged, 5 refused; 0 of them alerts',
    ])
  })

  test('counts only signatures by a pinned key, where one is named', async () => {
    await writeFile(join(files.folder, 'key.pem'), 'no key')
    await writeFile(join(files.folder, 'a.xml'), goodCap)
    const pinned = ['--pinned', join(files.folder, 'key.pem')]

    expect((await run('check', ...pinned, join(files.folder, 'a.xml'))).lines[0]).toBe(
      'a.xml | 36387.one | CAP 1.2 Actual Update | refused signature_not_pinned at alert in line 2: No signature by a pinned key; get it from the sender itself.',
    )
    expect(await run('check', '--pinned', join(files.folder, 'none.pem'), 'a.xml')).toEqual({
      exit: 2,
      lines: [],
      complaints: ['none.pem cannot be read: there is no such file.'],
    })
  })

  test('leaves nothing of a strange file to the terminal', async () => {
    const strange = `a\u0085\u202e${'x'.repeat(500)}`
    const { lines } = await check({
      'a.xml': capWith('identifier', `<identifier>${strange}</identifier>`),
    })

    expect(lines[0]).toContain(`| a ${'x'.repeat(117)}… | `)
  })

  test('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ exit: 0, complaints: [] })
    expect(await run('check')).toMatchObject({
      exit: 2,
      complaints: [expect.stringContaining('name the files to check.')],
    })
    expect(await run('issue', 'a.xml')).toMatchObject({ exit: 2, lines: [] })
    expect(await run('check', '--json', 'a.xml')).toMatchObject({ exit: 2, lines: [] })
  })

  test('is one of the commands', async () => {
    await writeFile(join(files.folder, 'a.xml'), goodCap)
    const ended = promisify(execFile)(process.execPath, [command, 'cap', 'check', 'a.xml'], {
      cwd: files.folder,
    })

    expect((await ended).stdout).toMatch(/^a\.xml \| .* \| accepted\nchecked 1: 1 accepted, /)
  })

  test('ends without a word when nobody reads on', async () => {
    const many = Array.from({ length: 2000 }, () => 'none.xml')
    await writeFile(join(files.folder, 'none.xml'), '<a/>')
    const child = spawn(process.execPath, [command, 'cap', 'check', ...many], { cwd: files.folder })
    child.stdout.once('data', () => child.stdout.destroy())
    const said: string[] = []
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
    const [code] = await once(child, 'close')

    expect({ code, said }).toEqual({ code: 141, said: [] })
  })
})
