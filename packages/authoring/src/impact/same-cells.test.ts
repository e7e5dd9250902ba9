import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseForm, resolveYears } from '@formwright/definition'
import { readFormFiles } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import type { AssessOptions, Form } from '@formwright/engine'
import { samplesOf } from '../cases/case-files.ts'
import { impactOn } from './impact.ts'

test('cells that both forms judge alike are judged once, also where rows of a year stay behind', async () => {
  const files = await readFormFiles(
    fileURLToPath(new URL('../../../../forms/sme-cluster/2024', import.meta.url)),
  )
  const loaded = parseForm(files, '2024')
  const [before, after] = [compileForm(loaded.bundle!), compileForm(parseForm(files, '2025').bundle!)]
  const answers = resolveYears(loaded.bundle!, samplesOf(loaded).get('eligible')!)
  const asked: AssessOptions[] = []
  const watched: Form = {
    ...before,
    fitting: (...terms) => {
      const own = before.fitting(...terms)
      return { ...own, assess: (given, options = {}) => (asked.push(options), own.assess(given, options)) }
    },
  }
  const row = impactOn(watched, after, { id: 'a', region: '350582', answers })
  expect(row).toEqual(impactOn(before, after, { id: 'a', region: '350582', answers }))
  const cells = before.plan.cells.length
  const skipped = [...asked[0]!.skipped!].slice(0, cells).filter((one) => one === 1)
  expect(skipped.length).toBeGreaterThan(cells / 2)
})
