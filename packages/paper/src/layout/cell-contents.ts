import {
  below,
  columnOptions,
  defaultFieldType,
  fieldAt,
  formatOfColumn,
  FieldIndex,
  holdsFields,
  isObject,
  joinPointer,
  languageOf,
  listBehind,
  titleWithUnit,
  treeOf,
  unitOf,
  valueAt,
} from '@formwright/definition'
import type {
  Field,
  FormBundle,
  FormLocale,
  ListColumn,
  PaperBlock,
  PaperCell,
  Schema,
} from '@formwright/definition'
import { line, oneCell } from '../view/paragraphs.ts'
import type { Area, Layout, PaperView, PaperViews, PaperSlot } from '../view/paper-view.ts'
import type { Paragraph } from '../page/page-model.ts'
import type { Writer } from '../write/write.ts'

/**
 * Finds the contents of a cell or block: the official texts, and the answers as the views of their field
 * types show them.
 */
export class CellContents {
  readonly #bundle: FormBundle
  readonly #views: PaperViews
  readonly answers: unknown
  readonly #writer: Writer
  readonly #fields: FieldIndex
  readonly #locale: FormLocale
  readonly #isShown: (pointer: string) => boolean

  /** @param isShown whether a field applies to the answers; on a blank form all do */
  constructor(
    bundle: FormBundle,
    views: PaperViews,
    answers: unknown,
    writer: Writer,
    locale: FormLocale,
    isShown: (pointer: string) => boolean = () => true,
  ) {
    this.#isShown = isShown
    this.#locale = locale
    this.#bundle = bundle
    this.#views = views
    this.answers = answers
    this.#writer = writer
    this.#fields = new FieldIndex(bundle)
  }

  /** The fields of a cell or block, in the order in which it names them. */
  fieldsIn({ field, fields, as }: PaperCell | PaperBlock): Field[] {
    return [...(field === undefined ? [] : [field]), ...(fields ?? [])].flatMap((pointer) =>
      this.#fieldsAt(pointer, as),
    )
  }

  /** The label in front of an answer, with the form language's separator. */
  beforeAnswer(label: string): string {
    return label === '' ? '' : this.#locale.word('label-and-value', { label, value: '' })
  }

  /**
   * The official title that a cell or block refers to, with its unit if it asks for that; `undefined` without
   * `label`.
   */
  labelOf({ label, unit }: PaperCell | PaperBlock): string | undefined {
    if (label === undefined) return undefined
    const title = treeOf(this.#bundle).nodeAt(label)?.title ?? ''
    if (!unit) return title
    const { text, language } = this.#locale
    return titleWithUnit(title, text(unitOf(this.schemaAt(label) ?? {})), language)
  }

  /**
   * The list at a pointer with its rows as texts.
   * @param blankRows number of empty rows if the list has none
   */
  listAt(pointer: string, blankRows: number) {
    const node = treeOf(this.#bundle).nodeAt(pointer)
    const list = node && listBehind(node, languageOf(this.#bundle.form))
    if (!list) return undefined
    const value = valueAt(this.answers, list.pointer)
    const isEmpty = !Array.isArray(value) || value.length === 0
    const own: readonly unknown[] = isEmpty ? Array.from({ length: blankRows }, () => ({})) : value
    const rows = own.map((row, index) =>
      list.columns.map((column) => ({
        text: this.#inColumn((row as Record<string, unknown> | null)?.[column.key], column),
        pointer: below(list.pointer, index, column.key),
      })),
    )
    return { ...list, rows }
  }

  #inColumn(value: unknown, column: ListColumn): string {
    if (column.type === 'year' && typeof value === 'number') return String(value)
    const oneOf = columnOptions(column)
    const format = formatOfColumn(column)
    const schema = { ...(oneOf ? { oneOf } : {}), ...(format ? { format } : {}) }
    return this.#writer.write(value, schema)
  }

  schemaAt(pointer: string): Schema | undefined {
    return treeOf(this.#bundle).nodeAt(pointer)?.schema
  }

  /** The area that the field type's view makes for a cell. @param width in millimetres */
  areaOf(cell: PaperCell | PaperBlock, fields: readonly Field[], width: number): Area {
    const [first] = fields
    if (!first) return oneCell([])
    const view = cell.as === undefined ? this.#viewOf(first) : undefined
    if (view?.type.shows === 'field' && fields.length > 1) return this.#inTurn(cell, fields, width)
    const layout =
      cell.as === undefined ? view && Object.values(view.layouts)[0] : this.#layoutOf(cell.as, first)
    return layout
      ? layout(this.#slotOf(cell, fields, width))
      : oneCell([
          line(this.#writer.write(valueAt(this.answers, first.pointer), first.schema), {
            pointer: first.pointer,
          }),
        ])
  }

  #slotOf(cell: PaperCell | PaperBlock, fields: readonly Field[], width: number): PaperSlot {
    const { span = 1, lead, blankRows } = cell as PaperCell
    return {
      fields,
      valueAt: (pointer) => valueAt(this.answers, pointer),
      write: this.#writer.write,
      locale: this.#locale,
      columns: 'rows' in cell && Array.isArray(cell.rows) ? 0 : span,
      width,
      ...(lead === undefined ? {} : { lead }),
      ...(blankRows === undefined ? {} : { blankRows }),
    }
  }

  /**
   * Several fields that no view shows together, such as the members of an object: one below the other, each
   * under its title.
   */
  #inTurn(cell: PaperCell | PaperBlock, fields: readonly Field[], width: number): Area {
    const paragraphs = fields.flatMap((field) => {
      const own = this.areaOf(cell, [field], width)
        .flat()
        .flatMap((one) => one.paragraphs)
      const [only, ...others] = own
      if (!only || others.length > 0) return [line(this.beforeAnswer(field.title)), ...own]
      return [{ ...only, runs: [{ text: this.beforeAnswer(field.title) }, ...only.runs] }]
    })
    return oneCell(paragraphs, { align: 'left' })
  }

  /** The view of the field's default type. */
  #viewOf(field: Field): PaperView | undefined {
    const type = defaultFieldType(
      field,
      this.#views.map((view) => view.type),
    )
    return this.#views.find((candidate) => candidate.type === type)
  }

  #layoutOf(as: string, field: Field): Layout | undefined {
    const able = this.#layoutsNamed(as)
    return (able.find((view) => view.type.accepts(field)) ?? able[0])?.layouts[as]
  }

