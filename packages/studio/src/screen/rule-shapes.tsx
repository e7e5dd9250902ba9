import { useMemo, useState } from 'react'
import type { Option } from '@formwright/definition'
import type { WrittenRule } from '../edits/rules.ts'
import type { Named } from '../sentences/named.ts'
import { shapes, takes, totalOf, unitFits, writeRule } from '../shapes/shapes.ts'
import type { Shape } from '../shapes/shapes.ts'
import { FieldInput } from './field-input.tsx'
import { RequiredOnlyWhen } from './required-only-when.tsx'
import { NumberInput } from './number-input.tsx'
import { SelectInput, TickInput } from './text-input.tsx'
import { speak, useNames, useStudio } from './use-studio.ts'
import type { StudioText } from './use-studio.ts'

/** The role of a field in a shape; additional fields have the role of the last. */
function slotName({ name, fields }: Shape, index: number): StudioText {
  return `shape-${name}-${Math.min(index, fields.length - 1) + 1}` as StudioText
}

/** Selects a shape and its fields, from which the rule is written. */
export function RuleShapes({
  checksOnly = false,
  onAdd,
  onCancel,
}: {
  /** Only shapes that check something, not those for visibility, requirement or computation. */
  readonly checksOnly?: boolean
  readonly onAdd: (rule: Omit<WrittenRule, 'id'>) => void
  readonly onCancel: () => void
}) {
  const { model, part, selection, shape: started, language, say } = useStudio()
  const names = useNames()
  const offered = checksOnly ? shapes.filter(({ rule }) => rule.check !== undefined) : shapes
  const [name, setName] = useState(started ?? offered[0]!.name)
  const [pointers, setPointers] = useState<readonly (string | undefined)[]>([])
  const [limit, setLimit] = useState<number | undefined>(0)
  const [codes, setCodes] = useState<readonly string[]>([])
  const ordered = useMemo(() => {
    const own = names.fields.filter(({ pointer }) => part === '' || pointer.startsWith(`/${part}/`))
    const totals = names.rowColumns
      .filter((rowColumn) => takes('column-number', rowColumn))
      .map((rowColumn) =>
        totalOf(rowColumn, (column, rows) => speak('shape-total', language, { column, rows })),
      )
    const others = names.fields.filter((field) => !own.includes(field))
    return [...own, ...others, ...totals, ...names.rowColumns]
  }, [names, part, language])
  const shape = shapes.find((candidate) => candidate.name === name)!
  const about = selection?.kind === 'field' ? selection.pointer : undefined
  // if the shape takes any number of fields, offer one more
  const further = shape.more
    ? pointers
        .slice(shape.fields.length)
        .concat(undefined)
        .map(() => shape.more!)
    : []
  const { form } = model.bundle
  const [first] = pointers
  const leading = ordered.find(
    (field) => field.pointer === (first ?? about) && takes(shape.fields[0]!, field),
  )
  // a field can only be used once in a rule
  const isElsewhere = ({ pointer }: Named, index: number) =>
    pointers.some((otherPointer, at) => at !== index && otherPointer === pointer)
  // columns of one rule have to be of the same table
  const isBeside = ({ column }: Named, index: number) =>
    !column || index === 0 || !leading || column.rows === leading.column?.rows
  const able = [...shape.fields, ...further].map((need, index) =>
    ordered.filter(
      (field) =>
        takes(need, field) &&
        unitFits(shape, index, field, leading, form) &&
        !isElsewhere(field, index) &&
        isBeside(field, index),
    ),
  )
  const fields = able.map((list, index) => {
    const pointer = pointers[index] ?? (index === 0 ? about : undefined)
    return list.find((named) => named.pointer === pointer)
  })
  const chosenFields = fields.filter((field) => field !== undefined)
  const ready = fields.slice(0, shape.fields.length).every((field) => field !== undefined)
  const options = shape.choose === 'limit' || !ready ? [] : names.optionsOf(chosenFields.at(-1)!)
  const chosen = options.filter((option) => codes.includes(option.const))
  return (
    <div className="st-rule st-open" role="group" aria-label={say('add-rule')} ref={intoView}>
      <SelectInput
        autoFocus
        label={say('shape')}
        value={name}
        options={offered.map(
          (offeredShape) => [offeredShape.name, say(`shape-${offeredShape.name}` as StudioText)] as const,
        )}
        onChange={setName}
      />
      {able.map((list, index) => (
        <FieldInput
          key={index}
          label={say(slotName(shape, index), { n: index })}
          fields={list}
          value={fields[index]?.pointer ?? ''}
          onChange={(pointer) =>
            setPointers(
              able
                .map((_, at) => (at === index ? pointer : fields[at]?.pointer))
                .filter((otherPointer, at) => at < shape.fields.length || otherPointer !== undefined),
            )
          }
        />
      ))}
      {shape.choose === 'limit' && (
        <NumberInput label={say('shape-limit')} value={limit} onChange={setLimit} />
      )}
      {(shape.choose === 'option' || shape.choose === 'options') && options.length > 0 && (
        <OptionTicks
          options={options}
          codes={codes}
          isSingle={shape.choose === 'option'}
          onChange={setCodes}
        />
      )}
      {shape.name === 'required-when' && fields[0] && <RequiredOnlyWhen pointer={fields[0].pointer} />}
      {shape.units && <p className="st-hint">{say('shape-units')}</p>}
      {!ready && (
        <p className="st-hint">
          {say(able.some((list) => list.length === 0) ? 'shape-no-fields' : 'shape-choose')}
        </p>
      )}
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-main"
          disabled={!ready || (shape.choose === 'options' && chosen.length === 0)}
          onClick={() =>
            onAdd(
              writeRule(
                shape,
                { fields: chosenFields, options: chosen, ...(limit === undefined ? {} : { limit }) },
                model.bundle.form,
              ),
            )
          }
        >
          {say('create')}
        </button>
        <button type="button" className="st-button" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}

function intoView(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'nearest' })
}

function OptionTicks({
  options,
  codes,
  isSingle,
  onChange,
}: {
  readonly options: readonly Option[]
  readonly codes: readonly string[]
  /** Only one of them can be selected. */
  readonly isSingle: boolean
  readonly onChange: (codes: readonly string[]) => void
}) {
  const { say } = useStudio()
  return (
    <fieldset className="st-list">
      <legend>{say(isSingle ? 'shape-option' : 'shape-options')}</legend>
      {options.map((option) => (
        <TickInput
          key={option.const}
          label={option.title}
          value={codes.includes(option.const)}
          onChange={(on) =>
            onChange(
              on ? [...(isSingle ? [] : codes), option.const] : codes.filter((code) => code !== option.const),
            )
          }
        />
      ))}
    </fieldset>
  )
}
