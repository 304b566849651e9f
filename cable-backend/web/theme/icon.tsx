interface Stroke {
  readonly d: string
  /** Width of the line; 0 for a filled shape. */
  readonly width: number
  readonly colour?: string
}

const line = (d: string, width = 2.2): Stroke => ({ d, width })
const fill = (d: string): Stroke => ({ d, width: 0 })

const shapes = {
  check: [line('M4 12.5 9.5 18 20 6.5', 3)],
  cross: [line('M5 5 19 19M19 5 5 19', 3)],
  clock: [line('M12 2.5a9.5 9.5 0 1 0 .01 0ZM12 6v6.5l4.5 2.5')],
  warning: [fill('M12 2.5 22.5 21H1.5Z'), { d: 'M12 9v6M12 17.2v1.8', width: 2.4, colour: '#fff' }],
  question: [line('M12 2.5a9.5 9.5 0 1 0 .01 0ZM9 9.5a3 3 0 1 1 3.5 3v2M12.4 16.8v1.4')],
  inbox: [line('M2.5 13 6 4h12l3.5 9v7h-19ZM2.5 13H8l1.5 3h5L16 13h5.5')],
  pen: [line('M3 21l1-5L16.5 3.5l4 4L8 20Z')],
  letter: [line('M5 2.5h10l4.5 4.5v14.5H5ZM14.5 2.5V8h5M8.5 12.5h7M8.5 16.5h7', 2)],
  download: [line('M12 3v12M6.5 10 12 15.5 17.5 10M4 20.5h16', 2.4)],
  arrow: [line('M3 12h15M12 5l7 7-7 7', 2.6)],
  seal: [line('M12 2.5 20 6v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6ZM8.5 12l2.5 2.5 4.5-5')],
  plus: [line('M12 4v16M4 12h16', 2.8)],
  screen: [line('M2 4h20v13H2ZM8 21h8M12 17v4')],
  house: [line('M3 11.5 12 4l9 7.5V21h-6v-6H9v6H3Z')],
  key: [line('M7.5 7a5 5 0 1 0 .01 0ZM12.5 12H22v4M18 12v3', 2.4)],
  flag: [line('M5 22V3h13l-3 4.5 3 4.5H5')],
  lock: [fill('M4 10.5h16v11H4Z'), line('M7.5 10.5V8a4.5 4.5 0 0 1 9 0v2.5', 2.4)],
  bell: [line('M5 17V11a7 7 0 0 1 14 0v6l2 2H3ZM10 21.5h4')],
  people: [
    line('M9 4a4 4 0 1 0 .01 0ZM2 20c0-4 3-6 7-6s7 2 7 6M16 4.5a4 4 0 0 1 0 7M18 14c3 1 4 3 4 6'),
  ],
  search: [line('M10.5 3.5a7 7 0 1 0 .01 0Z', 2.4), line('M16 16l5.5 5.5', 2.8)],
  undo: [line('M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-4', 2.4)],
  back: [line('M21 12H6M12 5l-7 7 7 7', 2.6)],
  wave: [
    line('M2 17c3.3 0 3.3-3 6.6-3s3.3 3 6.6 3 3.3-3 6.6-3M3 11C4 5 10 2 15 5c3 1.8 3 5 1 6.5', 2.4),
  ],
  cut: [line('M3 8c5-4.5 13-4.5 18 0M6.5 12c3.5-2.8 7.5-2.8 11 0M12 18v.5M4 3 20 21', 2.4)],
  play: [fill('M6 4 20 12 6 20Z')],
  square: [fill('M6 6h12v12H6Z')],
} as const satisfies Record<string, readonly Stroke[]>

export type IconName = keyof typeof shapes

/** A picture beside words; it says nothing by itself, so it is not read aloud. */
export function Icon({ name }: { readonly name: IconName }) {
  const strokes: readonly Stroke[] = shapes[name]
  return (
    <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
      {strokes.map(({ d, width, colour = 'currentColor' }) => (
        <path
          key={d}
          d={d}
          fill={width === 0 ? colour : 'none'}
          stroke={width === 0 ? 'none' : colour}
          stroke-width={width}
        />
      ))}
    </svg>
  )
}
