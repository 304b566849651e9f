import * as z from 'zod/mini'
import type { Language } from '../../../../contract/desk/order-draft.ts'
import { OrderDocument } from '../../../../contract/order-document.ts'
import { err, ok, type Result } from '../../../../contract/result.ts'
import type { CapAlert, CapArea, CapInfo, CapValue } from '../cap-alert.ts'
import { languageTags, profileCode, valueNames } from './cap-names.ts'
import { withoutCheckDigit } from './municipality-code.ts'

/** Why an alert is no order of ours: by somebody else, or written by us and changed since. */
export type NoOrder = 'of_another_profile' | 'does_not_fit'

/**
 * The order that `writeCap` wrote into an alert; to the second, in the time of Japan. Only what is
 * whole and of one piece is an order: a message of another sender never becomes one.
 */
export function orderOfCap(alert: CapAlert): Result<OrderDocument, NoOrder> {
  if (!alert.codes.includes(profileCode)) return err('of_another_profile')
  const [orderId = '', revision = ''] = alert.identifier.split('.')
  const infos = infosOf(alert)
  if (infos === null) return err('does_not_fit')
  const { ja } = infos
  const own = parametersOf(ja)
  const parsed = z.safeParse(OrderDocument, {
    orderId,
    revision: Number(revision),
    status: alert.status,
    standing: own.one(valueNames.standing),
    municipality: own.json(valueNames.municipality),
    hazard: own.one(valueNames.hazard),
    kind: own.one(valueNames.kind),
    level: levelIn(own.one(valueNames.level)),
    areas: ja.areas.map((area, index) => ({
      name: own.jsons(valueNames.areaName)[index],
      extent: extentOf(area),
    })),
    words: { ja: wordsIn(ja), easy: wordsIn(infos.easy), en: wordsIn(infos.en) },
    changed: own.json(valueNames.changed),
    voice: own.json(valueNames.voice),
    shelters: own.jsons(valueNames.shelter),
    issuedAt: alert.sent,
    expiresAt: ja.expires,
  })
  return parsed.success ? ok(parsed.data) : err('does_not_fit')
}

function infosOf({ infos }: CapAlert): Readonly<Record<Language, CapInfo>> | null {
  const of = (tag: string) => infos.find(({ language }) => language === tag)
  const ja = of(languageTags.ja)
  const easy = of(languageTags.easy)
  const en = of(languageTags.en)
  return ja === undefined || easy === undefined || en === undefined ? null : { ja, easy, en }
}

function parametersOf({ parameters }: CapInfo) {
  const all = (name: string): readonly CapValue[] => parameters.filter((one) => one.name === name)
  const one = (name: string): string | null => all(name)[0]?.value ?? null
  return {
    one,
    json: (name: string): unknown => jsonIn(one(name)),
    jsons: (name: string): readonly unknown[] => all(name).map(({ value }) => jsonIn(value)),
  }
}

function jsonIn(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    // Whatever is not JSON was not written by us; the schema refuses the order then.
    return undefined
  }
}

const levelIn = (text: string | null): number | null => (text === null ? null : Number(text))

const Sentences = z.tuple([z.string(), z.string(), z.string(), z.string()])
const Sentence = z.tuple([z.string()])

/** Undefined where the words and what was written about them do not belong together. */
function wordsIn(info: CapInfo): unknown {
  const own = parametersOf(info)
  const kana = z.safeParse(Sentences, own.json(valueNames.kana))
  const otherwise = z.safeParse(Sentence, own.json(valueNames.otherwise))
  if (!kana.success || !otherwise.success) return undefined
  const [otherwiseText] = otherwise.data
  const act = actIn(info.instruction ?? '', otherwiseText)
  if (act === null) return undefined
  const [headlineKana, whatKana, actKana, otherwiseKana] = kana.data
  return {
    headline: { text: info.headline ?? '', kana: headlineKana },
    what: { text: info.description ?? '', kana: whatKana },
    act: { text: act, kana: actKana },
    otherwise: { text: otherwiseText, kana: otherwiseKana },
  }
}

/** The instruction without what it says of going nowhere; null where it does not say that. */
function actIn(instruction: string, otherwise: string): string | null {
  if (otherwise === '') return instruction
  if (instruction === otherwise) return ''
  const end = `\n${otherwise}`
  return instruction.endsWith(end) ? instruction.slice(0, -end.length) : null
}

function extentOf({ polygons, geocodes }: CapArea): unknown {
  if (polygons.length > 0) return { kind: 'rings', rings: polygons }
  const codes = geocodes.filter(({ name }) => name === valueNames.municipalityCode)
  if (codes.some(({ value }) => withoutCheckDigit(value) !== null)) return { kind: 'municipality' }
  const towns = geocodes.filter(({ name }) => name === valueNames.town)
  return { kind: 'towns', towns: towns.map(({ value }) => value) }
}
