import { useMemo } from 'react'
import { markedText } from '@formwright/authoring'
import type { Span } from '@formwright/authoring'
import { joinList } from '@formwright/definition'
import { withChanges } from '@formwright/studio'
import type { DefinitionDocument } from '@formwright/studio'
import { usePreferences } from '../preferences/preferences.ts'
import { conflictLines } from './conflict-lines.ts'
import type { ConflictLine } from './conflict-lines.ts'
import type { DraftSync, SyncState } from './draft-sync.ts'
import { useStudioSay } from './say.ts'

/** Maximum number of differences listed. */
const SHOWN = 6
/** Characters of context around a difference. */
const AROUND = 24

/** A conflict with others' changes: both versions, to choose from. */
export function Conflict({
  state: { files, by },
  definition,
  edition,
  sync,
}: {
  readonly state: Extract<SyncState, { readonly kind: 'conflict' }>
  readonly definition: DefinitionDocument
  readonly edition: string
  readonly sync: DraftSync
}) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const lines = useMemo(() => {
    const [theirs, own] = (['theirs', 'own'] as const).map((preferred) =>
      withChanges(definition.files, sync.merged(files, preferred)!),
    )
    const paths = Object.keys(files)
    return conflictLines({ theirs: theirs!, own: own! }, { paths, edition, language })
  }, [definition, edition, files, language, sync])
  const shown = lines.slice(0, SHOWN)
  return (
    <div className="studio-conflict">
      {say('studio-conflict', {
        by: by.length > 0 ? joinList([...by], language) : say('studio-others'),
      })}
      <ul>
        {lines.length === 0 && <li>{joinList(Object.keys(files), language)}</li>}
        {shown.map((line, index) => (
          <li key={index}>
            {line.words}
            {line.sides && <Sides {...line.sides} />}
          </li>
        ))}
        {lines.length > shown.length && (
          <li>{say('studio-conflict-more', { n: lines.length - shown.length })}</li>
        )}
      </ul>
      <button type="button" className="st-button" onClick={() => sync.settle('theirs')}>
        {say('studio-theirs')}
      </button>
      <button type="button" className="st-button" onClick={() => sync.settle('own')}>
        {say('studio-own')}
      </button>
    </div>
  )
}

/** Both versions with their differences marked. */
function Sides({ theirs, own }: NonNullable<ConflictLine['sides']>) {
  const say = useStudioSay()
  const spans = useMemo(() => markedText(theirs, own), [theirs, own])
  const side = (kind: Span['kind']) =>
    spans
      .filter((span) => span.kind === 'same' || span.kind === kind)
      .map(({ text, kind: difference }, index) =>
        difference === 'same' ? <span key={index}>{inShort(text)}</span> : <mark key={index}>{text}</mark>,
      )
  return (
    <dl>
      <dt>{say('studio-conflict-theirs')}</dt>
      <dd>{theirs === '' ? say('studio-conflict-nothing') : side('removed')}</dd>
      <dt>{say('studio-conflict-own')}</dt>
      <dd>{own === '' ? say('studio-conflict-nothing') : side('added')}</dd>
    </dl>
  )
}

/** The ends of the common text next to a difference. */
function inShort(text: string): string {
  const letters = [...text]
  if (letters.length <= 2 * AROUND) return text
  return `${letters.slice(0, AROUND).join('')}…${letters.slice(-AROUND).join('')}`
}
