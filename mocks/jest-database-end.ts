import { testCluster } from './jest-database.ts'

export default async function stopTestPostgres(): Promise<void> {
  await testCluster.end()
}
