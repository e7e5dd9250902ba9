import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import type { Form, PrecompiledModule } from '@formwright/engine'
import { precompile } from '@formwright/engine/precompile'
import { root } from '../edition.ts'

/**
 * The public JSON-Schema-Test-Suite (draft 2020-12), each schema as the one field of a form. It is not part
 * of this repository: it is looked for beside it, or where JSON_SCHEMA_TEST_SUITE says.
 */
const folder = process.env.JSON_SCHEMA_TEST_SUITE ?? join(root, '../shared/json-schema-test-suite')
const suite = [join(folder, 'tests/draft2020-12'), join(folder, 'draft2020-12'), folder].find(
  (path) => existsSync(path) && readdirSync(path).includes('additionalProperties.json'),
)

interface Group {
  readonly description: string
  readonly schema: unknown
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[]
}

interface Case {
  readonly file: string
  readonly group: string
  readonly data: unknown
}

/** What is different on purpose, with the number of verdicts; the README gives the same list. */
const DIFFERENT: Readonly<Record<string, { readonly count: number; readonly is: (one: Case) => boolean }>> = {
  'a blank text, null, an empty list and an empty object mean “not filled”, at any depth': {
    count: 67,
    is: ({ data }) => holdsBlank(data),
  },
  'formats are asserted': { count: 15, is: ({ file }) => file === 'format.json' },
  'a text with U+0000 cannot be stored': {
    count: 2,
    is: ({ data }) => typeof data === 'string' && data.includes('\u0000'),
  },
  'a meta-schema of one’s own that leaves keywords out is not followed': {
    count: 1,
    is: ({ file }) => file === 'vocabulary.json',
  },
}

/** What is refused when the definition is read, in words. */
const REFUSED = new Set(['ref-remote', 'ref-dynamic'])

function holdsBlank(value: unknown): boolean {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return true
  if (typeof value !== 'object') return false
  const members = Object.values(value)
  return members.length === 0 || members.some(holdsBlank)
}

function formOf(schema: unknown): { bundle?: FormBundle; codes: readonly string[] } {
  const { bundle, problems } = parseForm(
    filesOf({
      fields: { value: { $ref: 'shared/value.json' } },
      files: { 'shared/value.json': schema },
    }),
  )
  const codes = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  return bundle ? { bundle, codes } : { codes }
}

async function formsOf(bundle: FormBundle): Promise<readonly Form[]> {
  const url = `data:text/javascript;base64,${Buffer.from(precompile(bundle)).toString('base64')}`
  const module = (await import(/* @vite-ignore */ url)) as { default: PrecompiledModule }
  return [compileForm(bundle), compileForm(bundle, { precompiled: module.default })]
}

const groups = suite
  ? readdirSync(suite)
      .filter((name) => name.endsWith('.json'))
      .flatMap((file) =>
        (JSON.parse(readFileSync(join(suite, file), 'utf8')) as Group[]).map((group) => ({ file, ...group })),
      )
  : []

const WHERE = suite
  ? ''
  : `: skipped, the suite is not at ${folder}; JSON_SCHEMA_TEST_SUITE may name its folder`

describe.skipIf(!suite)(`JSON-Schema-Test-Suite${WHERE}`, () => {
  test('verdicts agree, but for what is listed with its reason', async () => {
    let [cases, agree, refused] = [0, 0, 0]
    const listed: Record<string, number> = {}
    const other: string[] = []
    for (const { file, description, schema, tests } of groups) {
      cases += tests.length
      const { bundle, codes } = formOf(schema)
      if (!bundle) {
        expect(
          codes.filter((code) => !REFUSED.has(code)),
          `${file} ${description}`,
        ).toEqual([])
        refused += tests.length
        continue
      }
      const forms = await formsOf(bundle)
      for (const one of tests) {
        const [verdict, precompiled] = forms.map((form) =>
          form.assess({ value: one.data }).findings.every(({ severity }) => severity !== 'error'),
        )
        expect(precompiled, `${file} ${description} ${one.description}`).toBe(verdict)
        if (verdict === one.valid) agree++
        else {
          const reason = Object.keys(DIFFERENT).find((key) =>
            DIFFERENT[key]!.is({ file, group: description, data: one.data }),
          )
          if (reason === undefined) other.push(`${file} | ${description} | ${one.description}`)
          else listed[reason] = (listed[reason] ?? 0) + 1
        }
      }
    }
    console.log(`JSON-Schema-Test-Suite: ${cases} verdicts, ${agree} agree, ${refused} of refused references`)
    expect(other).toEqual([])
    expect({ ...listed, cases, refused }).toEqual({
      ...Object.fromEntries(Object.entries(DIFFERENT).map(([reason, { count }]) => [reason, count])),
      cases: 1299,
      refused: 81,
    })
  })
})
