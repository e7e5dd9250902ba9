import type { ReactNode } from 'react'
import type { Field } from '@formwright/definition'
import { Findings, idOf, Proofs, useFindings, useText, useVisited } from '@formwright/renderer'

interface Props {
  readonly field: Field
  readonly className?: string
  readonly children: ReactNode
}

/**
 * A field that is a table as a whole, with its title, what is found about all of it, and its evidence. That
 * it is missing is shown after it was visited, as with any field.
 */
export function TableGroup({ field, className = '', children }: Props) {
  const { text } = useText()
  const { pointer, title, schema } = field
  const findings = useFindings([pointer])
  const [visited, leave] = useVisited(pointer)
  return (
    <section
      className={`fw-group ${className}`.trim()}
      aria-label={text(title)}
      data-pointer={pointer}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) leave()
      }}
    >
      <h3 className="fw-group-title">{text(title)}</h3>
      {schema.description && <p className="fw-help">{text(schema.description)}</p>}
      {children}
      <Findings findings={findings} id={`${idOf(pointer)}-findings`} quiet={!visited} />
      <Proofs pointer={pointer} />
    </section>
  )
}
