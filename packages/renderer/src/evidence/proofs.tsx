import { listPointer, targetOf, treeOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { useCarried, useFindings } from '../context/use-cell.ts'
import { ConfirmCarried } from '../context/confirm-carried.tsx'
import { Findings } from '../findings/findings.tsx'
import { idOf } from '../context/id.ts'
import { Evidence } from './evidence.tsx'

/**
 * What a field requires besides its value: the list (清单) behind a count, and evidence. Renders nothing if it
 * requires neither.
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
  const findings = useFindings([pointer])
  const target = targetOf(pointer)
  const list = schema['x-list']
  const evidence = schema['x-evidence']
  const readOnly = !mayEdit(pointer)
  const title = text(schema.title ?? '')
  const rows = listPointer(target)
  return (
    <div className="fw-proofs" data-pointer={framed ? pointer : undefined}>
      {list && (
        <div data-pointer={rows}>
          <views.List
            pointer={rows}
            title={text(list.title ?? schema.title ?? '')}
            columns={list.columns}
            readOnly={readOnly}
          />
          {!readOnly && <CarriedRows pointer={rows} />}
        </div>
      )}
      {evidence && evidence.when !== 'ticked' && (
        <Evidence
          target={target}
          title={title}
          readOnly={!mayAttach(pointer)}
          wanted={findings.some(({ code }) => code === 'evidence')}
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

/** Confirms the carried-over rows of a list (清单), which is shown apart from its field. */
function CarriedRows({ pointer }: { readonly pointer: string }) {
  const { say } = useText()
  const carried = useCarried([pointer])
  if (carried.length === 0) return null
  return (
    <>
      <p className="fw-origin">{say('carried')}</p>
      <ConfirmCarried carried={carried} />
    </>
  )
}
