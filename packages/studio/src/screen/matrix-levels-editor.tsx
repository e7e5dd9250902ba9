import { joinList } from '@formwright/definition'
import { changeLevelCell, nameLevel, namingLists, optionsOfFixed } from '../edits/matrix-levels.ts'
import type { MatrixLevel, NamedBy } from '../edits/matrix-levels.ts'
import { KindOfMember, Particulars } from './members-editor.tsx'
import { OptionList } from './options-editor.tsx'
import { SelectInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** What defines the lines and columns of a matrix, and its tables if it has three levels. */
export function MatrixLevels({
  pointer,
  levels,
}: {
  readonly pointer: string
  readonly levels: readonly MatrixLevel[]
}) {
  return levels.map((level, index) => (
    <Level
      key={index}
      pointer={pointer}
      level={level}
      index={index}
      of={(['columns', 'lines', 'tables'] as const)[levels.length - 1 - index] ?? 'tables'}
    />
  ))
}

function Level({
  pointer,
  level: { named, cell },
  index,
  of,
}: {
  readonly pointer: string
  readonly level: MatrixLevel
  readonly index: number
  readonly of: 'columns' | 'lines' | 'tables'
}) {
  const { model, language, run, attempt, say } = useStudio()
  const lists = namingLists(model, pointer)
  const sets = Object.keys(model.bundle.edition.years)
  const name = (to: NamedBy, group?: string) => run(nameLevel(model, pointer, index, to), group)
  const able = (['fixed', 'years', 'options', 'rows'] as const).filter(
    (by) => by === named.by || (by === 'years' ? sets.length > 0 : by !== 'rows' || lists.length > 0),
  )
  const choose = (by: string) => {
    if (by === 'fixed') name({ by })
    else if (by === 'years') name({ by, set: sets[0]! })
    else if (by === 'options') name({ by, options: optionsOfFixed(model, pointer, index) })
    else name({ by: 'rows', list: lists[0]!.pointer })
  }
  const change = (changed: Parameters<typeof changeLevelCell>[3]) =>
    attempt(changeLevelCell(model, pointer, index, changed))
  const member = cell && { key: 'cell', schema: { title: say('matrix-cells'), ...cell }, required: false }
  return (
    <fieldset className="st-list">
      <legend>{say(`matrix-${of}`)}</legend>
      <SelectInput
        label={say('matrix-named-by')}
        value={named.by}
        options={able.map((by) => [by, say(`matrix-by-${by}`)] as const)}
        onChange={choose}
      />
      {named.by === 'years' && sets.length > 1 && (
        <SelectInput
          label={say('edition-years')}
          value={named.set}
          options={sets.map(
            (set) =>
              [set, `${set} ${joinList(model.bundle.edition.years[set]!.map(String), language)}`] as const,
          )}
          onChange={(set) => name({ by: 'years', set })}
        />
      )}
      {named.by === 'rows' && (
        <SelectInput
          label={say('refers-to')}
          value={named.list}
          options={lists.map((list) => [list.pointer, list.title] as const)}
          onChange={(list) => name({ by: 'rows', list })}
        />
      )}
      {named.by === 'options' && (
        <OptionList
          pointer={pointer}
          options={named.options}
          onChange={(options, code) =>
            name({ by: 'options', options }, code && `level${pointer}${index}${code}`)
          }
        />
      )}
      {member && (
        <div className="st-member">
          <span className="st-name">{say('matrix-cells')}</span>
          <KindOfMember member={member} isRows={false} onChange={change} />
          <Particulars pointer={pointer} member={member} onChange={(set) => change({ set })} />
        </div>
      )}
    </fieldset>
  )
}
