import type { KeyFamily } from '../keys/key-tables.ts'
import type { TvConfig } from '../tv-config.ts'
import { list, oneOf, type Read, readJson, shape, text } from './proof/read-json.ts'
import { readMunicipality } from './proof/read-order.ts'
import type { PinnedKey } from './proof/verify-order.ts'

/** What of `config.json` the alert layer needs; it reads it by itself, as it does everything. */
export type AlertConfig = Pick<TvConfig, 'cableUrl' | 'boxHostUrl' | 'keyFamily'> & {
  readonly alertKeys: readonly PinnedKey[]
}

const base64Url = /^[\w-]{43}$/

const readKey: Read<PinnedKey> = shape({
  municipality: readMunicipality,
  kid: text(/./),
  x: text(base64Url),
  y: text(base64Url),
})

const families: readonly KeyFamily[] = ['rdk', 'hbbtv', 'tizen', 'webos', 'hybridcast', 'computer']

const readConfig: Read<AlertConfig> = shape({
  cableUrl: text(/^https?:\/\/./),
  boxHostUrl: text(/^wss?:\/\/./),
  keyFamily: oneOf(...families),
  alertKeys: list(readKey),
})

const name = 'mimamori.alert-config'

interface ConfigDeps {
  readonly fetchFrom: typeof fetch
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly after: (ms: number) => Promise<void>
}

const againMs = 5_000
/** Who answers later than this is not waited for while an older configuration is known, ms. */
const patienceMs = 3_000

/**
 * The configuration as it is now, else as it was last: what the box has kept must be shown when the
 * network is gone. Without either it is asked for until it comes.
 */
export async function loadAlertConfig(url: string, deps: ConfigDeps): Promise<AlertConfig> {
  const words = deps.storage.getItem(name)
  const kept = words === null ? null : readJson(readConfig, words)
  for (;;) {
    const asked = askConfig(url, deps)
    const config = await (kept === null
      ? asked
      : Promise.race([asked, deps.after(patienceMs).then(() => null)]))
    if (config !== null) return config
    if (kept !== null) return kept
    await deps.after(againMs)
  }
}

async function askConfig(
  url: string,
  { fetchFrom, storage }: ConfigDeps,
): Promise<AlertConfig | null> {
  try {
    const response = await fetchFrom(url, { cache: 'no-store' })
    const words = response.ok ? await response.text() : ''
    const config = readJson(readConfig, words)
    if (config !== null) storage.setItem(name, JSON.stringify(config))
    return config
  } catch {
    return null
  }
}
