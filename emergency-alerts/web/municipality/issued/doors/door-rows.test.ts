import { expect, test } from '@jest/globals'
import { smallArea, towns } from '#mocks/fixtures/municipality/small-area'
import { doorRows } from './door-rows.ts'

const reached = (town: string | null, homes: number) => ({ town, homes, people: homes, boxes: 0 })
const said = (town: string | null, answered: number, needHelp = 0) => ({ town, answered, needHelp })

test('before the first report nobody is accounted for', () => {
  expect(doorRows({ byTown: [reached(towns.kiki.code, 4)] }, null, smallArea)).toEqual([
    { town: '木岐', needHelp: 0, unknown: 4, homes: 4 },
  ])
})

test('help comes first, then the town where most are unknown', () => {
  const byTown = [
    reached(towns.kiki.code, 4),
    reached(towns.hiwasaura.code, 40),
    reached(towns.akamatsu.code, 9),
  ]
  const answers = { byTown: [said(towns.kiki.code, 3, 1), said(towns.hiwasaura.code, 5)] }

  expect(doorRows({ byTown }, answers, smallArea)).toEqual([
    { town: '木岐', needHelp: 1, unknown: 1, homes: 4 },
    { town: '日和佐浦', needHelp: 0, unknown: 35, homes: 40 },
    { town: '赤松', needHelp: 0, unknown: 9, homes: 9 },
  ])
})

test('a town where everybody has answered is left out, unless somebody needs help', () => {
  const byTown = [reached(towns.kiki.code, 2), reached(null, 1)]

  expect(
    doorRows({ byTown }, { byTown: [said(towns.kiki.code, 2), said(null, 1, 1)] }, smallArea),
  ).toEqual([{ town: null, needHelp: 1, unknown: 0, homes: 1 }])
})

test('a town that is in the area no more still stands there for whoever calls for help from it', () => {
  const answers = { byTown: [said(towns.akamatsu.code, 1, 1)] }

  expect(doorRows({ byTown: [reached(towns.kiki.code, 2)] }, answers, smallArea)).toEqual([
    { town: '赤松', needHelp: 1, unknown: 0, homes: 1 },
    { town: '木岐', needHelp: 0, unknown: 2, homes: 2 },
  ])
})

test('homes that the register got meanwhile make no number negative', () => {
  const answers = { byTown: [said(towns.kiki.code, 3, 1)] }

  expect(doorRows({ byTown: [reached(towns.kiki.code, 2)] }, answers, smallArea)).toEqual([
    { town: '木岐', needHelp: 1, unknown: 0, homes: 3 },
  ])
})
