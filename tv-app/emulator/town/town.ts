import * as z from 'zod/mini'
import { AlertKeys } from '../../src/tv-config.ts'

/** What the running town says about itself: which boxes and made-up people there are. */
export const Town = z.object({
  boxes: z
    .array(z.object({ boxId: z.string(), label: z.string(), hostPath: z.string() }))
    .check(z.minLength(1)),
  personas: z.array(
    z.object({
      personaId: z.string(),
      name: z.string(),
      household: z.string(),
      note: z.string(),
      pin: z.string(),
    }),
  ),
  alertKeys: AlertKeys,
  cableUrl: z.url(),
  postboxUrl: z.url(),
})
export type Town = z.infer<typeof Town>
export type TownBox = Town['boxes'][number]
export type Persona = Town['personas'][number]

/** Asks the server that serves this page for its town. */
export async function loadTown(fetchFrom: typeof fetch, origin: string): Promise<Town> {
  const response = await fetchFrom(new URL('/town.json', origin))
  if (!response.ok) throw new Error(`the town answered ${response.status}`)
  return Town.parse(await response.json())
}

/** The WebSocket address of a box host that the town serves itself. */
export function hostUrlOf(box: TownBox, origin: string): string {
  const url = new URL(box.hostPath, origin)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/** Everybody's note says where they belong; only the others say what is wrong with the card. */
export const isWarning = (note: string): boolean => note !== '' && !/[人家]$/.test(note)
