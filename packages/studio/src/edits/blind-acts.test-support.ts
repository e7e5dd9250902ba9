import { sampleNames, samplesOf } from '@formwright/authoring'
import { uiElementsIn } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { fieldAt, partOf, screenOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import { withMessage } from '../sentences/default-message.ts'
import { shapes, takes, writeRule } from '../shapes/shapes.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { caseFiles, changeCase, keepTrial, removeCase } from './cases.ts'
import { changeKind, setKeyword, setOptions, setRequired } from './change-field.ts'
import {
  confirmTranslation,
  setEditionTitle,
  setInEdition,
  setInTable,
  setWindow,
  translate,
} from './edition.ts'
import { setFormFact, setRequiredLanguages } from './form-facts.ts'
import { headFields, moveGroup, renameGroup, ungroup } from './groups.ts'
import { freeSampleName, keepSample } from './keep.ts'
import {
  addMember,
  changeMember,
  kindsOn,
  memberKindsOn,
  membersOf,
  moveMember,
  removeMember,
} from './members.ts'
import type { Axis } from './members.ts'
import { moveField } from './move-field.ts'
import {
  addRow,
  blocksOf,
  mergeRight,
  moveRowTo,
  removeRow,
  setBlockText,
  setCell,
  setHeading,
  setWidths,
  splitCell,
} from './paper.ts'
import { setPageStart, setOrientation } from './paper-pages.ts'
import { addPart, hasParts, movePart, removePart, renamePart } from './parts.ts'
import { setListPrinted } from './printed-list.ts'
import { removeField } from './remove-field.ts'
import { fillersOf, setFiller, setSeesPrivate } from './rights.ts'
import { addRule, changeRule, removeRule, ruleId } from './rules.ts'
import { changeTransition, setQuotas, setStateTitle, setWorkflowShape } from './workflow.ts'

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)]
}

const field = (model: StudioModel, number: number) => pick(model.fields, number)

function cell(model: StudioModel, a: number, b: number) {
  const part = pick(model.loaded.parts, a)!.key
  const block = blocksOf(model, part).findIndex(({ rows = [] }) => rows.length > 0)
  if (block < 0) return undefined
  const rows = blocksOf(model, part)[block]!.rows!
  const row = b % rows.length
  return { part, block, row, index: (a + b) % rows[row]!.length }
}

/** A table of the form, and one of its columns or lines. */
function member(model: StudioModel, a: number, b: number) {
  const tables = model.fields.flatMap(({ pointer }) =>
    (['columns', 'lines'] as const).flatMap((axis) => {
      const members = membersOf(model, pointer, axis)
      return members ? [{ pointer, axis: axis as Axis, members }] : []
    }),
  )
  const table = pick(tables, a)
  return table && { ...table, key: pick(table.members, b)?.key }
}

/** A heading of the screen with its part. */
function group(model: StudioModel, a: number, b: number) {
  const part = pick(model.loaded.parts, a)!.key
  const groups = [...uiElementsIn(screenOf(partOf(model, part)))].filter(
    ({ element }) => element.type === 'Group',
  )
  const one = pick(groups, b)
  return one && { part, pointer: one.pointer }
}

/** A case with its place. */
function aCase(model: StudioModel, a: number) {
  const all = caseFiles(model).flatMap(({ file, value }) =>
    value.cases.map((_, index) => ({ file, pointer: `/cases/${index}` })),
  )
  return pick(all, a)
}

/**
 * What somebody who edits without looking may do in the studio: numbers choose where, `undefined` where there
 * is nothing of the kind.
 */
