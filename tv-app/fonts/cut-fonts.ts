import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const here = dirname(fileURLToPath(import.meta.url))
const { resolve } = createRequire(import.meta.url)

const digits = '0123456789０１２３４５６７８９-－‐ー（）() 　'

/**
 * JIS X 0208 with the NEC and IBM kanji of names (髙, 﨑), as Windows-31J has them, and the first
 * ideographic variation (葛 with U+E0100), which BIZ UDPGothic draws.
 */
function charactersOfPages(): string {
  const decoder = new TextDecoder('shift_jis')
  const found = new Set<string>()
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (Array.from(character).length === 1 && character !== '\ufffd') found.add(character)
    }
  }
  for (let code = 0x20; code < 0x7f; code += 1) found.add(String.fromCharCode(code))
  return `${Array.from(found).join('')}–—‘’“”…‥¥〜\u{e0100}`
}

interface Face {
  readonly family: string
  readonly weight: 400 | 700
  readonly file: string
  /** Font file to take the characters from, or null for one that lies ready beside this file. */
  readonly from: string | null
  readonly characters: () => string
}

const biz = (name: string, style: string) =>
  `@expo-google-fonts/biz-${name.toLowerCase()}/${style}/BIZ${name}_${style}.ttf`

const faces: readonly Face[] = [
  {
    family: 'BIZ UDPGothic',
    weight: 400,
    file: 'biz-udpgothic-400.woff2',
    from: biz('UDPGothic', '400Regular'),
    characters: charactersOfPages,
  },
  {
    family: 'BIZ UDPGothic',
    weight: 700,
    file: 'biz-udpgothic-700.woff2',
    from: biz('UDPGothic', '700Bold'),
    characters: charactersOfPages,
  },
  {
    family: 'BIZ UDGothic',
    weight: 700,
    file: 'biz-udgothic-digits-700.woff2',
    from: biz('UDGothic', '700Bold'),
    characters: () => digits,
  },
  ...([400, 700] as const).map((weight) => ({
    family: 'Mimamori Names',
    weight,
    file: `mimamori-names-${weight}.woff2`,
    from: null,
    characters: () => '',
  })),
]

const ruleOf = ({ family, weight, file }: Face): string =>
  `@font-face{font-family:'${family}';font-weight:${weight};font-style:normal;font-display:swap;src:url('./${file}') format('woff2')}`

async function cut({ from, file, characters }: Face): Promise<void> {
  if (from === null) return
  const woff2 = await subsetFont(await readFile(resolve(from)), characters(), {
    targetFormat: 'woff2',
    noHinting: true,
    noLayoutClosure: true,
  })
  await writeFile(join(here, file), woff2)
}

/** `npm run fonts`: cuts the faces of the pages anew and names them in `fonts.css`. No network. */
for (const face of faces) await cut(face)
await writeFile(join(here, 'fonts.css'), `${faces.map(ruleOf).join('\n')}\n`)
