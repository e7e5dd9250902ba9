import { joinList } from '@formwright/definition'
import type { Unnamed } from '../edits/unnamed.ts'
import { useStudio } from './use-studio.ts'

/** Items that still have their initial name, in the list of problems, with links. */
export function UnnamedThings({ unnamed }: { readonly unnamed: readonly Unnamed[] }) {
  const { language, show, say } = useStudio()
  return unnamed.map(({ titles, part, field, label, group }) => (
    <li key={`${part}${field}${group}`} className="st-problem st-warning">
      <button
        type="button"
        onClick={() =>
          show({
            view: 'screen',
            part,
            selection:
              field !== undefined
                ? { kind: 'field', pointer: field }
                : group !== undefined
                  ? { kind: 'group', pointer: group }
                  : { kind: 'part' },
          })
        }
      >
        <strong>
          {label === undefined
            ? say('unnamed', { title: joinList(titles, language) })
            : say('unnamed-in', { title: joinList(titles, language), field: label })}
        </strong>{' '}
        {say('unnamed-advice')}
      </button>
    </li>
  ))
}
