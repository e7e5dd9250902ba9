import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languageOfForms } from './language-of-forms.ts'

/** A folder of forms in some languages; one that says none is in the default language. */
function formsIn(...languages: unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-forms-'))
  for (const [index, language] of languages.entries()) {
    mkdirSync(join(folder, `form-${index}`))
    writeFileSync(join(folder, `form-${index}`, 'form.json'), JSON.stringify({ id: 'x', language }))
  }
  return folder
}

test.each([
  [['fr', 5], { LANG: 'de_DE.UTF-8' }, 'fr'],
  [['fr', 'fr-CA'], { LANG: 'de_DE.UTF-8' }, 'fr'],
  [[undefined], { LANG: 'en_US.UTF-8' }, 'zh-CN'],
  [[undefined, 'en'], { LANG: 'de_DE.UTF-8' }, 'de-DE'],
  [[undefined, 'en'], { LC_ALL: 'en_GB.UTF-8', LANG: 'de_DE.UTF-8' }, 'en-GB'],
  [[undefined, 'en'], { LANG: 'C.UTF-8' }, 'zh-CN'],
  [[], {}, 'zh-CN'],
] as const)('forms in %o on a machine of %o: %s', async (languages, environment, language) => {
  expect(await languageOfForms(formsIn(...languages), environment)).toBe(language)
})
