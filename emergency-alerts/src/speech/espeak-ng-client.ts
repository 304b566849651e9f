import { espeakKana } from './espeak-kana.ts'
import { runCommand } from './run-command-client.ts'
import type { Speech } from './speech.ts'

interface EspeakSettings {
  readonly command: string
  readonly timeoutMs: number
}

/** Words a minute; slower than its 175, for old ears and bad news. */
const speed = 125
const pitch = 42

/** espeak-ng as a command of its own (GPL: nothing of it is linked here): small, reads kana alone. */
export const espeakSpeech = ({ command, timeoutMs }: EspeakSettings): Speech => ({
  voice: `espeak-ng/ja/${speed}/${pitch}`,
  speak: (kana) =>
    runCommand({
      command,
      args: [
        '-v',
        'ja',
        '-s',
        String(speed),
        '-p',
        String(pitch),
        '-a',
        '160',
        '--stdin',
        '--stdout',
      ],
      input: espeakKana(kana),
      timeoutMs,
    }),
})
