import {
  languageOf,
  listBehind,
  closest,
  fieldAt,
  holdsFields,
  isWithin,
  overlap,
  pointerOfPath,
  resolveYearPointer,
  scopeOfPointer,
  treeOf,
  typoOf,
} from '@formwright/definition'
import type {
  Field,
  FormNode,
  JsonSource,
  PaperBlock,
  PaperCell,
  PaperPart,
  Problem,
} from '@formwright/definition'
import { fileProblem, meantInstead, partSource, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { answeredIn, cellsOf, inRows, repeats, rowCells, tableRows } from './paper-cells.ts'
import type { Spot } from './paper-cells.ts'
import { printedRows } from './printed-rows.ts'
import { printedTables } from './printed-tables.ts'
import { forgottenIn } from './open-fields.ts'

/** Each field must be on paper exactly once, pointers must exist, and rows must fill their table. */
export const paper: LintCheck = (context) =>
  context.bundle.parts.flatMap(({ key }) => partPaper(context, key))

interface Written extends Spot {
  /** As written in the file. */
  readonly written: string
}

function partPaper(context: LintContext, part: string): Problem[] {
  const source = partSource(context, part, 'paper')
  const { blocks, page, notShown = [] } = source.value as PaperPart
  const resolved = new Map<string, string>()
  const absolute = (path: string) => {
    let pointer = resolved.get(path)
    if (pointer === undefined)
      resolved.set(path, (pointer = resolveYearPointer(context.bundle, context.pointerIn(part, path))))
    return pointer
  }
  const named = (written: string, at: string): Written => ({ pointer: absolute(written), written, at })
  const fields: Written[] = []
  const labels: Written[] = []
  for (const { pointer, at } of repeats(blocks, '')) {
    if (pointer.includes('*')) labels.push(named(pointer, at))
    else fields.push(named(pointer, at))
  }
  for (const { pointer, at } of inRows(blocks)) labels.push(named(pointer, at))
  const lists = blocks.flatMap(({ list }, index) =>
    list === undefined ? [] : [named(list, `/blocks/${index}/list`)],
  )
  for (const { cell, at } of cellsOf(blocks)) {
    if (cell.field !== undefined) fields.push(named(cell.field, `${at}/field`))
    if (cell.label !== undefined) labels.push(named(cell.label, `${at}/label`))
    for (const [index, pointer] of (cell.fields ?? []).entries())
      fields.push(named(pointer, `${at}/fields/${index}`))
  }
  const hidden = notShown.map((pointer, index) => named(pointer, `/notShown/${index}`))
  const known = knownPointers(context, part)
  const tree = treeOf(context.bundle)
  const unknown = [...fields, ...labels, ...hidden].filter(
    ({ pointer }) => !known.has(pointer) && !(pointer.includes('/*') && tree.nodeAt(pointer)),
  )
  const listed = pointersOfLists(context, part)
  const printed = new Printed(fields)
  const located = meantInstead(
    context
      .fieldsIn(part)
      .filter((field) => field.cells.length > 0)
      .flatMap((field) => counted(source, field, printed, hidden)),
    'twice-on-paper',
    'not-on-paper',
  ).filter(({ code }) => code !== 'not-on-paper' || unknown.length === 0)
  const nodeOf = (pointer: string) => tree.nodeAt(absolute(pointer))
  const notPrinted = hidden.map(({ pointer }) => pointer)
  const inRepeats = unknown.length === 0 ? printedRows(source, blocks, notPrinted, nodeOf, absolute) : []
  const found = [...located, ...inRepeats]
  const ofForm: Named = { fieldOf: (written) => context.fieldAt(absolute(written)), all: context.fields }
  const ofRow = (row: string): Named => {
    // identified by title; that it belongs to a row is evident
    const titled = (node: FormNode): Field => ({ ...fieldAt(node), label: node.title })
    const fieldOf = (written: string) => {
      const node = nodeOf(row + pointerOfPath(written))
      return node && titled(node)
    }
    return { fieldOf, all: (nodeOf(row)?.children ?? []).map(titled) }
  }
  const listAt = (pointer: string) => {
    const node = nodeOf(pointer)
    return node && listBehind(node, languageOf(context.bundle.form))
  }
  const cellAt = (pointer: string) => {
    const node = nodeOf(pointer)
    const field = context.fieldAt(absolute(pointer)) ?? (node && fieldAt(node))
    const [cell, ...others] = field?.cells ?? []
    return others.length === 0 ? cell : undefined
  }
  const { page: setup } = context.bundle.edition
  const tables = printedTables(source, { blocks, page }, setup, listAt, cellAt)
  const isShort = tables.some(
    ({ code, params }) => code === 'row-width' && Number(params.width) < Number(params.columns),
  )
  // the missing field was probably meant to be in the row that is too short
  const lost = isShort && located.filter(({ code }) => code === 'not-on-paper').length === 1
  if (blocks.length === 0 && located.length > 1)
    return [fileProblem(source, '/blocks', 'paper-empty', { count: located.length })]
  return [
    ...unknown.map((written) => unknownCell(source, written, known, part)),
    ...lists
      .filter(({ pointer }) => !listed.has(pointer))
      .map((written) => unknownCell(source, written, listed, part)),
    ...located.filter(({ code }) => !lost || code !== 'not-on-paper'),
    ...inRepeats,
    ...tables,
    ...[...cellsOf(blocks)].flatMap(({ cell, at }) =>
      layout(context, source, cell, at, answeredIn(cell).map(absolute)),
    ),
    ...[...rowCells(blocks, '')].flatMap(({ cell, at, row }) =>
      layout(
        context,
        source,
        cell,
        at,
        answeredIn(cell).map((pointer) => absolute(row + pointerOfPath(pointer))),
      ),
    ),
    ...[...cellsOf(blocks)].flatMap(({ cell, at }) => wordsTwice(source, cell, at)),
    ...[...tableRows(blocks, '')].flatMap(({ cells, at, row }) => {
      // one of two equal values was probably meant to be another one
      if (found.some(({ pointer }) => isWithin(pointer, at))) return []
      const names = row === '' ? ofForm : ofRow(row)
      return [...otherLabels(source, cells, at, names), ...otherWords(source, cells, at, names)]
    }),
  ]
}

/** Pointers of fields, their cells, and the groups around them. */
function knownPointers(context: LintContext, part: string): Set<string> {
  const known = new Set<string>()
  const top = part === '' ? 0 : part.length + 1
  for (const field of context.fields) {
    if (field.part !== part) continue
    for (const { pointer } of [field, ...field.cells]) {
      for (let at = pointer; at.length > top; at = at.slice(0, at.lastIndexOf('/'))) known.add(at)
    }
  }
  return known
}

/** The pointers in a part that have a list behind them. */
function pointersOfLists(context: LintContext, part: string): Set<string> {
  const fields = context.fieldsIn(part)
  const cells = fields.flatMap((field) => [field, ...field.cells])
  return new Set(cells.flatMap(({ pointer, schema }) => (schema['x-list'] ? [pointer] : [])))
}

function unknownCell(
  source: JsonSource,
  { written: cell, at }: Written,
  known: ReadonlySet<string>,
  part: string,
): Problem {
  const relative = (absolute: string) => (part === '' ? absolute : absolute.slice(part.length + 1))
  const writings = [...known].map((path) => {
    if (cell.startsWith('#')) return scopeOfPointer(relative(path))
    return cell.startsWith('/') ? relative(path) : relative(path).slice(1).replaceAll('/', '.')
  })
  return fileProblem(
    source,
    at,
    'cell-unknown',
    { cell, suggestion: closest(cell, writings) },
    quoted(typoOf(cell, writings)),
  )
}

/** Index of what is printed, by pointer and by containing pointer. */
class Printed {
  readonly #at = new Map<string, Written[]>()
  readonly #below = new Map<string, Written[]>()

  constructor(written: readonly Written[]) {
    for (const entry of written) {
      put(this.#at, entry.pointer, entry)
      for (const above of pointersAbove(entry.pointer)) put(this.#below, above, entry)
    }
  }

  /** The cells for a pointer or something around it, in the order of the paper. */
  atOrAbove(pointer: string): readonly Written[] {
    return [...pointersAbove(pointer).reverse(), pointer].flatMap((at) => this.#at.get(at) ?? [])
  }

  /** The cells for something inside a pointer. */
  below(pointer: string): readonly Written[] {
    return this.#below.get(pointer) ?? []
  }
}

function put(map: Map<string, Written[]>, key: string, entry: Written): void {
  const known = map.get(key)
  if (known) known.push(entry)
  else map.set(key, [entry])
}

/** The pointers around a pointer, the nearest first. */
function pointersAbove(pointer: string): string[] {
  const above: string[] = []
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
    above.push(pointer.slice(0, end))
  return above
}

function counted(source: JsonSource, field: Field, printed: Printed, hidden: readonly Written[]): Problem[] {
  const whole = printed.atOrAbove(field.pointer)
  const parts = printed.below(field.pointer)
  const [shown = parts[0]] = whole
  if (shown && hidden.some(({ pointer }) => pointer === field.pointer))
    return [fileProblem(source, shown.at, 'not-shown-though', { field: field.label })]
  const cellsShown = field.cells.every((cell) => parts.some(({ pointer }) => isWithin(cell.pointer, pointer)))
  if (whole.length === 1 && parts.length === 0) return []
  if (whole.length === 0 && parts.length > 0 && cellsShown) return []
  if (whole.length + parts.length === 0) {
    const excused = hidden.some(({ pointer }) => isWithin(field.pointer, pointer))
    return excused ? [] : [fileProblem(source, '', 'not-on-paper', { field: field.label })]
  }
  if (whole.length === 0) return [fileProblem(source, parts[0]!.at, 'not-on-paper', { field: field.label })]
  const second = [...whole, ...parts][1]!
  return [
    fileProblem(source, second.at, 'twice-on-paper', {
      field: field.label,
      count: whole.length + parts.length,
    }),
  ]
}

/** A cell prints either a text or a label. */
function wordsTwice(source: JsonSource, cell: PaperCell | PaperBlock, at: string): Problem[] {
  if (cell.text === undefined || cell.label === undefined) return []
  return [fileProblem(source, `${at}/text`, 'cell-words-twice', { other: 'label' })]
}

/** The fields that can be named in a row: those of the form, or those of a printed row. */
interface Named {
  readonly fieldOf: (written: string) => Field | undefined
  readonly all: readonly Field[]
}

/**
 * In a row of labels each followed by its value, a label must be that of the value or of a group around it.
 */
function otherLabels(
  source: JsonSource,
  row: readonly PaperCell[],
  at: string,
  { fieldOf }: Named,
): Problem[] {
  const names = row.filter(({ label }) => label !== undefined)
  const values = row.filter(({ field, fields }) => field !== undefined || fields !== undefined)
  const isPaired =
    names.length === values.length &&
    (names.length === 1 ||
      names.every((name, index) => row.indexOf(values[index]!) === row.indexOf(name) + 1))
  if (!isPaired) return []
  const found = names.flatMap((name, index) => {
    const [written, shown] = [name.label, values[index]!.field]
    if (written === undefined || shown === undefined) return []
    const [label, field] = [fieldOf(written), fieldOf(shown)]
    if (!label || !field || overlap(label.pointer, field.pointer)) return []
    const params = { label: label.label, field: field.label, suggestion: shown }
    return [fileProblem(source, `${at}/${row.indexOf(name)}/label`, 'label-other', params)]
  })
  // two swapped labels are one mistake
  return found.slice(0, 1)
}

/** The same for a label written as text: it must not be that of a neighbouring field. */
function otherWords(
  source: JsonSource,
  row: readonly PaperCell[],
  at: string,
  { fieldOf, all }: Named,
): Problem[] {
  const [words, value] = row
  const text = words?.text?.replaceAll(/\s/g, '')
  if (row.length !== 2 || !text || value?.field === undefined) return []
  const field = fieldOf(value.field)
  const isNameOf = ({ title }: { readonly title: string }) => title.replaceAll(/\s/g, '') === text
  if (!field || isNameOf(field)) return []
  const other = all.find(
    (otherField) =>
      otherField !== field && isNameOf(otherField) && !overlap(otherField.pointer, field.pointer),
  )
  if (!other) return []
  const params = { label: other.label, field: field.label, suggestion: `"label": "${value.field}"` }
  return [fileProblem(source, `${at}/0/text`, 'label-other', params)]
}

/** A layout must be one of the field type's. */
function layout(
  { bundle, fields, fieldTypes }: LintContext,
  source: JsonSource,
  { as }: PaperCell | PaperBlock,
  at: string,
  pointers: readonly string[],
): Problem[] {
  if (as === undefined || (pointers.length === 0 && as === INSTRUCTIONS)) return []
  const shown = pointers.flatMap((pointer) => {
    const ofForm = pointer.includes('/*') ? [] : fields.filter((field) => overlap(field.pointer, pointer))
    // a cell of a field, or of a row, is laid out like a field
    const node = treeOf(bundle).nodeAt(pointer)
    const own = node
      ? [node, ...(holdsFields(node) ? node.children : [])].map((member) => fieldAt(member))
      : []
    return [...ofForm, ...own]
  })
  const able = fieldTypes.filter((type) => shown.some((field) => type.accepts(field)))
  if (shown.length > 0 && shown.every(({ node }) => forgottenIn(node) !== undefined)) return []
  if (able.length === 0 || able.some(({ paper: layouts }) => layouts.includes(as))) return []
  const known = [...new Set(able.flatMap(({ paper: layouts }) => layouts))]
  const suggestion = closest(as, known)
  return [
    fileProblem(
      source,
      `${at}/as`,
      'layout-unknown',
      { layout: as, suggestion, known },
      quoted(typoOf(as, known)),
    ),
  ]
}

/** Prints the instructions of the edition; it has no field. */
const INSTRUCTIONS = 'instructions'
