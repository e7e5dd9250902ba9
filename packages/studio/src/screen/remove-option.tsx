import { fileInfo, joinList } from '@formwright/definition'
import type { FileKind, Option } from '@formwright/definition'
import { removeOption, rulesOfOption } from '../edits/remove-option.ts'
import { useStudio } from './use-studio.ts'

/** Shows what is deleted with an option that is in use, and asks for confirmation. */
export function RemoveOption({
  pointer,
  option: { const: code, title },
  onDone,
}: {
  readonly pointer: string
  readonly option: Option
  readonly onDone: () => void
}) {
  const { model, language, run, say } = useStudio()
  const removal = removeOption(model, pointer, code)
  const changed = (kind: FileKind) =>
    [...removal.changes.keys()].filter((path) => fileInfo(path).kind === kind).length
  const rules = rulesOfOption(model, pointer, code)
  const [gone, kept] = [true, false].map((isGone) =>
    rules.filter(({ rest }) => (rest === undefined) === isGone).map(({ id }) => id),
  ) as [string[], string[]]
  const consequences = [
    ...(gone.length > 0 ? [say('count-rules', { n: gone.length, ids: joinList(gone, language) })] : []),
    ...(kept.length > 0 ? [say('option-in-rules', { n: kept.length, ids: joinList(kept, language) })] : []),
    ...(changed('answers') > 0 ? [say('option-in-samples', { n: changed('answers') })] : []),
    ...(changed('cases') > 0 ? [say('option-in-cases')] : []),
    say('option-places'),
  ]
  return (
    <div className="st-ask" role="alertdialog" aria-label={say('remove-option', { title })}>
      <p>{say('remove-says', { label: title, what: joinList(consequences, language) })}</p>
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-danger"
          autoFocus
          onClick={() => {
            run(removal)
            onDone()
          }}
        >
          {say('remove')}
        </button>
        <button type="button" className="st-button" onClick={onDone}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}
