import { casesOf, changesNothing } from '@formwright/authoring'
import {
  ATTACHMENTS,
  below,
  fileInfo,
  isWithin,
  listPointer,
  splitPointer,
  targetOf,
  uiElementsIn,
  parentPointer,
} from '@formwright/definition'
import type { PaperBlock, PaperCell, UiElement } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import { fieldAt, partOf, writtenAt, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { gridOf, reachingOver } from '../paper/grid.ts'
import { mentionsOf, namesField } from '../usage/mentions.ts'
import type { Mention } from '../usage/mentions.ts'
import { act } from './act.ts'
import { carryDropped } from './carry.ts'
import type { Act } from './act.ts'
import { ofOtherEditions } from './other-editions.ts'
import { forgetOwnRegion } from './own-region.ts'
import { forgetLater } from './signing.ts'
import { removeRules, rulesIn, rulesWithout } from './rules-without.ts'
import { forgetUnused } from './unused.ts'

/**
 * Removes a field with everything that refers to it: screen, paper, rules, cases, samples, tables, workflow.
 */
export function removeField(model: StudioModel, pointer: string): Act {
  const field = fieldAt(model, pointer)
  return act(model, { name: 'remove-field', values: { label: field.label || field.title } }, (edits) => {
    const mentions = mentionsOf(model, pointer)
    const rules = rulesWithout(model, rulesIn(model, mentions), namesField(pointer), field.title)
    const gone = rules.filter(({ rest }) => rest === undefined)
    removeFromPaper(model, edits, field.part, withinPart(field.part, pointer))
    removeElements(
      edits,
      mentions.filter(({ kind }) => kind === 'ui'),
    )
    removeRules(edits, rules)
    removeFromCases(model, edits, pointer, new Set(gone.map(({ id }) => id)))
    removeFromSamples(model, edits, pointer)
    removeFromSchema(model, edits, field.schemaPointer)
    const stays = ofOtherEditions(model, edits)
    removeEntries(edits, mentions, stays)
    forgetLater(edits, pointer, stays)
    if (!stays(pointer)) forgetOwnRegion(edits, pointer)
    carryDropped(model, edits, field.id)
    forgetUnused(model, edits)
  })
}

/** Removes controls, groups that become empty, and horizontal layouts with a single control left. */
export function removeElements(edits: FileEdits, mentions: readonly Mention[]): void {
  const before = new Map(mentions.map(({ file }) => [file, linesOfOne(edits.json(file))] as const))
  for (const { file, pointer } of [...mentions].reverse()) {
    const json = edits.json(file)
    let at = pointer.replace(/\/(scope|options\/list|notShown\/\d+)$/, '')
    if (pointer.includes('/notShown/')) {
      json.remove(pointer)
      continue
    }
    json.remove(at)
    for (at = parentPointer(parentPointer(at)); at !== ''; at = parentPointer(parentPointer(at))) {
      const { elements } = json.get(at) as { elements?: unknown[] }
      if (elements === undefined || elements.length > 0) break
      json.remove(at)
    }
  }
  for (const [file, alone] of before) {
    const json = edits.json(file)
    const found = [...linesOfOne(json)].reverse()
    for (const [at, control] of found)
      if (![...alone.values()].includes(control)) json.set(at, JSON.parse(control))
  }
}

/** Horizontal layouts with a single control: pointer → that control. */
function linesOfOne(json: JsonText): ReadonlyMap<string, string> {
  const lines = [...uiElementsIn(json.get('') as UiElement)].filter(
    ({ element }) => element.type === 'HorizontalLayout' && element.elements?.length === 1,
  )
  return new Map(lines.map(({ element, pointer }) => [pointer, JSON.stringify(element.elements![0])]))
}

/** Removes the cells and blocks of a field, by its pointer within the part. */
export function removeFromPaper(model: StudioModel, edits: FileEdits, part: string, relative: string): void {
  const source = partOf(model, part).files.paper!
  const { blocks, notShown = [] } = source.value as { blocks: readonly PaperBlock[]; notShown?: string[] }
  const json = edits.json(source.file)
  const named = (name: string | undefined) => name !== undefined && isWithin(name, relative)
  for (const index of notShown.keys()) if (named(notShown[index])) json.remove(`/notShown/${index}`)
  for (const [index, block] of [...blocks.entries()].reverse()) {
    const fields = block.fields ?? []
    const kept = fields.filter((one) => !named(one))
    if (
      named(block.field) ||
      named(block.label) ||
      named(block.repeat) ||
      named(block.list) ||
      (fields.length > 0 && kept.length === 0)
    ) {
      json.remove(`/blocks/${index}`)
    } else if (kept.length < fields.length) json.set(`/blocks/${index}/fields`, kept)
    else if (block.rows) {
      removeCells(json, `/blocks/${index}`, block.rows, named)
      if ((json.get(`/blocks/${index}/rows`) as unknown[]).length === 0) json.remove(`/blocks/${index}`)
    }
  }
}

/**
 * Removes the cells of a field. Remaining cells of the row get their width; a row without remaining cells is
 * removed.
 */
export function removeCells(
  json: JsonText,
  block: string,
  rows: readonly (readonly PaperCell[])[],
  named: (name: string | undefined) => boolean,
): void {
  const grid = gridOf(rows)
  const concerns = (cell: PaperCell) =>
    named(cell.field) || named(cell.label) || (cell.fields?.length === 1 && named(cell.fields[0]))
  for (const [row, cells] of [...rows.entries()].reverse()) {
    for (const [index, cell] of cells.entries()) {
      const fields = cell.fields ?? []
      if (fields.length > 1 && fields.some(named))
        json.set(
          `${block}/rows/${row}/${index}/fields`,
          fields.filter((one) => !named(one)),
        )
    }
    if (!cells.some(concerns)) continue
    const kept = cells.filter((cell) => !concerns(cell))
    const answers = kept.some((cell) => cell.field !== undefined || cell.fields !== undefined)
    if (answers) {
      const room = cells.filter(concerns).reduce((sum, cell) => sum + (cell.span ?? 1), 0)
      const last = kept.at(-1)!
      json.set(`${block}/rows/${row}`, [...kept.slice(0, -1), { ...last, span: (last.span ?? 1) + room }])
      continue
    }
    for (const one of reachingOver(grid, row)) {
      const at = `${block}/rows/${one.row}/${one.index}/rows`
      json.set(at, (json.get(at) as number) - 1)
    }
    handDown(json, block, row, kept)
    json.remove(`${block}/rows/${row}`)
  }
}

/** When a row is removed, moves its merged headings to the next row, one row shorter. */
function handDown(json: JsonText, block: string, row: number, kept: readonly PaperCell[]): void {
  const tall = kept.filter((cell) => (cell.rows ?? 1) > 1)
  const next = `${block}/rows/${row + 1}`
  const following = json.get(next) as PaperCell[] | undefined
  if (tall.length === 0 || !following) return
  json.set(next, [...tall.map((cell) => ({ ...cell, rows: cell.rows! - 1 })), ...following])
}

/** Removes values at a pointer that the form no longer has from samples and cases. */
export function forgetPointer(model: StudioModel, pointer: string): Act {
  return act(model, { name: 'forget-place' }, (edits) => {
    removeFromCases(model, edits, pointer, new Set())
    removeFromSamples(model, edits, pointer)
  })
}

export function removeFromCases(
  model: StudioModel,
  edits: FileEdits,
  pointer: string,
  gone: ReadonlySet<string>,
): void {
  const target = targetOf(pointer)
  const isOfIt = (at: string, value?: unknown) =>
    isWithin(at, pointer) || isListOf(at, target) || isAbout(value, target)
  // cases whose changes would all be removed are removed too, as they would only repeat their base
  const idle = new Set(
    casesOf(model.loaded).flatMap(({ source, pointer: at, from, changes }) => {
      const kept = changes.filter(([to, value]) => !isOfIt(to, value))
      const isIdle = kept.length < changes.length && changesNothing(from, kept)
      return isIdle ? [`${source.file}#${at}`] : []
    }),
  )
  for (const [file, source] of model.loaded.sources) {
    if (fileInfo(file).kind !== 'cases') continue
    const { cases } = source.value as {
      cases: {
        set?: Record<string, unknown>
        remove?: string[]
        expect: { code: string; pointer: string }[]
      }[]
    }
    const json = edits.json(file)
    for (const [index, written] of [...cases.entries()].reverse()) {
      const set = Object.entries(written.set ?? {})
      const keptSet = set.filter(([at, value]) => !isOfIt(at, value))
      const keptExpect = written.expect.filter(
        ({ code, pointer: at }) => !isWithin(at, pointer) && !gone.has(code),
      )
      const { remove = [] } = written
      const keptRemove = remove.filter((at) => !isOfIt(at))
      const changes = keptSet.length + keptRemove.length
      const isTouched = changes < set.length + remove.length || keptExpect.length < written.expect.length
      if (!isTouched) continue
      const shows =
        changes > 0 &&
        !idle.has(`${source.file}#/cases/${index}`) &&
        (written.expect.length === 0 || keptExpect.length > 0)
      if (!shows) json.remove(`/cases/${index}`)
      else {
        if (keptSet.length === 0 && set.length > 0) json.remove(`/cases/${index}/set`)
        else if (keptSet.length < set.length) json.set(`/cases/${index}/set`, Object.fromEntries(keptSet))
        if (keptRemove.length === 0 && remove.length > 0) json.remove(`/cases/${index}/remove`)
        else if (keptRemove.length < remove.length) json.set(`/cases/${index}/remove`, keptRemove)
        if (keptExpect.length < written.expect.length) json.set(`/cases/${index}/expect`, keptExpect)
      }
    }
    if ((json.get('/cases') as unknown[]).length === 0) edits.remove(file)
  }
}

/** Whether a pointer is in a list behind a field or a part of it. */
function isListOf(at: string, target: string): boolean {
  const [member, key = ''] = splitPointer(at)
  return member === 'lists' && isPartOf(key, target)
}

function isAbout(value: unknown, target: string): boolean {
  const named = (value as { target?: unknown } | null)?.target
  return typeof named === 'string' && isPartOf(named, target)
}

/** Whether a target is another one or lies in it. */
function isPartOf(name: string, target: string): boolean {
  return name === target || name.startsWith(`${target}.`)
}

export function removeFromSamples(model: StudioModel, edits: FileEdits, pointer: string): void {
  const target = targetOf(pointer)
  for (const [file, source] of model.loaded.sources) {
    if (fileInfo(file).kind !== 'answers') continue
    const json = edits.json(file)
    if (json.get(pointer) !== undefined) json.remove(pointer)
    const { attachments = [], lists = {} } = source.value as { attachments?: unknown[]; lists?: object }
    for (const [index, one] of [...attachments.entries()].reverse())
      if (isAbout(one, target)) json.remove(below(ATTACHMENTS, index))
    for (const key of Object.keys(lists)) if (isPartOf(key, target)) json.remove(listPointer(key))
  }
}

/** Pointers in `form.json` that `forgetLater` handles. */
const LATER = /^\/workflow\/(later|states\/[^/]+\/(attach|transitions\/\d+\/filled))\//

/**
 * Removes table columns and workflow entries that name the field.
 * @param stays whether another edition has the field as well
 */
export function removeEntries(
  edits: FileEdits,
  mentions: readonly Mention[],
  stays: (path: string) => boolean,
): void {
  const isGone = (pointer: string, text: string) => !LATER.test(pointer) && !stays(text)
  const entries = mentions.filter(
    ({ kind, pointer, text }) => kind === 'edition' || (kind === 'form' && isGone(pointer, text)),
  )
  for (const { file, pointer, asKey } of entries.reverse()) {
    const column = /^(\/tables\/\d+\/columns\/\d+)\/value$/.exec(pointer)?.[1]
    if (column !== undefined) removeColumn(edits.json(file), column)
    else if (asKey || /\/\d+$|^\/region\/[^/]+$/.test(pointer)) edits.json(file).remove(pointer)
  }
}

/** Removes a column of a table; with the last one the table, as it must not be empty. */
function removeColumn(json: JsonText, column: string): void {
  const columns = parentPointer(column)
  const isLast = (json.get(columns) as unknown[]).length === 1
  json.remove(isLast ? parentPointer(columns) : column)
}

/** Removes a member of a schema, and groups that become empty. */
export function removeFromSchema(model: StudioModel, edits: FileEdits, schemaPointer: string): void {
  const { file, pointer } = writtenAt(model, schemaPointer)
  const json = edits.json(file)
  const key = pointer.slice(pointer.lastIndexOf('/') + 1)
  const holder = parentPointer(parentPointer(pointer))
  json.remove(pointer)
  const required = (json.get(`${holder}/required`) as string[] | undefined) ?? []
  const index = required.indexOf(key)
  if (index >= 0) {
    if (required.length === 1) json.remove(`${holder}/required`)
    else json.remove(`${holder}/required/${index}`)
  }
  const rest = Object.keys((json.get(`${holder}/properties`) as object | undefined) ?? {})
  if (rest.length === 0 && holder !== '')
    removeFromSchema(model, edits, schemaPointer.slice(0, schemaPointer.lastIndexOf('/properties/')))
}
