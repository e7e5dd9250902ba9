import { draftNames } from '@formwright/authoring'
import { below, fileInfo } from '@formwright/definition'
import type { EditionFile, Problem, RuleEntry } from '@formwright/definition'
import { paramsOfRule } from '@formwright/rules'
import { JsonText } from '../document/json-text.ts'
import type { FileEdits } from '../document/file-edits.ts'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { caseFiles } from './cases.ts'
import { followText } from './texts.ts'
import { renameInRulings } from './rulings-of-removed.ts'
import { forgetParams, forgetUnused } from './unused.ts'

/** A rule as written in `rules.json`. */
export type WrittenRule = Omit<RuleEntry, 'part' | 'index'>

/** Adds a rule at the end of a part's rules. */
export function addRule(model: StudioModel, part: string, rule: WrittenRule): Act {
  const source = partOf(model, part).files.rules!
  return act(model, { name: 'add-rule', values: { id: rule.id } }, (edits) => {
    const json = edits.json(source.file)
    json.insert('/rules', (json.get('/rules') as unknown[]).length, rule)
  })
}

/** Changes members of a rule; `undefined` removes a member. */
export function changeRule(
  model: StudioModel,
  part: string,
  index: number,
  change: { readonly [Key in keyof WrittenRule]?: WrittenRule[Key] | undefined },
): Act {
  const source = partOf(model, part).files.rules!
  const { rules } = source.value as { rules: WrittenRule[] }
  const before = rules[index]!
  return act(model, { name: 'change-rule', values: { id: before.id } }, (edits) => {
    const json = edits.json(source.file)
    for (const [key, value] of Object.entries(change)) {
      const at = `/rules/${index}/${key}`
      if (value !== undefined) json.set(at, value)
      else if (json.get(at) !== undefined) json.remove(at)
    }
    if (typeof change.message === 'string' && before.message !== undefined)
      followText(model, edits, before.message, change.message)
    if (change.id === undefined || change.id === before.id) return
    renameInCases(model, edits, before.id, change.id)
    renameInRulings(model, edits, before.id, change.id)
  })
}

/**
 * Removes a rule and what cases expect of it. An inherited rule is listed in `omits` instead, so that its
 * file need not be copied.
 */
export function removeRule(model: StudioModel, part: string, index: number): Act {
  const source = partOf(model, part).files.rules!
  const { rules } = source.value as { rules: WrittenRule[] }
  const { id } = rules[index]!
  const drafted = Object.values(draftNames(model.bundle.form, id))
  return act(model, { name: 'remove-rule', values: { id } }, (edits) => {
    if (!source.file.startsWith(`${model.edition}/`)) {
      omitRule(model, edits, id)
      return
    }
    edits.json(source.file).remove(`/rules/${index}`)
    for (const { file, value } of caseFiles(model)) {
      const json = edits.json(file)
      for (const [at, written] of [...value.cases.entries()].reverse()) {
        const own = drafted.includes(written.name)
        const kept = own ? [] : written.expect.filter(({ code }) => code !== id)
        if (!own && kept.length === written.expect.length) continue
        if (kept.length === 0) json.remove(`/cases/${at}`)
        else json.set(`/cases/${at}/expect`, kept)
      }
      if ((json.get('/cases') as unknown[]).length === 0) edits.remove(file)
    }
    forgetUnused(model, edits)
  })
}

function omitRule(model: StudioModel, edits: FileEdits, id: string): void {
  const json = edits.json(`${model.edition}/edition.json`)
  const { omits = [] } = json.get('') as EditionFile
  json.set('/omits', [...new Set([...omits, id])])
  forgetParams(model, edits)
}

/** Ids of inherited rules that the edition omits. */
export function omittedRules({ loaded, edition }: StudioModel): ReadonlySet<string> {
  const { omits = [] } = loaded.sources.get(`${edition}/edition.json`)!.value as EditionFile
  return new Set(omits)
}

/** Restores an omitted rule, with the parameters that only it uses. */
export function restoreRule(model: StudioModel, part: string, index: number): Act {
  const { rules } = partOf(model, part).files.rules!.value as { rules: WrittenRule[] }
  const rule = rules[index]!
  return act(model, { name: 'restore-rule', values: { id: rule.id } }, (edits) => {
    const json = edits.json(`${model.edition}/edition.json`)
    const kept = [...omittedRules(model)].filter((id) => id !== rule.id)
    if (kept.length > 0) json.set('/omits', kept)
    else json.remove('/omits')
    for (const name of paramsOfRule({ ...rule, part, index }))
      if (json.get(below('/params', name)) === undefined) {
        const param = paramElsewhere(model, name)
        if (param !== undefined) json.set(below('/params', name), param)
      }
  })
}

/** A parameter as defined in the newest other edition. */
function paramElsewhere({ files, edition }: StudioModel, name: string): unknown {
  const editions = [...files.keys()].filter(
    (path) => fileInfo(path).kind === 'edition' && path !== `${edition}/edition.json`,
  )
  for (const path of editions.sort().reverse()) {
    const param = new JsonText(files.get(path)!).get(below('/params', name))
    if (param !== undefined) return param
  }
  return undefined
}

/** Applies the suggestion of a problem to a rule's text, if it has one. */
export function takeProposal(model: StudioModel, { code, file, pointer, params }: Problem): Act | undefined {
  const { written, suggestion } = params
  if (code !== 'unit-mismatch' || typeof written !== 'string' || typeof suggestion !== 'string')
    return undefined
  const before = suggestion === '' ? undefined : new JsonText(model.files.get(file) ?? '{}').get(pointer)
  if (typeof before !== 'string' || before.split(written).length !== 2) return undefined
  return act(model, { name: 'fix' }, (edits) =>
    edits.json(file).set(
      pointer,
      before.replace(written, () => suggestion),
    ),
  )
}

/**
 * An unused id for a new rule, numbered like the part's other rules or with the part's number. Ids of the
 * earlier edition are avoided too, as applicants may have explained its warnings.
 */
export function ruleId(model: StudioModel, part: string): string {
  const own = model.bundle.rules.findLast((rule) => rule.part === part)?.id
  const index = model.loaded.parts.findIndex(({ key }) => key === part) + 1
  const prefix = /^(.+)-\d+$/.exec(own ?? '')?.[1] ?? `R${index}`
  const earlier = model.earlier?.()?.bundle.rules ?? []
  const taken = new Set([...model.bundle.rules, ...earlier].map((rule) => rule.id))
  for (let number = 1; ; number++) {
    const id = `${prefix}-${String(number).padStart(2, '0')}`
    if (!taken.has(id)) return id
  }
}

function renameInCases(model: StudioModel, edits: FileEdits, from: string, to: string): void {
  for (const { file, value } of caseFiles(model)) {
    for (const [index, one] of value.cases.entries())
      for (const [at, { code }] of one.expect.entries())
        if (code === from) edits.json(file).set(`/cases/${index}/expect/${at}/code`, to)
  }
}
