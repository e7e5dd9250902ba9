import { uiElementsIn } from '@formwright/definition'
import { moveGroup, renameGroup, ungroup } from '../edits/groups.ts'
import { misnumbered, renumberParts } from '../edits/part-numbers.ts'
import { movePart, renamePart } from '../edits/parts.ts'
import { asRead } from '../edits/year-words.ts'
import { partOf, screenOf } from '../model/studio-model.ts'
import { MoveButtons } from './move-buttons.tsx'
import { RemovePart } from './remove-field.tsx'
import { TextInput } from './text-input.tsx'
import { Translations } from './translation-input.tsx'
import { useStudio } from './use-studio.ts'

/** Properties of a heading: text, move, remove. */
export function GroupProperties({ pointer }: { readonly pointer: string }) {
  const { model, part, run, say, show } = useStudio()
  const group = [...uiElementsIn(screenOf(partOf(model, part)))].find(
    (item) => item.pointer === pointer,
  )?.element
  if (group?.type !== 'Group') return <p className="st-hint">{say('nothing-selected')}</p>
  const label = typeof group.label === 'string' ? group.label : ''
  const shown = asRead(model, label)
  return (
    <>
      <TextInput
        label={say('group-title')}
        mustStand
        value={shown}
        onChange={(value) => run(renameGroup(model, part, pointer, value), `group${pointer}`)}
      />
      <Translations text={label} />
      <div className="st-actions">
        <MoveButtons move={(by) => () => void run(moveGroup(model, part, pointer, by))} />
        <button
          type="button"
          className="st-button"
          onClick={() => {
            run(ungroup(model, part, pointer))
            show({ selection: { kind: 'part' } })
          }}
        >
          {say('group-remove')}
        </button>
      </div>
    </>
  )
}

/** Properties of a part: title, position, delete. */
export function PartProperties() {
  const { model, part, run, say } = useStudio()
  const title = model.bundle.parts.find((otherPart) => otherPart.key === part)?.title ?? ''
  const keys = model.loaded.parts.map(({ key }) => key)
  const index = keys.indexOf(part)
  return (
    <>
      <TextInput
        label={say('part-title')}
        mustStand
        value={title}
        onChange={(value) => run(renamePart(model, part, value), `part${part}`)}
      />
      <Translations text={title} />
      {part !== '' && (
        <p className="st-hint">
          {say('identity')} <code>{part}</code>
        </p>
      )}
      {keys.length > 1 && (
        <>
          <div className="st-actions">
            <MoveButtons
              move={(by) =>
                keys[index + by] === undefined ? undefined : () => void run(movePart(model, part, index + by))
              }
            />
          </div>
          <Renumber />
          <RemovePart />
        </>
      )}
    </>
  )
}

/** Says that the titles of moved parts still have their old numbers, and offers to renumber them. */
function Renumber() {
  const { model, run, say } = useStudio()
  const wrong = misnumbered(model)
  if (wrong.length === 0) return null
  return (
    <p className="st-hint st-warning" role="status">
      {say('parts-misnumbered')}{' '}
      <button type="button" className="st-button" onClick={() => run(renumberParts(model))}>
        {say('parts-renumber', { n: wrong.length })}
      </button>
    </p>
  )
}
