declare module 'subset-font' {
  /** Cuts a font down to the characters of a text, with their ideographic variations. */
  function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'woff2'
      /** Large type on a television needs no hints: they are half of the file. */
      readonly noHinting: boolean
      readonly noLayoutClosure: boolean
    },
  ): Promise<Uint8Array>
  export = subsetFont
}