export const ACTS = {
  add: (model: StudioModel, a: number, b: number, label: string) => {
    const after = field(model, b)
    const part = after?.part ?? model.loaded.parts[0]!.key
    const own = after ? { after: after.pointer } : {}
    return addField(model, {
      part,
      kind: pick(kindsOn(model), a)!.name,
      label: label.trim() || '栏目',
      ...own,
    })
  },
  remove: (model: StudioModel, a: number) => {
    const one = field(model, a)
    return one && model.fields.length > 1 ? removeField(model, one.pointer) : undefined
  },
  move: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    const other = field(model, b)
    return one && other && one !== other && one.part === other.part
      ? moveField(model, one.pointer, { after: other.pointer })
      : undefined
  },
  rename: (model: StudioModel, a: number, _: number, text: string) => {
    const one = field(model, a)
    return one && setKeyword(model, one.pointer, 'title', text)
  },
  unit: (model: StudioModel, a: number, b: number) => {
    const one = model.fields.find(({ schema }) => schema['x-unit'] !== undefined)
    return one && setKeyword(model, one.pointer, 'x-unit', pick(['亿元', '人', '%', '无此单位'], a + b)!)
  },
  list: (model: StudioModel, a: number, b: number) => {
    const one = pick(
      model.fields.filter(({ schema }) => schema.type === 'integer'),
      a,
    )
    const list = { columns: [{ key: 'name', title: '名称' }] }
    if (!one || b % 3 > 0)
      return one && setKeyword(model, one.pointer, 'x-list', b % 3 === 1 ? list : undefined)
    return setListPrinted(model, one.pointer, a % 2 === 0)
  },
  fact: (model: StudioModel, a: number, _: number, text: string) =>
    setFormFact(model, pick(['title', 'agency', 'summary'] as const, a)!, text || '表'),
  words: (model: StudioModel, a: number, b: number, text: string) => {
    const at = cell(model, a, b)
    return at && setCell(model, at, { text })
  },
  require: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    return one && setRequired(model, one.pointer, b % 2 === 0)
  },
  options: (model: StudioModel, a: number, _: number, text: string) => {
    const one = pick(
      model.fields.filter(({ schema }) => schema.oneOf),
      a,
    )
    return one && setOptions(model, one.pointer, [{ const: 'yes', title: text }])
  },
  kind: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    return one && changeKind(model, one.pointer, pick(kindsOn(model), b)!.name)
  },
  group: (model: StudioModel, a: number, _: number, text: string) => {
    const one = field(model, a)
    return one && headFields(model, one.pointer, text)
  },
  part: (model: StudioModel, a: number, b: number, text: string) => {
    const { parts } = model.loaded
    const { key } = pick(parts, b)!
    return pick(
      [
        () => addPart(model, text.trim() || '部分'),
        () => renamePart(model, key, text.trim() || '部分'),
        () => (hasParts(model) ? movePart(model, key, a % parts.length) : undefined),
        () => (parts.length > 1 ? removePart(model, key) : undefined),
      ],
      a,
    )!()
  },
  row: (model: StudioModel, a: number, b: number) => {
    const at = cell(model, a, b)
    return at && pick([addRow, removeRow, mergeRight, splitCell], a)!(model, at)
  },
  moveRow: (model: StudioModel, a: number, b: number) => {
    const at = cell(model, a, b)
    return at && moveRowTo(model, at, b % 9)
  },
  rule: (model: StudioModel, a: number, b: number) => {
    const names = new Names(model.bundle, model.fields, 'zh-CN')
    const shape = pick(shapes, a)!
    const fields = shape.fields.flatMap(
      (need, index) =>
        pick(
          names.fields.filter((one) => takes(need, one)),
          b + index,
        ) ?? [],
    )
    if (fields.length < shape.fields.length) return undefined
    const rule = writeRule(
      shape,
      { fields, options: names.optionsOf(fields.at(-1)!), limit: b },
      model.bundle.form,
    )
    return addRule(
      model,
      pick(model.loaded.parts, b)!.key,
      withMessage({ id: ruleId(model, 'NEW'), ...rule }, names, model.bundle.form),
    )
  },
  unrule: (model: StudioModel, a: number, b: number) => {
    const part = pick(model.loaded.parts, a)!
    const { rules } = part.files.rules!.value as { rules: unknown[] }
    return rules.length > 0 ? removeRule(model, part.key, b % rules.length) : undefined
  },
  reword: (model: StudioModel, a: number, b: number, text: string) => {
    const part = pick(model.loaded.parts, a)!
    const { rules } = part.files.rules!.value as { rules: unknown[] }
    const change = pick(
      [
        { message: text.trim() || '请核对' },
        { severity: 'warning' },
        { check: 'true' },
        { when: undefined },
        { id: `X-${b}` },
      ] as const,
      a + b,
    )!
    return rules.length > 0 ? changeRule(model, part.key, b % rules.length, change) : undefined
  },
  case: (model: StudioModel, a: number, b: number, text: string) => {
    const at = aCase(model, a)
    return at && (b % 2 === 0 ? removeCase(model, at) : changeCase(model, at, { name: text.trim() || '例' }))
  },
  regroup: (model: StudioModel, a: number, b: number, text: string) => {
    const at = group(model, a, b)
    if (!at) return undefined
    if (b % 3 === 0) return ungroup(model, at.part, at.pointer)
    return b % 3 === 1
      ? renameGroup(model, at.part, at.pointer, text)
      : moveGroup(model, at.part, at.pointer, a % 2 === 0 ? 1 : -1)
  },
  member: (model: StudioModel, a: number, b: number, text: string) => {
    const at = member(model, a, b)
    if (!at) return undefined
    const { pointer, axis, key, members } = at
    const kind = pick(memberKindsOn(model, fieldAt(model, pointer).schema.type === 'array'), a + b)!
    if (key === undefined || b % 5 === 0) return addMember(model, pointer, axis, text.trim() || '列', kind)
    if (b % 5 === 1) return members.length > 1 ? removeMember(model, pointer, axis, key) : undefined
    if (b % 5 === 2) return moveMember(model, pointer, axis, key, a % 2 === 0 ? 1 : -1)
    return changeMember(
      model,
      pointer,
      axis,
      key,
      b % 5 === 3 ? { title: text } : axis === 'columns' ? { kind } : { required: a % 2 === 0 },
    )
  },
  edition: (model: StudioModel, a: number, b: number, text: string) => {
    const from = `20${10 + (a % 40)}-01-01`
    const window = { from, to: `20${10 + (b % 40)}-12-31`, timeZone: 'Asia/Shanghai', source: text || '通知' }
    return pick(
      [
        () => setEditionTitle(model, text.trim() || '某年度'),
        () => setWindow(model, a % 3 === 0 ? undefined : window),
        () => setInEdition(model, '/years/report', [a + 2000, b + 2041]),
        () => setRequiredLanguages(model, a % 2 === 0 ? ['en'] : []),
      ],
      b,
    )!()
  },
  translate: (model: StudioModel, a: number, b: number, text: string) => {
    const one = field(model, a)
    if (!one) return undefined
    return a % 3 === 0
      ? confirmTranslation(model, 'en', one.title)
      : translate(model, pick(['en', 'de', 'fr'], b)!, one.title, text)
  },
  table: (model: StudioModel, a: number, b: number, text: string) => {
    const one = field(model, a)
    const { tables = [] } = model.bundle.edition
    return one && tables.length > 0
      ? setInTable(model, b % tables.length, one.pointer, b % 2 === 0 ? text.trim() || '列' : undefined)
      : undefined
  },
  keep: (model: StudioModel, a: number, b: number) => {
    const form = uncheckedForm(model.bundle)
    const names = sampleNames(model.loaded)
    const one = field(model, a)
    if (b % 3 === 0)
      return keepSample(model, freeSampleName(model), samplesOf(model.loaded).get(names[0]!), form)
    const rule = pick(model.bundle.rules, b)
    return one && rule && keepTrial(model, rule, pick(names, a) ?? 'empty', { [one.pointer]: b }, form)
  },
  workflow: (model: StudioModel, a: number, b: number, text: string) => {
    const states = Object.entries(model.bundle.form.workflow?.states ?? {})
    const [state, { transitions = [] }] = pick(states, a)!
    return pick(
      [
        () => setWorkflowShape(model, a % 2 === 0 ? 'report' : 'recommend'),
        () => setStateTitle(model, state, text || '状态'),
        () =>
          setQuotas(
            model,
            a % 3 === 0 ? [] : [{ of: 'province' as const, limit: a, source: text || '通知' }],
          ),
        () =>
          transitions.length > 0
            ? changeTransition(model, state, a % transitions.length, { title: text || '办', asks: ['due'] })
            : undefined,
      ],
      b,
    )!()
  },
  filler: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    const filler = one && pick(fillersOf(model, one.pointer), b)
    if (!filler) return undefined
    return b % 2 === 0
      ? setFiller(model, one.pointer, filler.role, a % 2 === 0)
      : setSeesPrivate(model, filler.role, a % 2 === 0)
  },
  pages: (model: StudioModel, a: number, b: number) => {
    const part = pick(model.loaded.parts, a)!.key
    return b % 4 === 3
      ? setPageStart(model, part, a % 2 === 0 ? 'new' : 'flow')
      : setOrientation(model, part, pick([undefined, 'portrait', 'landscape'] as const, b))
  },
  sheet: (model: StudioModel, a: number, b: number, text: string) => {
    const part = pick(model.loaded.parts, a)!.key
    const blocks = blocksOf(model, part)
    const table = blocks.findIndex(({ columns }) => columns !== undefined)
    const line = blocks.findIndex((block) => typeof block.text === 'string')
    if (b % 3 === 0 && table >= 0)
      return setWidths(
        model,
        part,
        table,
        blocks[table]!.columns!.map((width) => Math.max(5, width + (a % 7) - 3)),
      )
    if (b % 3 === 1 && line >= 0) return setBlockText(model, part, line, text.trim() || '字')
    const { heading } = partOf(model, part).files.paper!.value as { heading?: object }
    return heading && setHeading(model, part, text.trim() || '字')
  },
} satisfies Record<string, (model: StudioModel, a: number, b: number, text: string) => Act | undefined>
