import { columnOptions, isNone, listPointer, LISTS, noneOf, targetOf, word } from '@formwright/definition'
import type { Field, Json, ListColumn } from '@formwright/definition'
import type { Change } from '@formwright/engine'
import { FieldFrame, idOf, useCell, useFormContext, useText, useValue } from '@formwright/renderer'
import type { ViewProps, FormContextValue, ScreenView } from '@formwright/renderer'
import { nameColumn } from '../list-table/rows.ts'
import { NamesInput } from '../names/names.screen.tsx'
import { NumberInput } from '../number/number-input.tsx'
import { say } from '../screen/say.ts'
import { countAndNamesType } from './count-and-names.ts'

function CountAndNamesView({ fields: [field] }: ViewProps) {
  if (!field) return null
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) => <Pair field={field} readOnly={readOnly} />}
    </FieldFrame>
  )
}

function Pair({ field, readOnly }: { readonly field: Field; readonly readOnly: boolean }) {
  const { store } = useFormContext()
  const { language, text } = useText()
  const [count, names] = [`${field.pointer}/count`, `${field.pointer}/names`]
  const countCell = useCell(count)
  const namesCell = useCell(names)
  const schemas = field.schema.properties!
  const described = `${idOf(field.pointer)}-findings`
  return (
    <div className="fw-pair">
      <div data-pointer={count}>
        <label className="fw-sub" htmlFor={idOf(count)}>
          {say('count', language)}
        </label>
        <NumberInput
          schema={schemas.count!}
          value={countCell.value}
          readOnly={readOnly}
          tied={{ id: idOf(count), 'aria-describedby': described }}
          onValue={(value) => store.setAll(countChanges(field, value, namesCell.value))}
        />
      </div>
      <div data-pointer={names} className="fw-grow">
        <label className="fw-sub" htmlFor={idOf(names)}>
          {say('names', language)}
        </label>
        <NamesInput
          schema={schemas.names!}
          value={namesCell.value}
          readOnly={readOnly}
          tied={{ id: idOf(names), 'aria-describedby': described }}
          onValue={(value) => store.fill(names, value)}
        />
      </div>
      {!readOnly && <FromList field={field} label={text(field.title)} />}
    </div>
  )
}

/** A count of 0 also sets the names to the “none” word if none were given. */
function countChanges({ pointer, schema }: Field, value: Json | undefined, known: unknown): Change[] {
  const { count, names } = schema.properties!
  const changed: Change = [`${pointer}/count`, value]
  const none = noneOf(names!)
  const nothing = value === 0 || isNone(value, count!)
  return nothing && none !== undefined && (known === undefined || known === null)
    ? [changed, [`${pointer}/names`, none]]
    : [changed]
}

/** A button that fills in count and names from the rows of the list. */
function FromList({ field, label }: { readonly field: Field; readonly label: string }) {
  const host = useFormContext()
  const { language } = useText()
  const list = listOf(field, host)
  const rows = useValue(list?.pointer ?? LISTS)
  if (!list || !Array.isArray(rows)) return null
  const names = namesFor(rows, field, list)
  if (names.length === 0) return null
  const fill = () =>
    host.store.setAll(
      [
        [`${field.pointer}/count`, names.length],
        [`${field.pointer}/names`, names],
      ],
      'imported',
    )
  return (
    <button
      type="button"
      className="fw-fix"
      aria-label={word('label-and-value', language, {
        label,
        value: say('from-list', language, { count: names.length }),
      })}
      onClick={fill}
    >
      {say('from-list', language, { count: names.length })}
    </button>
  )
}

interface OwnList {
  readonly pointer: string
  readonly nameKey: string
  /** The column that determines which of several fields a row belongs to, with its possible values. */
  readonly kind: { readonly key: string; readonly values: readonly string[] } | undefined
  /** Pointers of the fields that share the list, in order. */
  readonly siblings: readonly string[]
}

/** The list of the field, or of the group around it. */
function listOf(field: Field, { form, fields }: FormContextValue): OwnList | undefined {
  for (let at = field.pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const columns = form.tree.nodeAt(at)?.schema['x-list']?.columns
    if (!columns) continue
    const siblings = fields.within(at).map(({ pointer }) => pointer)
    const kind = columns.find((column) => valuesOf(column)?.length === siblings.length && siblings.length > 1)
    return {
      pointer: listPointer(targetOf(at)),
      nameKey: nameColumn(columns).key,
      kind: kind ? { key: kind.key, values: valuesOf(kind)! } : undefined,
      siblings,
    }
  }
  return undefined
}

/** The values by which a column distinguishes rows: its options, or its suggested values (`examples`). */
function valuesOf(column: ListColumn): readonly string[] | undefined {
  return columnOptions(column)?.map((option) => option.const) ?? column.examples
}

function namesFor(rows: readonly unknown[], field: Field, { nameKey, kind, siblings }: OwnList): string[] {
  if (siblings.length > 1 && !kind) return []
  const wanted = kind?.values[siblings.indexOf(field.pointer)]
  return rows.flatMap((row) => {
    const { [nameKey]: name, ...others } = row as Record<string, unknown>
    const fits = wanted === undefined || (kind && others[kind.key] === wanted)
    return typeof name === 'string' && name !== '' && fits ? [name] : []
  })
}

export const countAndNamesView: ScreenView = { type: countAndNamesType, View: CountAndNamesView }
