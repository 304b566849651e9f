import type { Spoken, VoiceClip } from '#emergency-alerts/contract/order-document'
import { type Chime, chimes, playStrokes, secondsOf } from './chime.ts'
import { ownVoice } from './own-voice.ts'
import { recordedVoice } from './recorded-voice.ts'
import type { Turn, Voice } from './voice.ts'

/** What an alert sounds like. */
export interface Sounding {
  /** Null when the voice alone is wanted again. */
  readonly chime: Chime | null
  /** Null where a recording is missing. */
  readonly clips: readonly VoiceClip[] | null
  readonly sentences: readonly Spoken[]
  readonly times: 1 | 2
}

/** What came of it; `blocked` where the browser wants a key press before it lets a page sound. */
export type SoundOutcome = 'recorded_voice' | 'own_voice' | 'chime_only' | 'blocked'

export interface AlertSound {
  /** Stops what sounds, and sounds this; answers when it begins to speak, or will not. */
  readonly sound: (sounding: Sounding) => Promise<SoundOutcome>
  readonly stop: () => void
  /** A key was pressed: sound may be allowed from now on. */
  readonly wake: () => void
}

export interface SoundDeps {
  /** Null in a browser without Web Audio; opened when the first alert sounds. */
  readonly openContext: () => AudioContext | null
  /** Null in a browser without a voice. */
  readonly openSynthesis: () => SpeechSynthesis | null
  readonly fetchClip: (clip: VoiceClip) => Promise<ArrayBuffer | null>
  readonly after: (ms: number) => Promise<void>
}

/** Recordings that have not come so long after the chime are not waited for, ms. */
const patienceMs = 2_500
/** A browser that wants a key press first never answers, ms. */
const resumeMs = 300
const pauseMs = 900

/** The chime, then the voice: recordings where all of them are there, else the box's own, else none. */
export function createAlertSound(deps: SoundDeps): AlertSound {
  let context: AudioContext | null = null
  let turn: Turn = { isOver: true, hush: () => undefined }
  const stop = (): void => {
    turn.isOver = true
    turn.hush()
  }
  return {
    sound: async (sounding) => {
      stop()
      turn = { isOver: false, hush: () => undefined }
      const mine = turn
      context ??= deps.openContext()
      const out = { ...deps, context }
      const loading = recordings(out, sounding)
      const isAudible = await ring(out, sounding.chime, mine)
      const recorded = isAudible ? await soon(deps, loading) : null
      const voice = recorded ?? (await own(deps, sounding))
      if (voice !== null) void speak(deps, { voice, turn: mine, times: sounding.times })
      return outcomeOf(isAudible, recorded, voice)
    },
    stop,
    wake: () => {
      if (context?.state === 'suspended') void context.resume().catch(() => undefined)
    },
  }
}

function outcomeOf(isAudible: boolean, recorded: Voice | null, voice: Voice | null): SoundOutcome {
  if (recorded !== null) return 'recorded_voice'
  if (voice !== null) return 'own_voice'
  return isAudible ? 'chime_only' : 'blocked'
}

interface Output extends SoundDeps {
  readonly context: AudioContext | null
}

/** Answers whether the browser lets the page sound, once the chime has died away. */
async function ring({ context, after }: Output, chime: Chime | null, turn: Turn): Promise<boolean> {
  if (context === null) return false
  await Promise.race([context.resume().catch(() => undefined), after(resumeMs)])
  if (context.state !== 'running' || chime === null) return context.state === 'running'
  if (!turn.isOver) turn.hush = playStrokes(context, chimes[chime])
  await after(secondsOf(chimes[chime]) * 1000)
  return true
}

async function recordings(
  { context, fetchClip }: Output,
  { clips }: Sounding,
): Promise<Voice | null> {
  return context === null || clips === null ? null : recordedVoice({ context, fetchClip }, clips)
}

const soon = <T>({ after }: SoundDeps, loading: Promise<T | null>): Promise<T | null> =>
  Promise.race([loading, after(patienceMs).then(() => null)])

async function own(
  { openSynthesis, after }: SoundDeps,
  { sentences }: Sounding,
): Promise<Voice | null> {
  const synthesis = openSynthesis()
  return synthesis === null ? null : ownVoice({ synthesis, after }, sentences)
}

interface Speaking {
  readonly voice: Voice
  readonly turn: Turn
  readonly times: number
}

async function speak(deps: SoundDeps, { voice, turn, times }: Speaking): Promise<void> {
  for (let time = 0; time < times && !turn.isOver; time += 1) {
    await voice(turn)
    await deps.after(pauseMs)
  }
}
