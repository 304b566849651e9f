import type { VoiceClip } from '#emergency-alerts/contract/order-document'
import { inTurn, type Voice } from './voice.ts'

interface RecordingDeps {
  readonly context: AudioContext
  readonly fetchClip: (clip: VoiceClip) => Promise<ArrayBuffer | null>
}

/** The recordings as one voice; null when one of them does not come or cannot be played. */
export async function recordedVoice(
  { context, fetchClip }: RecordingDeps,
  clips: readonly VoiceClip[],
): Promise<Voice | null> {
  const load = async (clip: VoiceClip): Promise<AudioBuffer | null> => {
    const bytes = await fetchClip(clip)
    return bytes === null ? null : context.decodeAudioData(bytes).catch(() => null)
  }
  const loaded = await Promise.all(clips.map(load))
  if (!loaded.every((clip) => clip !== null)) return null
  return (turn) => inTurn(turn, loaded, (clip) => playBuffer(context, clip, turn))
}

function playBuffer(
  context: AudioContext,
  buffer: AudioBuffer,
  turn: { hush: () => void },
): Promise<void> {
  const source = context.createBufferSource()
  source.buffer = buffer
  source.connect(context.destination)
  turn.hush = () => source.stop()
  source.start()
  return new Promise((resolve) => source.addEventListener('ended', () => resolve()))
}
