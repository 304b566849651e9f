/** One struck tone. */
export interface Stroke {
  /** Seconds after the beginning. */
  readonly at: number
  /** Hz. */
  readonly pitch: number
  /** Seconds until it has died away. */
  readonly length: number
  /** Of its loudest moment, 0..1. */
  readonly gain: number
}

/** What the ear makes of a stroke: these parts of its pitch, each so loud. */
export const partials: readonly (readonly [ratio: number, gain: number])[] = [
  [1, 1],
  [1.5, 0.45],
  [2.5, 0.2],
]

/** Short, short, long; then the same a fourth lower. */
const figure = (from: number, gain: number): readonly Stroke[] =>
  [930, 930, 930, 700, 700, 700].map((pitch, index) => {
    const isLong = index % 3 === 2
    const at = from + Math.floor(index / 3) * 1.1 + (index % 3) * 0.26
    return { at, pitch, length: isLong ? 0.9 : 0.3, gain }
  })

/**
 * Our own sound: struck tones between 0.5 and 3 kHz, where old ears hear best, in a rhythm of its
 * own. It is neither the chime of the broadcasters (a quick arpeggio) nor the warning signal that
 * wakes receivers (640 and 1024 Hz in turn), and keeps away from both.
 */
export const chimes = {
  /** Level 3, an end, and every drill: once. */
  soft: [
    { at: 0, pitch: 780, length: 1.2, gain: 0.35 },
    { at: 0.5, pitch: 1170, length: 1.6, gain: 0.3 },
  ],
  /** Level 4 and 5 and a tsunami: twice. */
  strong: [...figure(0, 0.8), ...figure(2.6, 0.8)],
} as const satisfies Record<string, readonly Stroke[]>

export type Chime = keyof typeof chimes

/** Seconds until the last stroke has died away. */
export const secondsOf = (strokes: readonly Stroke[]): number =>
  Math.max(...strokes.map(({ at, length }) => at + length))

/** What of Web Audio a chime needs. */
type Sink = Pick<AudioContext, 'createGain' | 'createOscillator' | 'currentTime' | 'destination'>

const attackSeconds = 0.012

/** Plays it from now on; answers how to stop. */
export function playStrokes(sink: Sink, strokes: readonly Stroke[]): () => void {
  const playing = strokes.flatMap((stroke) =>
    partials.map(([ratio, share]) => {
      const start = sink.currentTime + 0.05 + stroke.at
      const tone = sink.createOscillator()
      const loudness = sink.createGain()
      tone.frequency.value = stroke.pitch * ratio
      const peak = (stroke.gain * share) / 1.65
      loudness.gain.setValueAtTime(0.0001, start)
      loudness.gain.exponentialRampToValueAtTime(peak, start + attackSeconds)
      loudness.gain.exponentialRampToValueAtTime(0.0001, start + stroke.length)
      tone.connect(loudness)
      loudness.connect(sink.destination)
      tone.start(start)
      tone.stop(start + stroke.length)
      return tone
    }),
  )
  return () => {
    for (const tone of playing) tone.stop()
  }
}
