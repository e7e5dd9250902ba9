import { useContext } from 'react'
import type { ReactNode } from 'react'
import { isReadOnly } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { useFormContext, useText } from '../context/form-context.ts'
import { useCell, useFindings } from '../context/use-cell.ts'
import type { CellView } from '../context/use-cell.ts'
import { isBad, useVisited } from '../context/use-visited.ts'
import { Proofs } from '../evidence/proofs.tsx'
import { Confirm, Earlier } from './earlier.tsx'
import { Findings, showValue } from '../findings/findings.tsx'
import { idOf } from '../context/id.ts'
import { LockedSaid } from './locked-said.ts'
import { Remarks } from './remarks.tsx'
import { RequiredMark } from './required-mark.tsx'

/** Props that tie a control to its label, help and findings. */
export interface Tied {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean | undefined
  readonly 'aria-required': boolean | undefined
}

export interface ControlState {
  readonly tied: Tied
  readonly cell: CellView
  readonly readOnly: boolean
}

interface FieldFrameProps {
  readonly field: Field
  /** The pointer of the cell that the label refers to; by default that of the field. */
  readonly pointer?: string
  readonly label?: string
  /** The field has several controls (boxes, a table): the label names the group. */
  readonly grouped?: boolean
  /** Wide controls are placed below their label. */
  readonly wide?: boolean
  /** The view itself shows evidence and the list. */
  readonly ownProofs?: boolean
  /** The control has a frame of its own, which shows findings and evidence. */
  readonly framed?: boolean
  readonly after?: ReactNode
  readonly children: (state: ControlState) => ReactNode
}

/** Label, help, source, control, unit, findings and evidence of one field. */
export function FieldFrame({
  field,
  pointer = field.pointer,
  label,
  grouped,
  wide,
  ownProofs,
  framed,
  after,
  children,
}: FieldFrameProps) {
  const { store, mayEdit, explainLocked } = useFormContext()
  const isSaid = useContext(LockedSaid)
  const { say, text } = useText()
  const cell = useCell(pointer)
  const pointers = pointersOf(field, pointer)
  const findings = useFindings(pointers)
  const [visited, leave] = useVisited(pointer)
  if (!cell.visible) return null
  const id = idOf(pointer)
  const readOnly = !cell.enabled || !mayEdit(pointer) || isReadOnly(field.node)
  const bad = isBad(findings, visited, store.answers)
  const title = text(label ?? field.title)
  const tied: Tied = {
    id,
    'aria-describedby': `${id}-help ${id}-findings`,
    'aria-invalid': bad || undefined,
    'aria-required': cell.required || undefined,
  }
  const heading = (
    <>
      {title}
      {cell.required && <RequiredMark />}
    </>
  )
  return (
    <div
      className={`fw-field${wide ? ' fw-wide' : ''}${bad ? ' fw-bad' : ''}`}
      data-pointer={pointer}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) leave()
      }}
      {...(grouped ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
    >
      <div className="fw-naming">
        {grouped ? (
          <span className="fw-label" id={`${id}-label`}>
            {heading}
          </span>
        ) : (
          <label className="fw-label" id={`${id}-label`} htmlFor={id}>
            {heading}
          </label>
        )}
        <Help field={field} id={`${id}-help`} />
      </div>
      <div className="fw-control">
        <div className="fw-line">
          {children({ tied, cell, readOnly })}
          {after}
        </div>
        {!framed && (
          <>
            <Provenance cell={cell} pointer={pointer} readOnly={readOnly} />
            <Earlier cell={cell} pointer={pointer} />
            <Confirm pointers={pointers} />
            {explainLocked && !isSaid && !mayEdit(pointer) && <p className="fw-note">{say('read-only')}</p>}
            <Remarks pointers={[pointer]} />
            <Findings findings={findings} id={`${id}-findings`} quiet={!visited} />
            {!ownProofs && <Proofs pointer={field.pointer} />}
          </>
        )}
      </div>
    </div>
  )
}

function pointersOf(field: Field, pointer: string): string[] {
  if (pointer !== field.pointer) return [pointer]
  const cells = field.cells.map((cell) => cell.pointer).filter((at) => !at.includes('*'))
  return [...new Set([field.pointer, ...cells])]
}

const SHORT = 60

function Help({ field, id }: { readonly field: Field; readonly id: string }) {
  const { say, text } = useText()
  const { description } = field.schema
  const source = field.schema['x-source']
  if (!description && !source) return <span id={id} hidden />
  const help = description ? text(description) : ''
  const from = source ? say('source', { source: text(source) }) : ''
  if (help.length <= SHORT)
    return (
      <p className="fw-help" id={id}>
        {help}
        {help && from ? ' ' : ''}
        {from && <span className="fw-source">{from}</span>}
      </p>
    )
  return (
    <details className="fw-help" id={id}>
      <summary>{say('help')}</summary>
      {help} {from && <span className="fw-source">{from}</span>}
    </details>
  )
}

/** A computed text is called composed, not calculated. */
function originWord({ origin, value }: CellView, none: string) {
  return origin === 'computed' && typeof value === 'string' && value !== none ? 'composed' : origin!
}

/** The origin of the value, and the result of the formula while the cell is empty. */
export function Provenance({
  cell,
  pointer,
  readOnly,
}: {
  readonly cell: CellView
  readonly pointer: string
  readonly readOnly: boolean
}) {
  const { store } = useFormContext()
  const { say, locale } = useText()
  if (cell.origin) return <p className="fw-origin">{say(originWord(cell, locale.none))}</p>
  const blank = cell.value === undefined || cell.value === null || cell.value === ''
  if (!blank || cell.computed === undefined || readOnly) return null
  return (
    <button type="button" className="fw-fix" onClick={() => store.set(pointer, cell.computed, 'computed')}>
      {say('fill-computed', { value: showValue(cell.computed, locale) })}
    </button>
  )
}
