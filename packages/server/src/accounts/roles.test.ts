import { expect, test } from 'vitest'
import type { FormFile } from '@formwright/definition'
import { refuseUnfitRoles, rolesOf, titlesOf } from './roles.ts'

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

test('a role for all forms is called by what it does in all of them, not as one of them calls it', () => {
  const calling = (id: string, language: string, applicant: string, city: string): FormFile => ({
    id,
    language,
    title: id,
    agency: 'Agency',
    roles: {
      applicant: { title: applicant, level: 'county' },
      city: { title: city, level: 'city' },
    },
    workflow: { start: 'draft', states: { draft: { title: 'Draft', edit: { applicant: [''] } } } },
  })
  const grant = calling('grant', 'en', 'Applicant organization', 'Program officer')
  const forms = [grant, calling('cluster', 'zh-CN', '县级填报人', '市级审核人')]
  const said = (role: string, among: string) => titlesOf(forms, { role, form: among }).titles
  expect(said('city', 'grant')).toEqual({ en: 'Program officer' })
  expect(said('city', '*')).toEqual({ en: 'City reviewer', 'zh-CN': '市级审核人' })
  expect(said('applicant', '*')).toEqual({ en: 'Applicant', 'zh-CN': '填报人' })
  expect(said('formAdmin', '*')).toEqual(said('formAdmin', 'grant'))
  // forms that agree keep what they call it
  const agreeing = [grant, { ...grant, id: 'other' }]
  expect(titlesOf(agreeing, { role: 'city', form: '*' }).titles).toEqual({ en: 'Program officer' })
})
