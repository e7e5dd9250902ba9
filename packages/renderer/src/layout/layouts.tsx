import { useContext } from 'react'
import type { ReactNode } from 'react'
import { uiElementsIn } from '@formwright/definition'
import type { UiElement } from '@formwright/definition'
import type { JsonSchema, UISchemaElement } from '@jsonforms/core'
import { useFormContext, useText } from '../context/form-context.ts'
import { Proofs } from '../evidence/proofs.tsx'
import { LockedSaid } from '../frame/locked-said.ts'
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

/** The layouts of JSON Forms' UI schema, in a compact form. */
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
      <Locked element={element} path={path}>
        <Children element={element} schema={schema} path={path} />
      </Locked>
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
      <Locked element={element} path={path}>
        <Children element={element} schema={schema} path={path} />
      </Locked>
      {typeof list === 'string' && <Proofs pointer={pointerOfScope(list)} framed />}
    </section>
  )
}

/** Says once for a section that somebody else fills in all of it, instead of at each of its fields. */
function Locked({
  element,
  path,
  children,
}: Pick<ElementProps, 'element' | 'path'> & { readonly children: ReactNode }) {
  const { mayEdit, explainLocked } = useFormContext()
  const { say } = useText()
  const isSaid = useContext(LockedSaid)
  if (isSaid || !explainLocked || path !== '') return children
  const pointers = [...uiElementsIn(element)].flatMap(({ element: { scope } }) =>
    scope === undefined ? [] : [pointerOfScope(scope)],
  )
  if (pointers.length < 2 || pointers.some(mayEdit)) return children
  return (
    <LockedSaid.Provider value={true}>
      <p className="fw-note">{say('read-only')}</p>
      {children}
    </LockedSaid.Provider>
  )
}

function Label({ text: chinese }: { readonly text: string }) {
  const { text } = useText()
  return <p className="fw-label-text">{text(chinese)}</p>
}
