import { expect, test } from 'vitest'
import type { FormFile } from '@formwright/definition'
import { refuseUnfitRoles, rolesOf } from './roles.ts'

const form: FormFile = {
  id: 'permit',
  title: 'Permit',
  agency: 'Agency',
  roles: { applicant: { title: 'Applicant', level: 'county' } },
}

test('administrators may be invited whatever roles a form names', async () => {
  expect(rolesOf([form]).map(({ role, level }) => [role, level])).toEqual([
    ['applicant', 'county'],
    ['systemAdmin', 'system'],
    ['formAdmin', 'system'],
  ])
  await refuseUnfitRoles([form], [{ role: 'formAdmin', form: 'permit', region: '' }])
  await expect(
    refuseUnfitRoles([form], [{ role: 'reviewer', form: 'permit', region: '' }]),
  ).rejects.toMatchObject({ details: { reason: 'role-unknown' } })
})
