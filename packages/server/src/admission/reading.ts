import { isApplicantOf } from '../access/people.ts'
import type { Person } from '../access/people.ts'
import { recordRateLimited } from '../audit/rate-limited.ts'
import type { Database } from '../database/connect.ts'
import type { ApplicationCall } from './authorize.ts'

/** Records that a person reads an application of others: once per person and application in ten minutes. */
export async function recordReading(
  db: Database,
  person: Person,
  { row, bundle }: ApplicationCall,
  address: string,
): Promise<void> {
  if (isApplicantOf(person, bundle.form, row)) return
  await recordRateLimited(
    db,
    {
      actor: person,
      action: 'application.read',
      subject: row.id,
      details: { revision: row.revision },
      address,
    },
    { key: `read ${person.id} ${row.id}` },
  )
}
