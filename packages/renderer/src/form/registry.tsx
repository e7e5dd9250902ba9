import { useMemo } from 'react'
import { defaultFieldType, fieldAt, holdsFields, treeOf } from '@formwright/definition'
import type { Field, FieldIndex, FieldType, FormNode, TreeBundle, UiElement } from '@formwright/definition'
import type { JsonFormsRendererRegistryEntry, JsonSchema, UISchemaElement } from '@jsonforms/core'
import { layoutRenderers } from '../layout/layouts.tsx'
import { NodeView } from '../node/node-view.tsx'
import { nodeOfSchema } from '../node/schemas.ts'
import type { RendererEntry } from '../scope/scoped.tsx'
import { pointerOfPath, pointerOfScope } from '../source/paths.ts'
import { Boundary } from '../context/boundary.tsx'
import { fieldsIn, fieldsInside, nodeInside } from '../context/fields-in.ts'
import { useFormContext } from '../context/form-context.ts'
import type { ScreenView } from '../context/form-context.ts'

/**
 * Ranks, from high to low: a field type named by the UI schema, one that fits the field, an object as a
 * whole, our layouts. Stock renderers have far lower ranks.
 */
const NAMED = 1000
const SUITING = 500
const WHOLE = 400

/** The renderers of a form: our views and layouts, then the additional ones. */
export function renderersOf(
  bundle: TreeBundle,
  views: readonly ScreenView[],
  others: readonly JsonFormsRendererRegistryEntry[],
): RendererEntry[] {
  const finder = new Finder(
    bundle,
    views.map((view) => view.type),
  )
  return [...others, ...layoutRenderers, ...views.map((view) => entryOf(view, finder)), wholeEntry(finder)]
}

/**
 * Finds the node of an element, from its scope and the schema that the scope is relative to, and the field
 * type that shows it. Cached, as each tester asks.
 */
class Finder {
  readonly #bundle: TreeBundle
  readonly #types: readonly FieldType[]
  readonly #fields = new WeakMap<FormNode, Field>()
  readonly #suiting = new WeakMap<FormNode, FieldType | null>()
  #last: { element: UiElement; schema: JsonSchema; node: FormNode | undefined } | undefined

  constructor(bundle: TreeBundle, types: readonly FieldType[]) {
    this.#bundle = bundle
    this.#types = types
  }

  node(element: UiElement, schema: JsonSchema, rootSchema: JsonSchema): FormNode | undefined {
    if (this.#last?.element !== element || this.#last.schema !== schema) {
      const base = schema === rootSchema ? treeOf(this.#bundle).root : nodeOfSchema(schema)
      const node = base && element.scope !== undefined ? nodeInside(base, element.scope) : undefined
      this.#last = { element, schema, node }
    }
    return this.#last.node
  }

  field(node: FormNode): Field {
    let field = this.#fields.get(node)
    if (!field) this.#fields.set(node, (field = fieldAt(node)))
    return field
  }

  /** The field type that shows a field unless the UI schema names one. */
  suiting(node: FormNode): FieldType | undefined {
    let type = this.#suiting.get(node)
    if (type === undefined)
      this.#suiting.set(node, (type = defaultFieldType(this.field(node), this.#types) ?? null))
    return type ?? undefined
  }
}

/** Whether our views show every control of a UI schema, so that no other renderers are needed. */
export function shownByViews(element: UiElement, fields: FieldIndex, views: readonly ScreenView[]): boolean {
  const types = views.map((view) => view.type)
  if (types.some(({ name, shows }) => shows === 'group' && name === element.options?.type)) return true
  if (element.type !== 'Control')
    return (element.elements ?? []).every((child) => shownByViews(child, fields, views))
  const pointer = pointerOfScope(element.scope ?? '')
  const field = fields.get(pointer)
  if (!field) return fields.within(pointer).length > 0
  return (
    types.some(({ name }) => name === element.options?.type) || defaultFieldType(field, types) !== undefined
  )
}

function entryOf(view: ScreenView, finder: Finder): RendererEntry {
  const { name, shows } = view.type
  return {
    unscoped: true,
    renderer: rendererOf(view),
    tester: (uischema, schema, { rootSchema }) => {
      const element = uischema as UiElement
      const named = element.options?.type
      if (shows === 'group') return element.type === 'Group' && named === name ? NAMED : -1
      if (element.type !== 'Control' || (named !== undefined && named !== name)) return -1
      const node = finder.node(element, schema, rootSchema)
      if (!node) return -1
      // in a row, an object is one field if the UI schema names a type that shows it as a whole
      const isOne =
        !holdsFields(node) ||
        (named === name && schema !== rootSchema && view.type.accepts(finder.field(node)))
      if (!isOne) return -1
      if (named !== undefined) return NAMED
      return finder.suiting(node) === view.type ? SUITING : -1
    },
  }
}

/** A control for an object shows all of its members. */
function wholeEntry(finder: Finder): RendererEntry {
  return {
    unscoped: true,
    renderer: WholeRenderer,
    tester: (uischema, schema, { rootSchema }) => {
      const element = uischema as UiElement
      if (element.type !== 'Control') return -1
      const node = finder.node(element, schema, rootSchema)
      return node && holdsFields(node) ? WHOLE : -1
    },
  }
}

interface RendererProps {
  readonly uischema: UISchemaElement
  readonly schema: JsonSchema
  readonly path: string
}

function WholeRenderer({ uischema, schema, path }: RendererProps) {
  const { form } = useFormContext()
  const { scope = '' } = uischema as UiElement
  const node = nodeInside(nodeOfSchema(schema) ?? treeOf(form.bundle).root, scope)
  return node ? <NodeView node={node} pointer={pointerOfPath(path) + pointerOfScope(scope)} /> : null
}

const made = new WeakMap<ScreenView, ReturnType<typeof makeRenderer>>()

/**
 * The renderer component of a view; always the same one, so that React does not remount it when other
 * renderers are registered.
 */
function rendererOf(view: ScreenView) {
  let renderer = made.get(view)
  if (!renderer) made.set(view, (renderer = makeRenderer(view)))
  return renderer
}

function makeRenderer({ View }: ScreenView) {
  return function ViewRenderer({ uischema, schema, path }: RendererProps) {
    const element = uischema as UiElement
    const host = useFormContext()
    const shown = useMemo(() => {
      const base = nodeOfSchema(schema)
      return base ? fieldsInside(element, base, pointerOfPath(path)) : fieldsIn(element, host.fields)
    }, [element, schema, path, host.fields])
    return (
      <Boundary>
        <View fields={shown} element={element} />
      </Boundary>
    )
  }
}
