import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain, parseForm } from '@formwright/definition'
import type { FileMap, Problem } from '@formwright/definition'
import { publishable } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { kinds } from '../kinds/kinds.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { carryOf, setCarry } from './carry.ts'
import { removeField } from './remove-field.ts'
import { omittedRules, removeRule, restoreRule } from './rules.ts'

const form = filesOf('forms/sme-cluster')
const model = modelOf(form, '2024')!

test('a rule that an edition leaves out is used again, with the parameter that only it reads', () => {
  const later = modelOf(form, '2025')!
  const [id] = omittedRules(later)
  const ids = (of: StudioModel) => of.bundle.rules.map((rule) => rule.id)
  expect(ids(later)).not.toContain(id)
  const part = later.loaded.parts.find(({ files }) => files.rules?.text.includes(`"${id}"`))!
  const { rules } = part.files.rules!.value as { rules: readonly { readonly id: string }[] }
  const index = rules.findIndex((rule) => rule.id === id)
  const used = modelOf(applied(form, restoreRule(later, part.key, index)), '2025')!
  expect(ids(used)).toContain(id)
  expect(omittedRules(used)).toEqual(new Set())
  const without = modelOf(applied(used.files, removeRule(used, part.key, index)), '2025')!
  expect(ids(without)).toEqual(ids(later))
  expect(without.bundle.edition.params).toEqual(later.bundle.edition.params)
})

test('what was filled in a year before is carried or not, and why', () => {
  const later = modelOf(form, '2025')!
  const { id } = later.fields.find((field) => carryOf(later, field.id) === 'same')!
  const now = modelOf(applied(form, setCarry(later, id, { drop: '重新填写' })), '2025')!
  expect(carryOf(now, id)).toEqual({ drop: '重新填写' })
})

describe('adding a field', () => {
  test.each(some(model.bundle.parts.map(({ key }) => key)))(
    'of every kind to part %s keeps the definition publishable',
    (part) => {
      let now = model
      for (const kind of kinds) {
        const act = addField(now, { part, kind: kind.name, label: `新栏目${kind.name}` })
        now = read(applied(now.files, act))!
        expect(now, kind.name).toBeDefined()
      }
      expect(problemsOf(now)).toEqual([])
    },
  )

  test('prints what a tick group says of its evidence where its neighbours print that', () => {
    const cells = (now: StudioModel) =>
      now.loaded.parts.flatMap(
        ({ files }) => JSON.stringify(files.paper?.value).match(/"note":"[^"]*"/g) ?? [],
      )
    const add = (kind: string) =>
      read(applied(form, addField(model, { part: 'digital', kind, label: '数据治理工作' })))!
    const [before, after, other] = [model, add('ticks-with-evidence'), add('ticks')].map(cells)
    expect(after!.length).toBe(before!.length + 1)
    expect(other).toEqual(before)
  })

  test.each(['after', 'before'])(
    '%s each field and taking it away again gives the form as it was',
    (side) => {
      for (const field of some(model.fields)) {
        const added = addField(model, {
          part: field.part,
          kind: 'count',
          label: '新栏目',
          [side]: field.pointer,
        })
        const now = read(applied(form, added))!
        expect(problemsOf(now), field.pointer).toEqual([])
        const files = applied(now.files, removeField(now, added.select!))
        for (const [path, text] of form)
          expect(asJson(files.get(path)!), `${field.pointer} in ${path}`).toEqual(asJson(text))
      }
    },
  )
})

describe('removing a field', () => {
  test('takes along what refers to it', () => {
    const failures: string[] = []
    for (const field of some(model.fields)) {
      if (field.pointer.startsWith('/cover/region') || field.part === 'declaration') continue
      const now = read(applied(form, removeField(model, field.pointer)))
      if (!now)
        failures.push(
          `${field.pointer}: no bundle ${JSON.stringify(parseForm(applied(form, removeField(model, field.pointer)), '2024').problems[0])}`,
        )
      else
        failures.push(
          ...new Set(
            problemsOf(now).map(
              (text) => `${field.pointer}: ${text.replace(/^.*?(?=case-failed)|用例.*符：/g, '')}`,
            ),
          ),
        )
    }
    expect(failures).toEqual([])
  }, 300_000)
})

function asJson(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text
}

/** Every field is tried where `STUDIO_ALL` is set; a few of each part otherwise. */
function some<T>(list: readonly T[]): readonly T[] {
  return process.env.STUDIO_ALL ? list : list.filter((_, index) => index % 11 === 4)
}

/** Only what an edit changed is read again. */
function read(files: FileMap): StudioModel | undefined {
  return modelOf(files, '2024', parseForm(files, '2024', model.loaded))
}

const HARMLESS = new Set(['translation-missing', 'translations-missing', 'translation-unused'])

function problemsOf(now: StudioModel): string[] {
  return publishable(now.loaded, fieldTypes)
    .filter((problem) => !HARMLESS.has(problem.code) && !fewerThanListed(problem))
    .map(words)
}

/**
 * A list behind several counts has more rows than are counted once one of the counts is gone: that is
 * reported.
 */
function fewerThanListed({ code, params }: Problem): boolean {
  return code === 'case-failed' && /^\+ list-rows \S+$/.test(String(params.detail ?? ''))
}

function words(problem: Problem): string {
  return `${problem.file}:${problem.line} ${problem.code} ${explain(problem).says}`
}

function applied(files: FileMap, act: Act): FileMap {
  return withChanges(files, act.changes)
}

function filesOf(folder: string, below = ''): Map<string, string> {
  return new Map(
    readdirSync(`${folder}/${below}`).flatMap((name) => {
      const path = `${below}${name}`
      return statSync(`${folder}/${path}`).isDirectory()
        ? [...filesOf(folder, `${path}/`)]
        : [[path, readFileSync(`${folder}/${path}`, 'utf8')] as const]
    }),
  )
}
