import { addressChecks } from './addresses.ts'
import { databaseChecks } from './database.ts'
import { bad } from './diagnosis.ts'
import type { Check, Diagnosis, Examined } from './diagnosis.ts'
import { machineChecks } from './machine.ts'
import { neighbourChecks } from './neighbours.ts'

const CHECKS: readonly Check[] = [...machineChecks, ...databaseChecks, ...addressChecks, ...neighbourChecks]

/** Runs all checks of an installation. Changes nothing; a check that throws is reported as a result. */
export async function examine(examined: Examined): Promise<Diagnosis[]> {
  const found: Diagnosis[] = []
  for (const check of CHECKS) {
    try {
      found.push(...[await check(examined)].flat())
    } catch (error) {
      found.push(
        bad('doctor-check-failed', { detail: error instanceof Error ? error.message : String(error) }),
      )
    }
  }
  return found
}
