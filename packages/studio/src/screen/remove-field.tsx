import { useState } from 'react'
import { below, fileInfo, joinList } from '@formwright/definition'
import type { Field, FileKind } from '@formwright/definition'
import { JsonText } from '../document/json-text.ts'
import type { Act } from '../edits/act.ts'
import { removeField, rulesIn } from '../edits/remove-field.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { mentionsOf } from '../usage/mentions.ts'
import { useStudio } from './use-studio.ts'

/** Deleting says first what goes along. */
export function Remove({ field }: { readonly field: Field }) {
  const { model, language, run, say, show } = useStudio()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <button type="button" className="st-button st-danger" onClick={() => setAsking(true)}>
        {say('remove-field')}
      </button>
    )
  const mentions = mentionsOf(model, field.pointer)
  const rules = rulesIn(model, mentions)
  const cases = mentions.filter(({ kind }) => kind === 'cases').length
  const tables = mentions.filter(({ kind }) => kind === 'edition' || kind === 'form').length
  const removal = removeField(model, field.pointer)
  const changed = (kind: FileKind) =>
    [...removal.changes.keys()].filter((path) => fileInfo(path).kind === kind).length
  const params = goneParams(model, removal)
  const what = [
    say('paper-cells'),
    ...(rules.length > 0
      ? [
          say('count-rules', {
            n: rules.length,
            ids: joinList(
              rules.map(({ id }) => id),
              language,
            ),
          }),
        ]
      : []),
    ...(cases > 0 ? [say('count-cases', { n: cases })] : []),
    ...(tables > 0 ? [say('count-tables', { n: tables })] : []),
    ...(params.length > 0 ? [say('count-params', { titles: joinList(params, language) })] : []),
    ...(changed('answers') > 0 ? [say('count-samples', { n: changed('answers') })] : []),
    ...(changed('texts') > 0 ? [say('count-texts')] : []),
    ...(changed('carry') > 0 ? [say('count-carry')] : []),
  ]
  return (
    <div className="st-ask" role="alertdialog" aria-label={say('remove-field')}>
      <p>{say('remove-says', { label: field.title, what: joinList(what, language) })}</p>
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-danger"
          autoFocus
          onClick={() => {
            run(removal)
            show({ selection: undefined })
          }}
        >
          {say('remove')}
        </button>
        <button type="button" className="st-button" onClick={() => setAsking(false)}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}

/** Titles of the parameters that an act takes away. */
function goneParams({ bundle, edition }: StudioModel, { changes }: Act): readonly string[] {
  const text = changes.get(`${edition}/edition.json`)
  if (text === undefined) return []
  const kept = new JsonText(text)
  return Object.entries(bundle.edition.params)
    .filter(([name]) => kept.get(below('/params', name)) === undefined)
    .map(([, { title }]) => title)
}
