import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { startForm } from '../../packages/authoring/src/start/start-form.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

test.each([
  [{ '£m': {}, '£bn': { of: '£mm', factor: 1000 } }, ['unit-unknown /units/£bn/of']],
  [{ '£m': { of: '£k' }, '£k': { of: '£m' } }, ['unit-loop /units/£m/of']],
  [{ '£m': {}, '£bn': { of: '£m', factor: 1000 } }, []],
  [{ '£m': { factor: 2 } }, ['invalid-shape /units/£m']],
])('units of a form’s own: %j', (units, expected) => {
  const files = new Map(startForm('x', 2026, 'en'))
  const form = JSON.parse(files.get('form.json')!) as { units?: object }
  files.set('form.json', JSON.stringify({ ...form, units: { ...form.units, ...units } }))
  const found = lint(parseForm(files), fieldTypes).map(({ code, pointer }) => `${code} ${pointer}`)
  for (const one of expected) expect(found).toContain(one)
  if (expected.length === 0) expect(found).toEqual([])
})
