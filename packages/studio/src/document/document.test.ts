import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { DefinitionDocument } from './definition-document.ts'
import { FileEdits } from './file-edits.ts'
import { JsonText } from './json-text.ts'

const schema = readFileSync('forms/sme-cluster/2024/parts/4-digital/schema.json', 'utf8')
const ui = readFileSync('forms/sme-cluster/2024/parts/4-digital/ui.json', 'utf8')

describe('JSON text', () => {
  test('touches the line that it changes and no other', () => {
    const json = new JsonText(schema)
    json.set('/properties/cloudRate/title', '上云比例')
    json.set('/properties/cloudRate/x-source', '说明7')
    json.insert('/required', 2, 'newField')
    const lines = (text: string) => new Set(text.split('\n'))
    const gone = [...lines(schema)].filter((line) => !lines(json.text).has(line))
    expect(gone).toEqual([
      '      "title": "集群中小企业上云比例（%）",',
      '      "description": "上云中小企业数量 ÷ 末年中小企业数量"',
    ])
    expect((JSON.parse(json.text) as { required: string[] }).required[2]).toBe('newField')
  })

  test('keeps line ends and puts members where they are asked for', () => {
    const json = new JsonText('{\r\n  "a": 1,\r\n  "c": []\r\n}\r\n')
    json.set('/b', { deep: [1, 2] }, { after: 'a' })
    json.insert('/c', 0, 'x')
    expect(json.text).toBe('{\r\n  "a": 1,\r\n  "b": { "deep": [1, 2] },\r\n  "c": ["x"]\r\n}\r\n')
    json.remove('/a')
    json.remove('/c')
    json.remove('/b')
    expect(json.text).toBe('{}\r\n')
  })

  test('moves an element as it is written', () => {
    const json = new JsonText(ui)
    json.move('/elements/0/elements/0', '/elements/2/elements', 1)
    json.move('/elements/2/elements/1', '/elements/0/elements', 0)
    expect(json.text).toBe(ui)
  })

  test('random edits give what the same edits give to the value', () => {
    const key = fc.constantFrom('a', 'b', 'c/d', 'e~f')
    const value = fc.jsonValue({ maxDepth: 2 })
    const edit = fc.record({ kind: fc.constantFrom('set', 'insert', 'remove'), at: fc.nat(50), key, value })
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.array(edit, { maxLength: 12 }), (start, edits) => {
        let model = JSON.parse(JSON.stringify({ root: start, list: [1, { a: [] }] })) as unknown
        const json = new JsonText(`${JSON.stringify(model, null, 2)}\n`)
        for (const one of edits) {
          const all = pointersOf(model)
          const pointer = all[one.at % all.length]!
          const plain = JSON.parse(JSON.stringify(one.value)) as unknown
          const target = at(model, pointer)
          if (one.kind === 'remove') {
            if (pointer === '') continue
            json.remove(pointer)
            model = without(model, pointer)
          } else if (Array.isArray(target)) {
            const index = one.at % (target.length + 1)
            json.insert(pointer, index, plain)
            target.splice(index, 0, plain)
          } else if (typeof target === 'object' && target !== null) {
            json.set(`${pointer}/${one.key.replaceAll('~', '~0').replaceAll('/', '~1')}`, plain)
            ;(target as Record<string, unknown>)[one.key] = plain
          }
          expect(JSON.parse(json.text)).toEqual(model)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('definition document', () => {
  test('undo and redo restore every byte, whatever was changed', () => {
    const change = fc.tuple(
      fc.constantFrom('a.json', 'b.json', 'c.json'),
      fc.option(fc.string(), { nil: undefined }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 20 }), (acts) => {
        const start = new Map([
          ['a.json', '{}'],
          ['b.json', '[]'],
        ])
        const document = new DefinitionDocument(start)
        const states = [new Map(document.files)]
        for (const act of acts) {
          const steps = document.steps.length
          document.apply({ name: 'edit' }, new Map(act))
          if (document.steps.length > steps) states.push(new Map(document.files))
        }
        for (const state of states.toReversed()) {
          expect(document.files).toEqual(state)
          document.undo()
        }
        for (const state of states.slice(1)) {
          document.redo()
          expect(document.files).toEqual(state)
        }
      }),
    )
  })

  test('typing in one place is one step until a pause', () => {
    let now = 0
    const document = new DefinitionDocument(new Map([['a', '']]), () => now)
    const type = (text: string) =>
      document.apply(
        { name: 'label', values: { label: document.files.get('a')! } },
        new Map([['a', text]]),
        'a/label',
      )
    type('上')
    type('上云')
    now = 5000
    type('上云比例')
    // each is told by what the place was called before it
    expect(document.steps.map(({ values }) => values?.label)).toEqual(['', '上云'])
    document.undo()
    expect(document.files.get('a')).toBe('上云')
    document.undo()
    expect(document.files.get('a')).toBe('')
  })

  test('edits of one act are gathered and what is not changed is not named', () => {
    const edits = new FileEdits(
      new Map([
        ['a.json', '{ "x": 1 }\n'],
        ['b.json', '{}'],
      ]),
    )
    edits.json('a.json').set('/x', 2)
    edits.json('b.json').set('/y', 1)
    edits.json('b.json').remove('/y')
    edits.write('c.json', '{}')
    expect([...edits.changes()]).toEqual([
      ['c.json', '{}'],
      ['a.json', '{ "x": 2 }\n'],
    ])
  })
})

function pointersOf(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const children = Object.entries(value).flatMap(([key, child]) =>
    pointersOf(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
  return [pointer, ...children]
}

function at(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value)
}

function without(value: unknown, pointer: string): unknown {
  const keys = keysOf(pointer)
  const parent = at(value, pointer.slice(0, pointer.lastIndexOf('/')))
  if (Array.isArray(parent)) parent.splice(Number(keys.at(-1)), 1)
  else delete (parent as Record<string, unknown>)[keys.at(-1)!]
  return value
}

function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

test('undo and redo leave what others changed meanwhile', () => {
  const text = (x: number, y: number) => JSON.stringify({ x, y })
  const definition = new DefinitionDocument(new Map([['a.json', text(1, 1)]]))
  definition.apply({ name: 'file' }, new Map([['a.json', text(2, 1)]]))
  definition.receive(new Map([['a.json', text(2, 9)]]))
  definition.undo()
  expect(definition.files.get('a.json')).toBe(text(1, 9))
  definition.redo()
  expect(definition.files.get('a.json')).toBe(text(2, 9))
  definition.receive(new Map([['a.json', text(5, 9)]]))
  definition.undo()
  expect(definition.files.get('a.json')).toBe(text(5, 9))
})
