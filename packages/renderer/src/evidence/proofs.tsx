import { targetOf, treeOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { useFormContext, useText } from '../form/form-context.ts'
import { useFindings, useValue } from '../form/use-cell.ts'
import { Findings } from '../frame/findings.tsx'
import { idOf } from '../frame/id.ts'
import { Evidence } from './evidence.tsx'

/**
 * What a place asks for beside its value: the 清单 behind a count, and evidence. Nothing where it asks for
 * none.
 */
export function Proofs({ pointer, framed }: { readonly pointer: string; readonly framed?: boolean }) {
  const { form } = useFormContext()
  const schema = treeOf(form.bundle).nodeAt(pointer)?.schema
  if (!schema || (!schema['x-list'] && !schema['x-evidence'])) return null
  return <ProofFields pointer={pointer} schema={schema} framed={framed ?? false} />
}

function ProofFields({
  pointer,
  schema,
  framed,
}: {
  readonly pointer: string
  readonly schema: Schema
  readonly framed: boolean
}) {
  const { views, mayEdit, mayAttach } = useFormContext()
  const { text } = useText()
  const value = useValue(pointer)
  const target = targetOf(pointer)
  const list = schema['x-list']
  const evidence = schema['x-evidence']
  const readOnly = !mayEdit(pointer)
  const title = text(schema.title ?? '')
  const listPointer = `/lists/${target}`
  return (
    <div className="fw-proofs" data-pointer={framed ? pointer : undefined}>
      {list && (
        <div data-pointer={listPointer}>
          <views.List
            pointer={listPointer}
            title={text(list.title ?? schema.title ?? '')}
            columns={list.columns}
            readOnly={readOnly}
          />
        </div>
      )}
      {evidence && evidence.when !== 'ticked' && (
        <Evidence
          target={target}
          title={title}
          readOnly={!mayAttach(pointer)}
          wanted={isWanted(evidence.when, value)}
        />
      )}
      {evidence?.note && <p className="fw-note">{text(evidence.note)}</p>}
      {framed && <GroupFindings pointer={pointer} />}
    </div>
  )
}

function GroupFindings({ pointer }: { readonly pointer: string }) {
  return <Findings findings={useFindings([pointer])} id={`${idOf(pointer)}-findings`} />
}

function isWanted(when: unknown, value: unknown): boolean {
  if (when === 'optional') return false
  if (when === 'always') return true
  if (typeof when === 'object' && when !== null) return value === (when as { is: string }).is
  return hasPositive(value)
}

function hasPositive(value: unknown): boolean {
  if (typeof value === 'number') return value > 0
  return typeof value === 'object' && value !== null && Object.values(value).some(hasPositive)
}
