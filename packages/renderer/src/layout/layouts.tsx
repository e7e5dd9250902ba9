import type { UiElement } from '@formwright/definition'
import type { JsonSchema, UISchemaElement } from '@jsonforms/core'
import { useText } from '../context/form-context.ts'
import { Proofs } from '../evidence/proofs.tsx'
import { nodeOfSchema } from '../node/schemas.ts'
import { Scoped } from '../scope/scoped.tsx'
import type { RendererEntry } from '../scope/scoped.tsx'
import { pointerOfScope } from '../source/paths.ts'
import { LazySections } from './lazy-sections.tsx'

interface LayoutProps {
  readonly uischema: UISchemaElement
  readonly schema: JsonSchema
  readonly path: string
}

const RANK = 100

/** The layouts of JSON Forms' UI schema, as rows of a form that is filled in all day. */
export const layoutRenderers: readonly RendererEntry[] = [
  layout('VerticalLayout', ({ uischema, schema, path }) => (
    <Children element={uischema as UiElement} schema={schema} path={path} />
  )),
  layout('HorizontalLayout', ({ uischema, schema, path }) => (
    <div className="fw-row">
      {(uischema as UiElement).elements?.map((child, index) => (
        <Scoped key={index} uischema={child as UISchemaElement} schema={schema} path={path} />
      ))}
    </div>
  )),
  layout('Group', ({ uischema, schema, path }) => (
    <Group element={uischema as UiElement} schema={schema} path={path} />
  )),
  layout('Label', ({ uischema }) => <Label text={(uischema as UiElement).text ?? ''} />),
  layout('Categorization', ({ uischema, schema, path }) => (
    <Children element={uischema as UiElement} schema={schema} path={path} />
  )),
  layout('Category', ({ uischema, schema, path }) => (
    <Part element={uischema as UiElement} schema={schema} path={path} />
  )),
]

function layout(type: string, renderer: (props: LayoutProps) => React.ReactNode): RendererEntry {
  return {
    unscoped: true,
    renderer,
    tester: (uischema, schema, { rootSchema }) =>
      uischema.type === type && (schema === rootSchema || nodeOfSchema(schema)) ? RANK : -1,
  }
}

interface ElementProps {
  readonly element: UiElement
  readonly schema: JsonSchema
  readonly path: string
}

function Children({ element, schema, path }: ElementProps) {
  return (
    <LazySections
      elements={element.elements ?? []}
      render={(child, key) => (
        <Scoped key={key} uischema={child as UISchemaElement} schema={schema} path={path} />
      )}
    />
  )
}

function Part({ element, schema, path }: ElementProps) {
  const { text } = useText()
  const title = typeof element.label === 'string' ? text(element.label) : ''
  return (
    <section className="fw-part" aria-label={title}>
      <h2 className="fw-part-title">{title}</h2>
      <Children element={element} schema={schema} path={path} />
    </section>
  )
}

function Group({ element, schema, path }: ElementProps) {
  const { text } = useText()
  const list = element.options?.list
  const title = typeof element.label === 'string' ? text(element.label) : ''
  return (
    <section className="fw-group" aria-label={title}>
      <h3 className="fw-group-title">{title}</h3>
      <Children element={element} schema={schema} path={path} />
      {typeof list === 'string' && <Proofs pointer={pointerOfScope(list)} framed />}
    </section>
  )
}

function Label({ text: chinese }: { readonly text: string }) {
  const { text } = useText()
  return <p className="fw-label-text">{text(chinese)}</p>
}
