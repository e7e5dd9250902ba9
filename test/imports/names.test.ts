import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { carry, importSchema, lint } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'

/** A form whose fields, rows, entries, conditions and options all have one name, `$`. */
const SCHEMA = `{
  "type": "object",
  "required": ["$"],
  "properties": {
    "$": { "type": "string", "title": "A", "maxLength": 5 },
    "group": { "type": "object", "required": ["$"], "properties": { "$": { "type": "number", "title": "B" } } },
    "rows": {
      "type": "array",
      "items": {
        "type": "object",
        "required": ["$"],
        "properties": { "$": { "type": "integer", "title": "C" }, "b": { "type": "string", "title": "D" } }
      }
    },
    "choice": { "title": "E", "oneOf": [{ "const": "$", "title": "One" }, { "const": "x", "title": "Other" }] },
    "needs": {
      "type": "object",
      "properties": { "a": { "type": "string", "title": "F" }, "$": { "type": "string", "title": "G" } },
      "dependentRequired": { "$": ["a"] },
      "dependentSchemas": { "$": { "properties": { "c": { "type": "string", "title": "H" } } } }
    },
    "map": { "type": "object", "title": "I", "additionalProperties": { "type": "number" } },
    "entries": {
      "type": "object",
      "title": "J",
      "patternProperties": { "^[a-z$]": { "type": "object", "properties": { "$": { "type": "string", "title": "K" } } } }
    },
    "kinds": {
      "type": "object",
      "properties": { "$": { "enum": ["p", "q"], "title": "L" } },
      "if": { "properties": { "$": { "const": "p" } }, "required": ["$"] },
      "then": { "required": ["z"], "properties": { "z": { "type": "string", "title": "M" } } }
    },
    "deep": {
      "type": "object",
      "properties": { "$": { "type": "object", "title": "O", "properties": { "$": { "type": "string", "title": "N" } } } }
    }
  }
}`

const RULE = `{ "id": "R-01", "severity": "error", "kind": "consistency", "source": "Own", "check": "group.$ > 1.0", "at": ["group.$"], "message": "It is {group.$}." }`

const ANSWERS = [
  `{ "$": "toolong", "rows": [{ "$": 1 }, { "b": "x" }], "choice": "$", "needs": { "$": "1" }, "map": { "$": 1 },
     "entries": { "$": { "$": "s" } }, "kinds": { "$": "p" }, "deep": { "$": { "$": "s" } } }`,
  `{ "group": { "$": 0.5 }, "rows": [{ "b": "x" }], "choice": "y", "needs": { "a": "1" }, "map": { "a": 1 },
     "entries": { "$": {} }, "kinds": { "z": "p" }, "deep": { "$": {} } }`,
  '{}',
]

/** What the product makes of the form and its answers where fields have a name; the name written as `$`. */
async function everything(name: string): Promise<unknown> {
  const named = (text: string) => JSON.parse(text.replaceAll('$', name)) as Json
  const { files } = importSchema(named(SCHEMA), {
    id: 'x',
    edition: '2026',
    title: 'X',
    agency: 'Y',
    fieldTypes,
    language: 'en',
  })
  const rule = named(RULE)
  const withRule = new Map(files).set('2026/rules.json', JSON.stringify({ rules: [rule] }))
  const loaded = parseForm(withRule)
  expect(loaded.problems).toEqual([])
  const bundle = loaded.bundle!
  const problems = lint(loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  const form = compileForm(bundle)
  const made = ANSWERS.map(async (text) => {
    const answers = named(text)
    const workbook = await writeWorkbook(bundle, sheetViews, answers)
    const { answers: read, changed } = await readWorkbook(workbook, bundle, sheetViews)
    expect({ read, changed }).toEqual({ read: answers, changed: [] })
    return {
      findings: form.assess(answers, { language: 'en' }).findings,
      paper: textOf(layOut(bundle, paperViews, answers)),
      carried: carry(bundle, form, answers),
    }
  })
  return JSON.parse(JSON.stringify([problems, await Promise.all(made)]).replaceAll(name, '$'))
}

// such a name would be read from the object itself wherever a member is not asked whether it is its own
test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'])(
  'a field called %s is a field like any other',
  async (name) => expect(await everything(name)).toEqual(await everything('ordinary')),
)

test('members that are called by one definition are told apart, and unused definitions are left out and told', () => {
  const { files, notes } = importSchema(
    {
      type: 'object',
      $defs: {
        address: { title: 'Address', type: 'object', properties: { street: { type: 'string' } } },
        old: { type: 'number' },
        older: { $ref: '#/$defs/old' },
      },
      properties: { billing: { $ref: '#/$defs/address' }, delivery_to: { $ref: '#/$defs/address' } },
    },
    { id: 'x', edition: '2026', title: 'X', agency: 'Agency', fieldTypes, language: 'en' },
  )
  const { bundle } = parseForm(files)
  expect(Object.values(bundle!.schema.properties!)).toMatchObject([
    { title: 'Billing' },
    { title: 'Delivery To' },
  ])
  expect([...files.values()].join('').includes('"old"')).toBe(false)
  expect(notes.map(({ code, params }) => [code, params.names])).toContainEqual([
    'definitions-unused',
    'old, older',
  ])
  expect(new Set(lint(parseForm(files), fieldTypes).map(({ code }) => code))).toEqual(new Set(['missing-id']))
})
