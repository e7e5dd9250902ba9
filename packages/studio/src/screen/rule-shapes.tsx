import { useState } from 'react'
import type { WrittenRule } from '../edits/rules.ts'
import type { Named } from '../sentences/names.ts'
import { SelectInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import type { StudioText } from './use-studio.ts'

type NewRule = Omit<WrittenRule, 'id'>

/** A common rule: how many fields it speaks of, and what is written for them. Years: the last of each. */
interface Shape {
  readonly name: string
  readonly fields: 1 | 2 | 3
  readonly write: (fields: readonly Named[], say: Words) => NewRule
}

type Words = (field: Named) => string

const SHAPES: readonly Shape[] = [
  {
    name: 'not-more',
    fields: 2,
    write: ([a, b], say) => ({
      severity: 'error',
      kind: 'consistency',
      check: `${a!.code} <= ${inUnitOf(a!, b!)}`,
      at: a!.pointer,
      message: `${say(a!)}（{${a!.code}}）不应大于${say(b!)}（{${b!.code}}）。`,
      source: '逻辑关系',
    }),
  },
  {
    name: 'sum',
    fields: 3,
    write: ([a, b, c], say) => ({
      severity: 'error',
      kind: 'arithmetic',
      let: { expected: `${inUnitOf(c!, a!)} + ${inUnitOf(c!, b!)}` },
      check: `near(${c!.code}, expected, 0.01)`,
      at: c!.pointer,
      message: `${say(c!)}应为 {expected}，填报为 {${c!.code}}。`,
      fix: { [c!.pointer]: 'expected' },
      source: '算术恒等式',
    }),
  },
  {
    name: 'ratio',
    fields: 3,
    write: ([a, b, c], say) => ({
      severity: 'error',
      kind: 'arithmetic',
      let: { expected: `percent(${inUnitOf(b!, a!)}, ${b!.code})` },
      check: `near(${c!.code}, expected, 0.01)`,
      at: c!.pointer,
      message: `${say(c!)}应为 {expected}%，填报为 {${c!.code}}%。`,
      fix: { [c!.pointer]: 'round(expected, 2)' },
      source: '算术恒等式',
    }),
  },
  {
    name: 'growth',
    fields: 2,
    write: ([a, c], say) => ({
      severity: 'error',
      kind: 'arithmetic',
      let: { expected: `growth(${a!.code}.previous, ${a!.code}.last)` },
      check: `near(${c!.code}, expected, 0.1)`,
      at: c!.pointer,
      message: `${say(c!)}应为 {expected}%，填报为 {${c!.code}}%。`,
      source: '算术恒等式',
    }),
  },
  {
    name: 'required-when',
    fields: 2,
    write: ([a, b]) => ({ required: `has(${b!.code})`, at: a!.pointer, source: '填报要求' }),
  },
  {
    name: 'dates',
    fields: 2,
    write: ([a, b], say) => ({
      severity: 'error',
      kind: 'consistency',
      check: `${a!.code} <= ${b!.code}`,
      at: b!.pointer,
      message: `${say(b!)}不应早于${say(a!)}。`,
      source: '逻辑关系',
    }),
  },
  {
    name: 'custom',
    fields: 1,
    write: ([a], say) => ({
      severity: 'error',
      kind: 'consistency',
      check: `${a!.code} == ${a!.code}`,
      at: a!.pointer,
      message: `请核对${say(a!)}。`,
      source: '填报要求',
    }),
  },
]

/** A field in the unit of another: 万元 and 亿元 meet through a conversion. */
function inUnitOf(target: Named, field: Named): string {
  if (target.unit === undefined || field.unit === undefined || target.unit === field.unit) return field.code
  return `convert(${field.code}, '${target.unit}')`
}

const PLACES: readonly StudioText[] = ['shape-first', 'shape-second', 'shape-third']

/** Chooses a common shape and its fields; the rule is written from them. */
export function RuleShapes({
  onAdd,
  onCancel,
}: {
  readonly onAdd: (rule: NewRule) => void
  readonly onCancel: () => void
}) {
  const { names, part, say } = useStudio()
  const [name, setName] = useState(SHAPES[0]!.name)
  const own = names.fields.filter(({ pointer }) => part === '' || pointer.startsWith(`/${part}/`))
  const others = names.fields.filter((one) => !own.includes(one))
  const ordered = [...own, ...others]
  const [pointers, setPointers] = useState<readonly string[]>([])
  const shape = SHAPES.find((one) => one.name === name)!
  const chosen = Array.from({ length: shape.fields }, (_, index) => {
    const pointer = pointers[index] ?? ordered[index]?.pointer
    return ordered.find((one) => one.pointer === pointer)
  })
  const ready = chosen.every((one) => one !== undefined)
  return (
    <div className="st-rule st-open" role="group" aria-label={say('add-rule')}>
      <SelectInput
        label={say('shape')}
        value={name}
        options={SHAPES.map((one) => [one.name, say(`shape-${one.name}` as StudioText)] as const)}
        onChange={setName}
      />
      {chosen.map((field, index) => (
        <SelectInput
          key={index}
          label={say(PLACES[index]!)}
          value={field?.pointer ?? ''}
          options={ordered.map(
            ({ pointer, words, unit }) =>
              [pointer, unit === undefined ? words : `${words}（${unit}）`] as const,
          )}
          onChange={(pointer) =>
            setPointers(chosen.map((one, at) => (at === index ? pointer : (one?.pointer ?? ''))))
          }
        />
      ))}
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-main"
          disabled={!ready}
          onClick={() =>
            onAdd(
              shape.write(
                chosen.filter((one) => one !== undefined),
                ({ words }) => words,
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
