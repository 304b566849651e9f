import { unzipSync, zipSync } from 'fflate'
import { type BundleFiles, bundleMimetype } from './manifest.ts'

const bundleMaxBytes = 1024 * 1024
const fileMaxBytes = 256 * 1024
const stored = 0

/** A zip with everything stored uncompressed, in order, under one fixed time. */
export const zipBundle = (files: BundleFiles): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(files), { level: 0, mtime: new Date('2000-01-01T00:00:00') }),
  )

/**
 * Opens a bundle that may have been made by anybody: small, uncompressed, each name once,
 * `mimetype` first. `null` for anything else.
 */
export function openBundle(zip: Uint8Array<ArrayBuffer>): BundleFiles | null {
  if (zip.length > bundleMaxBytes) return null
  const names: string[] = []
  const isPlain = { whole: true }
  try {
    const files = unzipSync(zip, {
      filter: ({ name, size, originalSize, compression }) => {
        const isFit = compression === stored && size === originalSize && size <= fileMaxBytes
        isPlain.whole &&= isFit && !names.includes(name)
        names.push(name)
        return isPlain.whole
      },
    })
    if (!isPlain.whole || names[0] !== 'mimetype') return null
    return bundleOf(files)
  } catch (error) {
    // fflate reports a broken zip in no other way than by throwing.
    if (error instanceof Error) return null
    throw error
  }
}

function bundleOf(files: Record<string, Uint8Array>): BundleFiles | null {
  const bundle = new Map(Object.entries(files).map(([name, part]) => [name, new Uint8Array(part)]))
  const mimetype = new TextDecoder().decode(bundle.get('mimetype'))
  return mimetype === bundleMimetype ? bundle : null
}
