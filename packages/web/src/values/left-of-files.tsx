import { useState } from 'react'
import { inLanguage } from '@formwright/definition'
import { saveFile } from '@formwright/renderer'
import type { DraftStore } from '../drafts/draft-store.ts'
import type { LeftOfFile } from '../drafts/database.ts'
import { browserEvidence } from '../drafts/evidence.ts'
import { Button } from '../elements/button.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { LeftGroups } from './left-groups.tsx'
import texts from './left-of-files.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

/** Values without a field from imported files, until they are dismissed. */
export function LeftOfFiles({
  draftStore,
  left,
}: {
  readonly draftStore: DraftStore
  readonly left: readonly LeftOfFile[]
}) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const keep = (rest: readonly LeftOfFile[]) =>
    void draftStore.update((latest) => ({ ...latest, leftOfFiles: rest }))
  return (
    <details className="left-over" data-left-of-files={left.length}>
      <summary>{say('file-left', { count: left.length })}</summary>
      <LeftGroups left={left}>
        {(one) => (
          <>
            {inLanguage(one.from, language)} · {inLanguage(one.text, language)}{' '}
            {inLanguage(one.shown, language) && <q>{inLanguage(one.shown, language)}</q>}{' '}
            {one.evidence && <Evidence {...one.evidence} />}
            <Button size="small" onClick={() => keep(left.filter((other) => other !== one))}>
              {say('file-left-remove')}
            </Button>
          </>
        )}
      </LeftGroups>
      <Button size="small" onClick={() => keep([])}>
        {say('file-left-remove-all')}
      </Button>
    </details>
  )
}

/** An evidence file left by an import; in this browser if it came in an archive. */
function Evidence({ name, sha256 }: NonNullable<LeftOfFile['evidence']>) {
  const say = useOwnSay()
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return <span className="quiet">{say('file-left-missing')}</span>
  const save = async () => {
    const contents = await browserEvidence.find(sha256)
    if (contents) saveFile(contents, name)
    else setMissing(true)
  }
  return (
    <Button size="small" onClick={() => void save()}>
      {say('file-left-save')}
    </Button>
  )
}
