import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './emergency-alerts/src/database/municipality-schema.ts',
    './emergency-alerts/src/**/tables.ts',
  ],
  out: './emergency-alerts/migrations/municipality',
  casing: 'snake_case',
  schemaFilter: ['municipality'],
})
