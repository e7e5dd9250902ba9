import { setChecklist } from '../edits/workflow-states.ts'
import { formText } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import { titleWhileTyping } from './in-one-line.ts'
import { ItemsEditor } from './items-editor.tsx'
import { useStudio } from './use-studio.ts'

/** The checklist of reviewers. */
export function Checklist() {
  const { model, run, say } = useStudio()
  const { form } = model.bundle
  const points = form.review?.checklist ?? []
  const add = (typed = '') => {
    const { title, stored } = titleWhileTyping(typed, formText(form, 'point', points.length + 1))
    const id = keyOf(
      stored,
      points.map((point) => point.id),
    )
    run(setChecklist(model, [...points, { id, title }]))
  }
  return (
    <>
      <ItemsEditor
        legend={say('checklist')}
        items={points}
        keyOf={({ id }) => id}
        removeLabel={({ title }) => say('checklist-remove', { title })}
        addLabel={say('checklist-add')}
        nextLabel={say('checklist-point', { n: points.length + 1 })}
        mayBeNone
        onChange={(next) => run(setChecklist(model, next))}
        onAdd={add}
      >
        {({ id, title }, index) => (
          <input
            className="st-input"
            aria-label={say('checklist-point', { n: index + 1 })}
            value={title}
            onChange={({ target }) =>
              target.value.trim() !== '' &&
              run(
                setChecklist(
                  model,
                  points.map((point) => (point.id === id ? { id, title: target.value } : point)),
                ),
                `point${id}`,
              )
            }
          />
        )}
      </ItemsEditor>
      {points.length === 0 && <p className="st-hint">{say('checklist-none')}</p>}
    </>
  )
}