  #layoutsNamed(as: string): PaperViews {
    return this.#views.filter((view) => Object.hasOwn(view.layouts, as))
  }

  #fieldsAt(pointer: string, as: string | undefined): Field[] {
    const exact = this.#fields.get(pointer)
    if (exact) return [exact]
    const inside = this.#fields.within(pointer)
    if (inside.length > 0) return this.#taken(pointer, inside)
    const cell = this.#cellAt(pointer)
    return cell.length > 0 ? cell : this.#inRow(pointer, as)
  }

  /** In a group that is filled in, the fields of alternatives that were not chosen are left out. */
  #taken(pointer: string, fields: Field[]): Field[] {
    const group = valueAt(this.answers, pointer)
    if (!isObject(group) || Object.keys(group).length === 0) return fields
    return fields.filter(({ node, pointer: at }) => node.parent?.kind !== 'branch' || this.#isShown(at))
  }

  /**
   * A field of one row. For an object in a row its members, unless the layout belongs to a type that shows it
   * as a whole.
   */
  #inRow(pointer: string, as: string | undefined): Field[] {
    const node = treeOf(this.#bundle).nodeAt(pointer)
    if (!node) return []
    const whole = fieldAt(node, pointer)
    if (
      !holdsFields(node) ||
      (as !== undefined && this.#layoutsNamed(as).some(({ type }) => type.accepts(whole)))
    )
      return [whole]
    return node.children.flatMap((child) =>
      child.kind === 'variants' ? [] : this.#inRow(pointer + joinPointer([child.key]), as),
    )
  }

  /** A cell that is printed separately from its field is treated as a field of one cell. */
  #cellAt(pointer: string): Field[] {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const field = this.#fields.get(at)
      const node = field && field.node.kind !== 'rows' ? treeOf(this.#bundle).nodeAt(pointer) : undefined
      if (field && node)
        return [
          {
            ...field,
            node,
            pointer,
            schema: node.schema,
            title: node.schema.title ?? field.title,
            cells: field.cells.filter(
              (cell) => cell.pointer === pointer || cell.pointer.startsWith(`${pointer}/`),
            ),
          },
        ]
    }
    return []
  }
}

/** The official text of a cell above and below its answer. */
export function words(text: string | undefined, style: Paragraph['style'] = 'cell'): Paragraph[] {
  return text === undefined ? [] : text.split('\n').map((part) => line(part, { style }))
}
