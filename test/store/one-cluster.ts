import type { TestProject } from 'vitest/node'
import { startCluster } from './postgres.ts'

/** One PostgreSQL for all suites of a run, in which every test has databases of its own. */
export default async function ({ provide }: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster()
  provide('cluster', cluster.url)
  return () => cluster.stop()
}
