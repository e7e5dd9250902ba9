import { inLine } from './items-in-line.ts'
import type { Field } from '@formwright/definition'
import { setAnnualYears } from '../edits/annual-years.ts'
import { setBound } from '../edits/bounds.ts'
import { setKeyword } from '../edits/change-field.ts'
import { renameGroup } from '../edits/groups.ts'
import { boundedSchema } from '../edits/write-bound.ts'
import { asRead } from '../edits/year-words.ts'
import { shownAs } from '../model/shown-as.ts'
import { NumberInput } from './number-input.tsx'
import { SelectInput, TextInput } from './text-input.tsx'
import { Translations } from './translation-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/** Properties of an annual field: unit, bounds, years, and the title of its table. */
export function AnnualProperties({ field }: { readonly field: Field }) {
  const { pointer, part: key, schema } = field
  const { model, language, run, attempt, say } = useStudio()
  const year = boundedSchema(field.node)
  const bounds = [...(year.type === 'number' ? (['x-decimals'] as const) : []), 'minimum', 'maximum'] as const
  const sets = Object.entries(model.bundle.edition.years)
  const { group: table } = shownAs(model, field)
  const title = typeof table?.element.label === 'string' ? table.element.label : undefined
  return (
    <>
      <WholeInput
        label={say('unit')}
        value={schema['x-unit'] ?? ''}
        onWhole={(unit) =>
          attempt(setKeyword(model, pointer, 'x-unit', unit.trim() || undefined), `x-unit${pointer}`)
        }
      />
      <div className="st-pair">
        {bounds.map((bound) => (
          <NumberInput
            key={bound}
            label={say(bound === 'x-decimals' ? 'decimals' : bound)}
            value={year[bound]}
            onChange={(value) => attempt(setBound(model, pointer, bound, value), `${bound}${pointer}`)}
          />
        ))}
      </div>
      {sets.length > 1 && (
        <SelectInput
          label={say('years-asked')}
          value={schema['x-annual']!}
          options={sets.map(([set, years]) => [set, inLine(years.map(String), language)] as const)}
          onChange={(set) => run(setAnnualYears(model, pointer, set))}
        />
      )}
      {table && title !== undefined && (
        <>
          <TextInput
            label={say('annual-table-title')}
            mustStand
            value={asRead(model, title)}
            onChange={(words) => run(renameGroup(model, key, table.pointer, words), `group${table.pointer}`)}
          />
          <Translations text={title} />
        </>
      )}
    </>
  )
}
