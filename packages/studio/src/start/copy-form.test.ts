import { expect, test, vi } from 'vitest'
import { publishable } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { copyForm } from './copy-form.ts'

test('a form is copied in a page that generates no code, as the pages of the site do', async () => {
  const { files } = await readForm('forms/innovative-sme/2022')
  parseForm(files, '2022')
  vi.stubGlobal('Function', () => {
    throw new EvalError('unsafe-eval')
  })
  const facts = { id: 'green-sme', year: 2026, title: '绿色中小企业申请表', agency: '某某局' }
  const copied = copyForm(files, '2022', facts)
  vi.unstubAllGlobals()
  const loaded = parseForm(copied.files, copied.edition)
  expect(loaded.bundle).toMatchObject({ form: { id: 'green-sme' }, edition: { edition: '2026' } })
  const errors = publishable(loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code }) => code)).toEqual([])
})
