import * as z from 'zod/mini'
import { AlertKeys } from '../../src/tv-config.ts'

/** Families of devices whose remote keys differ; the TV app has one key table for each. */
export const DeviceProfile = z.enum(['rdk', 'hbbtv', 'tizen', 'webos', 'hybridcast'])
export type DeviceProfile = z.infer<typeof DeviceProfile>

/** Where the TV app finds its servers and its reader. `hostUrl` is null when the page is the box. */
export const TelevisionSettings = z.strictObject({
  boxId: z.string(),
  cableUrl: z.url(),
  postboxUrl: z.url(),
  hostUrl: z.nullable(z.url()),
  device: DeviceProfile,
  /** Under this name the box keeps what it remembers when it is switched off. */
  memoryName: z.string(),
  /** What the box pins of its municipality. */
  alertKeys: AlertKeys,
})
export type TelevisionSettings = z.infer<typeof TelevisionSettings>

/** What a key of the device looks like to a web page. Old engines say `Unidentified` as `key`. */
export const KeyStroke = z.strictObject({
  type: z.enum(['keydown', 'keyup']),
  key: z.string(),
  keyCode: z.int(),
  repeat: z.boolean(),
})
export type KeyStroke = z.infer<typeof KeyStroke>

export const LineFaults = z.strictObject({
  /** Every request fails as it does without a cable. */
  isNetworkOff: z.boolean(),
  /** Every request is answered 503 by what stands before the servers. */
  isBackendDown: z.boolean(),
})
export type LineFaults = z.infer<typeof LineFaults>

export const Snapshot = z.strictObject({
  screen: z.nullable(z.string()),
  focused: z.nullable(z.string()),
  text: z.string(),
})
export type Snapshot = z.infer<typeof Snapshot>

/** From the QA page to the frame in which the TV app runs. */
export const PageMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), settings: TelevisionSettings, faults: LineFaults }),
  z.strictObject({ kind: z.literal('key'), stroke: KeyStroke }),
  z.strictObject({ kind: z.literal('faults'), faults: LineFaults }),
  z.strictObject({ kind: z.literal('snapshot_wanted') }),
])
export type PageMessage = z.infer<typeof PageMessage>

/** One request as it may be written down: no query, no header, no body. */
export const HttpExchange = z.strictObject({
  method: z.string(),
  path: z.string(),
  /** Null when no answer came. */
  status: z.nullable(z.int()),
  durationMs: z.number(),
})
export type HttpExchange = z.infer<typeof HttpExchange>

/** From the frame to the QA page. `host_wanted` carries a MessagePort: the line to the box host. */
export const FrameMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('host_wanted') }),
  z.strictObject({ kind: z.literal('host_line'), state: z.enum(['open', 'closed']) }),
  z.strictObject({ kind: z.literal('http'), exchange: HttpExchange }),
  z.strictObject({ kind: z.literal('screen'), screen: z.string() }),
  z.strictObject({
    kind: z.literal('computer_key'),
    type: z.enum(['keydown', 'keyup']),
    code: z.string(),
    isAlt: z.boolean(),
    repeat: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('snapshot'), snapshot: Snapshot }),
  /** What the alert layer did; no name is in it. */
  z.strictObject({ kind: z.literal('alert'), words: z.string(), note: z.string() }),
  z.strictObject({ kind: z.literal('broke'), message: z.string() }),
])
export type FrameMessage = z.infer<typeof FrameMessage>
