import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './cable-backend/src/database/cable-schema.ts',
    './cable-backend/src/households/tables.ts',
    './cable-backend/src/card-login/sessions/tables.ts',
    './cable-backend/src/alert-relay/*/tables.ts',
    './cable-backend/src/family-phones/tables.ts',
  ],
  out: './cable-backend/migrations/cable',
  casing: 'snake_case',
  schemaFilter: ['cable'],
})
