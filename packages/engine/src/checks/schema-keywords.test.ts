import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { metaSchemas } from '@formwright/definition'
import type { FormBundle, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import type { Form } from '../form.ts'
import { precompile } from '../precompile/index.ts'
import type { PrecompiledModule } from '../structure/precompiled.ts'

interface KeywordCase {
  readonly keyword: string
  readonly schema: Schema
  /** The schema is that of the form, and not of its one field `v`. */
  readonly root?: boolean
  readonly value: unknown
  /** `code pointer` of each finding. */
  readonly finds: readonly string[]
  /** Words of the first finding's message. */
  readonly says?: string
  /** What the first finding offers as a fix. */
  readonly fix?: Readonly<Record<string, unknown>>
}

const cases = JSON.parse(
  readFileSync(new URL('schema-keywords.cases.json', import.meta.url), 'utf8'),
) as KeywordCase[]

const formWith = ({ schema, root }: KeywordCase): FormBundle =>
  bundleOf(root ? { schema } : { fields: { v: schema }, schema: { required: ['v'] } })

async function precompiled(bundle: FormBundle): Promise<Form> {
  const url = `data:text/javascript;base64,${Buffer.from(precompile(bundle)).toString('base64')}`
  const module = (await import(/* @vite-ignore */ url)) as { default: PrecompiledModule }
  return compileForm(bundle, { precompiled: module.default })
}

describe('every keyword of JSON Schema 2020-12, on compiled and on precompiled validators', () => {
  test.each(cases.map((one) => [`${one.keyword}: ${JSON.stringify(one.value)}`, one] as const))(
    '%s',
    async (_, one) => {
      const bundle = formWith(one)
      const answers = one.root ? one.value : { v: one.value }
      for (const form of [compileForm(bundle), await precompiled(bundle)]) {
        const { findings } = form.assess(answers)
        expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(one.finds)
        if (one.says !== undefined) expect(findings[0]!.message).toContain(one.says)
        if (one.fix) expect(findings[0]!.fix).toEqual(one.fix)
        // a form that is filled in step by step comes to the same
        const store = form.open({})
        store.findings()
        for (const [key, value] of Object.entries(answers as object)) store.set(`/${key}`, value as never)
        expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(one.finds)
      }
    },
  )

  test('none is without a case', () => {
    const { node } = metaSchemas.schema!.$defs as { node: { properties: Record<string, unknown> } }
    const covered = new Set(cases.flatMap(({ keyword, schema }) => [keyword, ...Object.keys(schema)]))
    const refused = new Set(['$dynamicRef', '$vocabulary'])
    expect(
      Object.keys(node.properties).filter(
        (keyword) => !keyword.startsWith('x-') && !covered.has(keyword) && !refused.has(keyword),
      ),
    ).toEqual([])
  })
})
