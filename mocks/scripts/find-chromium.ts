import { access, constants } from 'node:fs/promises'
import { installFromDebian } from './install-from-debian.ts'

/** One that cannot open a window comes first: it does a page for a sixth fewer cycles. */
const usualPlaces = [
  process.env.CHROMIUM,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The flags under which Chromium runs without a screen, without a sandbox user and in silence; and
 * without WebGL, which a machine without a graphics card does in software, slower than a canvas.
 */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-3d-apis',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The path of a Chromium or Chrome on this machine (`CHROMIUM` names one). Where there is none and
 * we may, Debian's package is installed; else one sentence says what to do.
 */
export async function findChromium(): Promise<string> {
  const found = await firstExecutable()
  if (found !== null) return found
  for (const browser of ['chromium-headless-shell', 'chromium']) {
    const isInstalled = await installFromDebian([browser, 'fonts-noto-cjk'])
    const installed = isInstalled ? await firstExecutable() : null
    if (installed !== null) return installed
  }
  throw new Error(
    'The browser tests need Chromium or Chrome: install one, or name it in the variable CHROMIUM.',
  )
}

async function firstExecutable(): Promise<string | null> {
  for (const path of usualPlaces) {
    if (path === undefined || path === '') continue
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return null
}
