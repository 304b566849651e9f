import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createCommandFiles } from '../fixtures/command-over-files.ts'
import { landslideXml, telegramXml, tsunamiXml } from '../fixtures/jma/telegram-xml.ts'
import { parseJmaWish } from './jma/jma-wish.ts'
import { runJmaFrom } from './jma.ts'

const command = fileURLToPath(new URL('../mimamori.mjs', import.meta.url))
let files: Awaited<ReturnType<typeof createCommandFiles>>

beforeEach(async () => {
  files = await createCommandFiles(runJmaFrom, telegramXml())
})
afterEach(() => files.remove())

const check: typeof files.check = (...given) => files.check(...given)
const run: typeof files.run = (...args) => files.run(...args)

describe('the command jma check', () => {
  test('prints a line a telegram and a count, and ends with 0 when all are accepted', async () => {
    const cancel = { infoType: '取消', serial: '2', sentAt: '2026-11-22T23:45:00Z' }
    const drill = { status: '訓練', headline: 'これは訓練です' }
    const { exit, lines } = await check({
      'a.xml': tsunamiXml([{ kind: '53' }]),
      'b.xml': tsunamiXml([{ kind: '51' }], drill),
      'c.xml': landslideXml([['1420600', '3', '発表']]),
      'd.xml': landslideXml([['3638700', '3', '発表']]),
      'e.xml': landslideXml([], cancel),
      'f.xml': tsunamiXml([], { ...cancel, ...drill, eventId: '20260101000000' }),
      'g.xml': telegramXml(),
    })

    const tsunami = 'VTSE41 津波警報・注意報・予報a | 20261123073800 / no Serial'
    const landslide = 'VXWW50 土砂災害警戒情報 | 徳島県土砂災害警戒情報'
    const evacuation = 'landslide (警戒), evacuation, level 4, for 町'
    expect(lines).toEqual([
      `a.xml | ${tsunami} | 通常 | 発表 | propose Actual: tsunami (大津波警報：発表), evacuation, no level, for 徳島県 (580) | accepted`,
      `b.xml | ${tsunami} | 訓練 | 発表 | propose Exercise: tsunami (津波警報), evacuation, no level, for 徳島県 (580) | accepted`,
      `c.xml | ${landslide} / Serial 1 | 通常 | 発表 | nothing: other areas; there, propose Actual: ${evacuation} (1420600) | accepted`,
      `d.xml | ${landslide} / Serial 1 | 通常 | 発表 | propose Actual: ${evacuation} (3638700) | accepted`,
      `e.xml | ${landslide} / Serial 2 | 通常 | 取消 | withdraw Actual: cancelled (that of d.xml, Serial 1) | accepted`,
      'f.xml | VTSE41 津波警報・注意報・予報a | 20260101000000 / Serial 2 | 訓練 | 取消 | withdraw Exercise: cancelled (no proposal of this event among these files) | accepted',
      'g.xml | VXSE53 震源・震度に関する情報 | 20261123073800 / no Serial | 通常 | 発表 | nothing: no order follows from this kind | accepted',
      'checked 7: 7 accepted, 0 flagged, 0 refused; 5 would propose, correct or withdraw a draft',
    ])
    expect(exit).toBe(0)
  })

  test('reads the standard input', async () => {
    const { exit, lines } = await run('check', '-')

    expect(lines[0]).toMatch(/^- \| VXSE53 震源・震度に関する情報 \| .* \| accepted$/)
    expect(exit).toBe(0)
  })

  test('says what is wrong and where, and ends with 1', async () => {
    const { exit, lines } = await check({
      'a.xml': telegramXml({ status: '演習' }),
      'b.xml': tsunamiXml([{ kind: '53' }], { headTitle: '【訓練】大津波警報' }),
    })

    expect(lines).toEqual([
      'a.xml | nothing: it is refused | refused status_unknown at /Report/Control/Status "演習": Status is none of 通常, 訓練, 試験; it is never taken for 通常',
      expect.stringMatching(
        /^b\.xml .* nothing: its words and its Status disagree \| flagged words_say_drill at /,
      ),
      'checked 2: 0 accepted, 1 flagged, 1 refused; 0 would propose, correct or withdraw a draft',
    ])
    expect(exit).toBe(1)
  })

  test('checks what can be read, names what cannot, and ends with 2', async () => {
    const { exit, lines, complaints } = await check({ 'a.xml': telegramXml() }, 'b.xml', '../')

    expect(lines).toHaveLength(2)
    expect(complaints).toEqual([
      'b.xml cannot be read: there is no such file.',
      expect.stringMatching(/ cannot be read: it is a folder, so name the files in it\.$/),
    ])
    expect(exit).toBe(2)
  })

  test('leaves nothing of a strange file to the terminal', async () => {
    const { lines } = await check({ 'a.xml': telegramXml({ title: 'a\nb&#10;c&#x85;d&#x202e;e' }) })

    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('? a b c d e')
  })

  test('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ exit: 0, complaints: [] })
    expect(await run('check')).toMatchObject({
      exit: 2,
      complaints: [expect.stringContaining('name the files to check.')],
    })
    expect(await run('issue', 'a.xml')).toMatchObject({ exit: 2, lines: [] })
  })

  test('is one of the commands', async () => {
    await writeFile(join(files.folder, 'a.xml'), telegramXml())
    const ended = promisify(execFile)(process.execPath, [command, 'jma', 'check', 'a.xml'], {
      cwd: files.folder,
    })

    expect((await ended).stdout).toMatch(
      /^a\.xml \| VXSE53 .* \| accepted\nchecked 1: 1 accepted, /,
    )
  })
})

test('reads where a town lies in the tables of the Agency', () => {
  expect(
    parseJmaWish(['check', 'a', '--tsunami', '600', '--city', '3820100', '--city', '3820200']),
  ).toEqual({
    ok: true,
    value: {
      wants: 'check',
      files: ['a'],
      areas: { tsunami: ['600'], cities: ['3820100', '3820200'], rivers: [] },
    },
  })
  expect(parseJmaWish(['check', 'a', '--city', '36387'])).toEqual({
    ok: false,
    error: '--city takes 7 digits, not "36387".',
  })
})
