import { runCommand } from './run-command-client.ts'
import type { Speech } from './speech.ts'

export interface OpenJtalkSettings {
  readonly command: string
  /** The folder of its dictionary. */
  readonly dictionary: string
  /** A voice file (`.htsvoice`); each has a licence of its own. */
  readonly voiceFile: string
  readonly timeoutMs: number
}

/** open_jtalk as a command of its own, where a voice file has been chosen: sounds like a person. */
export const openJtalkSpeech = (settings: OpenJtalkSettings): Speech => ({
  voice: `open_jtalk/${settings.voiceFile.replace(/^.*\//, '')}`,
  speak: (kana) =>
    runCommand({
      command: settings.command,
      args: [
        '-x',
        settings.dictionary,
        '-m',
        settings.voiceFile,
        '-r',
        '0.9',
        '-ow',
        '/dev/stdout',
      ],
      input: kana,
      timeoutMs: settings.timeoutMs,
    }),
})
