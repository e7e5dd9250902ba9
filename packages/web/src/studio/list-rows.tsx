import { kindName, LISTED_KINDS, takesColumns, takesOptions, writeColumns } from '@formwright/studio'
import type { FieldColumn, FieldList, ListedField } from '@formwright/studio'
import { usePreferences } from '../preferences/preferences.ts'
import { useStudioSay } from './say.ts'

interface Props {
  readonly list: FieldList
  /** Column titles. */
  readonly columns: ReadonlyMap<FieldColumn, string>
  readonly onCorrect: (row: number, column: FieldColumn, text: string) => void
}

/** The rows with remarks, and their types for selection. */
export function ListRows({ list, columns, onCorrect }: Props) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const rows = new Map<number, ListedField | undefined>(list.remarks.map(({ row }) => [row, undefined]))
  for (const field of list.fields) rows.set(field.row, field)
  const remarksOf = (row: number) => list.remarks.filter((remark) => remark.row === row)
  return (
    <div className="studio-list-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('new-form-line')}</th>
            {(['part', 'label', 'kind', 'unit', 'options', 'required'] as const).map((column) => (
              <th key={column} scope="col">
                {column === 'options' ? say('new-form-contents') : columns.get(column)}
              </th>
            ))}
            <th scope="col">{say('new-form-remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows]
            .sort(([one], [other]) => one - other)
            .map(([row, field]) => (
              <tr key={row} data-doubt={remarksOf(row).some(({ doubt }) => doubt) ? true : undefined}>
                <td>{row}</td>
                <td>{field?.part}</td>
                <td>{field?.label}</td>
                <td>
                  {field && (
                    <select
                      aria-label={say('new-form-kind-of', { label: field.label })}
                      value={field.kind.name}
                      onChange={({ target }) => onCorrect(row, 'kind', target.value)}
                    >
                      {LISTED_KINDS.map((kind) => (
                        <option key={kind.name} value={kind.name}>
                          {kindName(kind, language)}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
                <td>{field?.unit}</td>
                <td>{field && <Contents field={field} columns={columns} onCorrect={onCorrect} />}</td>
                <td>{field && say(field.required ? 'new-form-required' : 'new-form-optional')}</td>
                <td>
                  {remarksOf(row).map(({ says }) => (
                    <p key={says}>{says}</p>
                  ))}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

/** Edits options and list columns; shows the limit of texts. */
function Contents({ field, columns, onCorrect }: { readonly field: ListedField } & Omit<Props, 'list'>) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const { row, kind, options, limit } = field
  const column = takesOptions(kind) ? 'options' : takesColumns(kind) ? 'columns' : undefined
  if (column === undefined) return limit === undefined ? null : <>{say('new-form-limit', { n: limit })}</>
  const written =
    column === 'options' ? options.join(say('new-form-separator')) : writeColumns(field.columns, language)
  return (
    <input
      key={written}
      aria-label={`${field.label} ${columns.get(column)}`}
      defaultValue={written}
      onBlur={({ target }) => target.value !== written && onCorrect(row, column, target.value)}
    />
  )
}
