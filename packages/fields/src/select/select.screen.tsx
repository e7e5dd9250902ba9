import { equal, scalarText } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ScreenView, ViewProps } from '@formwright/renderer'
import { valuesOf } from '../choice/choices-of.ts'
import { useAllowed } from '../choice/use-allowed.ts'
import { plainLabel } from '../grid/labels.ts'
import { DropDown } from '../screen/drop-down.tsx'
import { fittingItems, Picker } from '../screen/picker.tsx'
import { say } from '../screen/say.ts'
import { Ticks } from '../tick-group/tick-group.screen.tsx'
import { hasMany, isSeveral, selectType } from './select.ts'

function SelectView({ fields: [field] }: ViewProps) {
  if (!field) return null
  if (isSeveral(field)) return <Ticks field={field} isSearched />
  return hasMany(field) ? <Search field={field} /> : <List field={field} />
}

/** One of a few options. */
function List({ field }: { readonly field: Field }) {
  const { store } = useFormContext()
  const { language, locale } = useText()
  const allowed = useAllowed(field)
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => (
        <DropDown
          options={allowed(valuesOf(field.schema, locale), cell.value)}
          value={cell.value}
          tied={tied}
          disabled={readOnly}
          blank={say('pick', language)}
          onValue={(value) => store.fill(field.pointer, value)}
        />
      )}
    </FieldFrame>
  )
}

/**
 * One of many options, found by typing. A text that matches no option is not stored; one that leaves a single
 * option selects it.
 */
function Search({ field }: { readonly field: Field }) {
  const { store } = useFormContext()
  const { text, language, locale } = useText()
  const allowed = useAllowed(field)
  const all = valuesOf(field.schema, locale)
  const titleOf = (option: (typeof all)[number]) => text(option.title)
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => {
        const options = allowed(all, cell.value)
        const chosen = options.find((option) => equal(option.const, cell.value))
        const shown = chosen ? titleOf(chosen) : scalarText(cell.value)
        const put = (value: (typeof all)[number] | undefined) => store.fill(field.pointer, value?.const)
        const takeTyped = (typed: string) => {
          const wanted = plainLabel(typed)
          if (wanted === '') return put(undefined)
          const fitting = fittingItems(options, titleOf, typed)
          const named = options.find((option) =>
            [titleOf(option), option.title, scalarText(option.const)].some(
              (name) => plainLabel(name) === wanted,
            ),
          )
          const taken = named ?? (fitting.length === 1 ? fitting[0] : undefined)
          if (taken) put(taken)
        }
        return readOnly ? (
          <input {...tied} type="text" className="fw-input" readOnly value={shown} />
        ) : (
          <Picker
            items={options}
            titleOf={titleOf}
            tied={tied}
            placeholder={say('pick-option', language)}
            nothing={say('no-option-fits', language)}
            shown={shown}
            onPick={put}
            onTyped={takeTyped}
          />
        )
      }}
    </FieldFrame>
  )
}

export const selectView: ScreenView = { type: selectType, View: SelectView }
