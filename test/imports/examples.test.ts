import { createRequire } from 'node:module'
import { Actions, coreReducer, Generate } from '@jsonforms/core'
import type { JsonFormsCore, JsonSchema, UISchemaElement } from '@jsonforms/core'
import { describe, expect, test } from 'vitest'
import { explain, joinPointer, parseForm, valueAt } from '@formwright/definition'
import type { FormBundle, Json, Problem } from '@formwright/definition'
import { importSchema, lint } from '@formwright/authoring'
import type { Imported } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { layOut } from '@formwright/paper'
import { PdfPrinter } from '@formwright/paper/node'
import { editsOf, pathsOf } from './edits.ts'

interface Example {
  readonly name: string
  readonly schema?: JsonSchema
  readonly uischema?: UISchemaElement
  readonly data?: unknown
}

const require = createRequire(import.meta.url)
const examples = (require('@jsonforms/examples') as { getExamples: () => Example[] }).getExamples()

interface WithForm extends Imported {
  readonly schema: JsonSchema
  readonly bundle: FormBundle | undefined
  readonly errors: readonly Problem[]
}

const forms = new Map(
  examples.map((example) => {
    const schema = example.schema ?? Generate.jsonSchema(example.data as never)
    const imported = importSchema(schema, {
      id: 'example',
      edition: '2026',
      title: example.name,
      agency: 'Agency',
      // as a file of JSON has it: without functions
      ui: example.uischema && JSON.parse(JSON.stringify(example.uischema)),
      data: example.data && JSON.parse(JSON.stringify(example.data)),
      fieldTypes,
    })
    const loaded = parseForm(imported.files)
    const errors = lint(loaded, fieldTypes).filter(({ severity }) => severity === 'error')
    return [example.name, { ...imported, schema, bundle: loaded.bundle, errors } satisfies WithForm] as const
  }),
)

test('there are the 50 and more', () => {
  expect(examples.length).toBeGreaterThan(50)
})

describe.each(examples.map((example) => [example.name, example] as const))(
  '%s',
  (name, { data, uischema }) => {
    const { bundle, errors, root, schema } = forms.get(name)!

    test('lints without errors', () => {
      expect(
        errors.map((problem) => `${problem.file}${problem.pointer} ${explain(problem, 'en').says}`),
      ).toEqual([])
    })

    test('holds the same after the same edits as stock JSON Forms', () => {
      const start = structuredClone(data ?? {}) as Json
      const store = compileForm(bundle!).open(root.length === 0 ? start : { [root[0]!]: start })
      const screen = uischema ?? Generate.uiSchema(schema)
      const initial: JsonFormsCore = { data: start, schema, uischema: screen }
      let core = coreReducer(initial, Actions.init(start, schema, screen, { validationMode: 'NoValidation' }))
      for (const { path, value } of editsOf(schema, start)) {
        const { dotted, pointer } = pathsOf(root, path)
        core = coreReducer(
          core,
          Actions.update(dotted, () => value),
        )
        store.set(pointer, value)
      }
      expect(valueAt(store.answers, joinPointer(root))).toEqual(core.data)
      expect(() => store.findings()).not.toThrow()
    })

    test('prints, blank and filled in', () => {
      const answers = root.length === 0 ? data : { [root[0]!]: data }
      expect(layOut(bundle!, paperViews).parts.length).toBeGreaterThan(0)
      expect(layOut(bundle!, paperViews, answers ?? {}).parts.length).toBeGreaterThan(0)
    })
  },
)

test.each(['person', 'array-with-detail', 'oneOf', 'categorization'])('%s makes a PDF', (name) => {
  const { bundle, root } = forms.get(name)!
  const { data } = examples.find((example) => example.name === name)!
  const page = layOut(bundle!, paperViews, root.length === 0 ? (data ?? {}) : { [root[0]!]: data })
  const { pages, pdf } = new PdfPrinter().print(page)
  expect(pages).toBeGreaterThan(0)
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-')
})
