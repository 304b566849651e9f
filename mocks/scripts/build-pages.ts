import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Every page of the town, each with the Vite configuration that lies beside it. */
const configurations = [
  'tv-app/vite.config.ts',
  'tv-app/alert-preview/vite.config.ts',
  'tv-app/emulator/vite.config.ts',
  'cable-backend/web/vite.config.ts',
  'cable-backend/web/landing/vite.config.ts',
  'cable-backend/web/family-phone/vite.config.ts',
  'cable-backend/web/family-phone/service-worker/vite.config.ts',
  'emergency-alerts/web/municipality/vite.config.ts',
]

for (const configuration of configurations) {
  const configFile = fileURLToPath(new URL(`../../${configuration}`, import.meta.url))
  await build({ configFile, logLevel: 'error' })
  console.log(`built ${configuration.replace('/vite.config.ts', '')}`)
}
