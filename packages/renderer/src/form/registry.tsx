import { useMemo } from 'react'
import { defaultFieldType } from '@formwright/definition'
import type { Field, FieldIndex, UiElement } from '@formwright/definition'
import type { JsonFormsRendererRegistryEntry, UISchemaElement } from '@jsonforms/core'
import { layoutRenderers } from '../layout/layouts.tsx'
import type { RendererEntry } from '../scope/scoped.tsx'
import { pointerOfScope } from '../source/paths.ts'
import { Boundary } from './boundary.tsx'
import { fieldsIn } from './fields-in.ts'
import { useFormHost } from './host.ts'
import type { ScreenFace } from './host.ts'

/** Ranks: a type named by the screen, one that suits the field, our layouts; stock renderers are far below. */
const NAMED = 1000
const SUITING = 500

/** The renderers of a form: our faces and layouts, then those handed in, stock ones or an agency's own. */
export function renderersOf(
  fields: FieldIndex,
  faces: readonly ScreenFace[],
  others: readonly JsonFormsRendererRegistryEntry[],
): RendererEntry[] {
  const types = faces.map((face) => face.type)
  return [...others, ...layoutRenderers, ...faces.map((face) => entryOf(face, fields, types))]
}

/** True when our faces show every control of a screen, so that no other renderers are needed. */
export function shownByFaces(element: UiElement, fields: FieldIndex, faces: readonly ScreenFace[]): boolean {
  const types = faces.map((face) => face.type)
  if (types.some(({ name, shows }) => shows === 'group' && name === element.options?.type)) return true
  if (element.type !== 'Control')
    return (element.elements ?? []).every((child) => shownByFaces(child, fields, faces))
  const field = fields.get(pointerOfScope(element.scope ?? ''))
  return (
    field !== undefined &&
    (types.some(({ name }) => name === element.options?.type) || defaultFieldType(field, types) !== undefined)
  )
}

function entryOf(face: ScreenFace, fields: FieldIndex, types: readonly ScreenFace['type'][]): RendererEntry {
  const { name, shows } = face.type
  const suits = (field: Field) => defaultFieldType(field, types) === face.type
  return {
    unscoped: true,
    renderer: rendererOf(face),
    tester: (uischema, schema, { rootSchema }) => {
      const element = uischema as UiElement
      const named = element.options?.type
      if (shows === 'group') return element.type === 'Group' && named === name ? NAMED : -1
      if (element.type !== 'Control' || schema !== rootSchema) return -1
      const field = fields.get(pointerOfScope(element.scope ?? ''))
      if (!field) return -1
      return named === undefined ? (suits(field) ? SUITING : -1) : named === name ? NAMED : -1
    },
  }
}

const made = new WeakMap<ScreenFace, ReturnType<typeof makeRenderer>>()

/** The same component for the same face, whatever else is registered: nothing on the page starts anew. */
function rendererOf(face: ScreenFace) {
  let renderer = made.get(face)
  if (!renderer) made.set(face, (renderer = makeRenderer(face)))
  return renderer
}

function makeRenderer({ Face }: ScreenFace) {
  return function FaceRenderer({ uischema }: { readonly uischema: UISchemaElement }) {
    const element = uischema as UiElement
    const host = useFormHost()
    const shown = useMemo(() => fieldsIn(element, host.fields), [element, host.fields])
    return (
      <Boundary>
        <Face fields={shown} element={element} />
      </Boundary>
    )
  }
}
