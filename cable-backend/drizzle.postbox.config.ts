import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './cable-backend/src/epostbox/**/tables.ts',
  out: './cable-backend/migrations/postbox',
  casing: 'snake_case',
  schemaFilter: ['postbox'],
})
