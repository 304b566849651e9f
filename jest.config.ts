/** @jest-config-loader esbuild-register */
import type { Config } from 'jest'

export default {
  testEnvironment: '<rootDir>/mocks/jest-environment.mjs',
  testMatch: ['<rootDir>/*/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: false },
          target: 'es2022',
          transform: { useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/mocks/jest-setup.ts'],
  globalSetup: '<rootDir>/mocks/jest-database.ts',
  globalTeardown: '<rootDir>/mocks/jest-database-end.ts',
  testSequencer: '<rootDir>/mocks/jest-sequencer.mjs',
  testTimeout: 120_000,
  // Many files wait for other programs: a third one keeps two cores busy.
  maxWorkers: 3,
} satisfies Config
