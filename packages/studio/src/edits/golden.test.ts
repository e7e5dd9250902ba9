import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FileMap, Json } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { withChanges } from '../document/file-edits.ts'
import { addField } from './add-field.ts'
import type { Act } from './act.ts'
import { setCarry } from './carry.ts'
import { changeCase, draftRuleCases, keepTrial, removeCase } from './cases.ts'
import { changeKind, setKeyword, setRequired } from './change-field.ts'
import { setInTable, setWindow, translate } from './edition.ts'
import { moveField } from './move-field.ts'
import { setFormFact, setRequiredLanguages } from './form-facts.ts'
import { headFields } from './groups.ts'
import { keepSample } from './keep.ts'
import { nameLevel } from './matrix-levels.ts'
import { addMember, changeMember, moveMember, removeMember } from './members.ts'
import { addRow, mergeRight, moveRow, removeRow, setHeading, setWidths, splitCell } from './paper.ts'
import { addPart, movePart, removePart, renamePart } from './parts.ts'
import { removeField } from './remove-field.ts'
import { setFiller } from './rights.ts'
import { addRule, changeRule, removeRule, restoreRule } from './rules.ts'
import { removeVariant, setInVariant, variantsOf, verifyVariant } from './variants.ts'
import { changeTransition, setQuotas, setRoleTitle, setStateTitle, setWorkflowShape } from './workflow.ts'
import acts from './golden/acts.json' with { type: 'json' }

const ACTS: Readonly<Record<string, (model: StudioModel, ...args: never[]) => Act>> = {
  addField,
  addMember,
  addPart,
  addRow,
  addRule,
  changeCase,
  changeKind,
  changeMember,
  changeRule,
  changeTransition,
  draftRuleCases: (model, id: string) => draftRuleCases(model, id, compileForm(model.bundle)),
  headFields,
  keepSample: (model, ...args: [name: string, answers: unknown]) =>
    keepSample(model, ...args, compileForm(model.bundle)),
  keepTrial: (
    model,
    ...args: [rule: { part: string; id: string }, base: string, tried: Record<string, Json>]
  ) => keepTrial(model, ...args, compileForm(model.bundle)),
  mergeRight,
  moveField,
  moveMember,
  movePart,
  moveRow,
  nameLevel,
  removeCase,
  removeField,
  removeMember,
  removePart,
  removeRow,
  removeRule,
  removeVariant: (model) => removeVariant(model, variantsOf(model)[0]!),
  renamePart,
  restoreRule,
  setCarry,
  setFiller,
  setFormFact,
  setHeading,
  setInTable,
  setInVariant: (model, ...args: [pointer: '/source', value: string]) =>
    setInVariant(model, variantsOf(model)[0]!, ...args),
  setKeyword,
  setQuotas,
  setRequired,
  setRequiredLanguages,
  setRoleTitle,
  setStateTitle,
  setWidths,
  setWindow,
  setWorkflowShape,
  splitCell,
  translate,
  verifyVariant: (model) => verifyVariant(model, variantsOf(model)[0]!),
}

/** Several files in one text, each after a line with its path. */
function filesIn(text: string): FileMap {
  const tokens = text.split(/^=== (.+)\n/m).slice(1)
  return new Map(
    Array.from(
      { length: tokens.length / 2 },
      (_, index) => [tokens[2 * index]!, tokens[2 * index + 1]!] as const,
    ),
  )
}

function inOneText(changes: Act['changes']): string {
  return [...changes].map(([path, text]) => `=== ${path}\n${text ?? '(deleted)\n'}`).join('')
}

/** A form and its next year: with rows, a matrix, a rule that is left out, and what a region ruled. */
const models: Readonly<Record<string, StudioModel>> = {
  form: modelOf(formIn('form'), '2026')!,
  next: modelOf(formIn('next'), '2027')!,
}

function formIn(name: string): FileMap {
  return filesIn(readFileSync(new URL(`./golden/${name}.txt`, import.meta.url), 'utf8'))
}

test.each(Object.entries<GoldenAct>(acts))(
  'what is written when officials %s is what a careful person writes',
  async (name, { form = 'form', first, act, with: given }) => {
    const args = [given].flat().map((one) => one ?? undefined) as never[]
    const model = models[form]!
    const before = first
      ? modelOf(
          withChanges(model.files, ACTS[first.act]!(model, first.with as never).changes),
          model.edition,
        )!
      : model
    const { changes } = ACTS[act]!(before, ...args)
    expect(changes.size).toBeGreaterThan(0)
    await expect(inOneText(changes)).toMatchFileSnapshot(`./golden/${name.replaceAll(' ', '-')}.txt`)
  },
)

interface GoldenAct {
  readonly form?: string
  /** What was done before, with one argument. */
  readonly first?: { readonly act: string; readonly with: unknown }
  readonly act: string
  readonly with: unknown
}
