import type { HidLibrary } from './hid-pipe.ts'

/**
 * `node-hid`, loaded when it is asked for; null where it is not installed or has no binary for
 * this system. Untested with hardware.
 */
export async function loadNodeHid(): Promise<HidLibrary | null> {
  try {
    const { HIDAsync, devicesAsync } = await import('node-hid')
    return {
      devices: devicesAsync,
      open: async (path) => {
        const device = await HIDAsync.open(path)
        return {
          write: (bytes) => device.write(bytes),
          close: () => device.close(),
          on: (event, listener) => device.on(event, listener),
        }
      },
    }
  } catch {
    return null
  }
}
