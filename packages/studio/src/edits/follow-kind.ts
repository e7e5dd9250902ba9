import { parentPointer } from '@formwright/definition'
import type { Field, PaperBlock, Schema } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { FieldKind } from '../kinds/kinds.ts'
import { controlOf, partOf, screenOf, withinPart } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { groupOf, lineOf, typeOfGroup } from './add-field.ts'
import { tableOf } from './add-to-paper.ts'

/**
 * Moves the control of a field whose kind changes out of a table that shows other kinds only, such as that
 * of years, or into one.
 */
export function followOnScreen(model: StudioModel, edits: FileEdits, field: Field, kind: FieldKind): void {
  const part = partOf(model, field.part)
  const screen = screenOf(part)
  const at = controlOf(part, withinPart(field.part, field.pointer))
  const group = at === undefined ? undefined : typeOfGroup(screen, at)
  if (at === undefined || group?.type === kind.groupType) return
  const json = edits.json(part.files.ui!.file)
  const control = json.get(at) as object
  const element = kind.groupType === undefined ? control : groupOf(field.title, kind.groupType, control)
  const line = lineOf(screen, at)
  const holder = group?.pointer ?? (line === at ? undefined : line)
  if (holder === undefined) return json.set(at, element)
  const { elements } = json.get(parentPointer(parentPointer(at))) as { readonly elements: readonly unknown[] }
  const isAlone = elements.length === 1 && parentPointer(parentPointer(at)) === holder
  if (isAlone) return json.set(holder, element)
  json.remove(at)
  json.insert(parentPointer(holder), Number(holder.slice(holder.lastIndexOf('/') + 1)) + 1, element)
}

/** Prints the unit of a field whose kind changes behind its label, and its pages as a table, or no longer. */
export function followOnPaper(model: StudioModel, edits: FileEdits, field: Field, kind: FieldKind): void {
  const { file, value } = partOf(model, field.part).files.paper!
  const relative = withinPart(field.part, field.pointer)
  const json = edits.json(file)
  const { blocks } = value as { readonly blocks: readonly PaperBlock[] }
  const hasUnit = unitOfKind(kind) !== undefined
  const hadUnit = unitOfField(field) !== undefined
  for (const [index, block] of blocks.entries()) {
    if (block.repeat === relative && !kind.pages) {
      const asked = { part: field.part, kind: kind.name, label: field.title }
      json.set(`/blocks/${index}`, tableOf(model, edits, asked, kind, relative))
      continue
    }
    const cells = (block.rows ?? []).flatMap((row, y) =>
      row.map((cell, x) => ({ cell, at: `/blocks/${index}/rows/${y}/${x}` })),
    )
    for (const { cell, at } of [{ cell: block, at: `/blocks/${index}` }, ...cells]) {
      if (cell.label !== relative) continue
      if (hasUnit && !hadUnit && cell.unit === undefined) json.set(`${at}/unit`, true)
      if (!hasUnit && cell.unit !== undefined) json.remove(`${at}/unit`)
    }
  }
}

/** The schema of a kind with the unit that the field had, unless one of them is a percentage. */
export function withUnitOf(written: Schema, { own = {} }: FieldKind, field: Field): Schema {
  const unit = unitOfField(field)
  return own['x-unit'] === undefined || unit === undefined || unit === '%'
    ? written
    : { ...written, 'x-unit': unit }
}

function unitOfField({ schema, cells }: Field): string | undefined {
  return schema['x-unit'] ?? (schema['x-annual'] === undefined ? undefined : cells[0]?.schema['x-unit'])
}

function unitOfKind({ schema, own = {} }: FieldKind): string | undefined {
  return own['x-unit'] ?? schema['x-unit']
}
