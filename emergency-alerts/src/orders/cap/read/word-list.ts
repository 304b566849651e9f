/** Words parted by white space; one that holds white space stands in double quotes (CAP 1.2 §3.2). */
export const wordsIn = (text: string | null): readonly string[] =>
  Array.from((text ?? '').matchAll(/"([^"]*)"|([^\s"]+)/g), ([, quoted, plain]) =>
    (quoted ?? plain ?? '').trim(),
  ).filter((word) => word !== '')
