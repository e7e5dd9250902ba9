import { useState } from 'react'
import { Button } from '../elements/button.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useArchive } from '../parts/use-archive.tsx'
import { editionLabel, editionsQuery } from '../api/editions.ts'
import { usePreferences } from '../preferences/preferences.ts'
import type { Draft } from '../drafts/database.ts'
import { copyDraft, markCopied, removeDraft } from '../drafts/drafts.ts'
import { useSay } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'

const StartApplication = lazyPart(() =>
  import('../applications/start-application.tsx').then(({ StartApplication: component }) => component),
)

const Confirm = lazyPart(() => import('../parts/confirm.tsx').then(({ Confirm: component }) => component))

/** Local drafts, which signed-in readers can copy to the server. */
export function DraftList({ drafts }: { readonly drafts: readonly Draft[] }) {
  const [uploading, setUploading] = useState<Draft | undefined>(undefined)
  const queries = useQueryClient()
  const editions = useQuery(editionsQuery)
  const edition = editions.data?.find(({ id }) => id === uploading?.edition)
  const mayStart = (draft: Draft) =>
    editions.data?.some(({ id, starts }) => id === draft.edition && starts.length > 0) ?? false
  const { language } = usePreferences()
  const called = (draft: Draft) => {
    const own = editions.data?.find(({ id }) => id === draft.edition)
    return own ? editionLabel(own, language) : `${draft.formTitle} ${draft.editionName}`
  }
  const [removing, setRemoving] = useState<Draft | undefined>(undefined)
  return (
    <>
      <ul className="drafts">
        {drafts.map((draft) => (
          <DraftLine
            key={draft.id}
            draft={draft}
            called={called(draft)}
            onRemove={() => setRemoving(draft)}
            {...(mayStart(draft) && draft.carriedTo === undefined
              ? { onBring: () => setUploading(draft) }
              : {})}
          />
        ))}
      </ul>
      {uploading && edition && (
        <StartApplication
          edition={edition}
          answers={uploading.answers}
          origins={uploading.origins}
          beside={{
            ...(uploading.aside ? { aside: uploading.aside } : {}),
            leftOfFiles: uploading.leftOfFiles ?? [],
          }}
          onStarted={async (application) => {
            await markCopied(uploading.id, application)
            await queries.invalidateQueries({ queryKey: ['drafts'] })
          }}
          onClose={() => setUploading(undefined)}
        />
      )}
      {removing && <RemoveDialog draft={removing} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

function DraftLine({
  draft,
  called,
  onRemove,
  onBring,
}: {
  readonly draft: Draft
  /** Titles of their form and edition. */
  readonly called: string
  readonly onRemove: () => void
  readonly onBring?: () => void
}) {
  const say = useSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const { filled, required } = draft.progress
  const archive = useArchive(nameOf(draft, say('untitled')))
  const save = async () => {
    const [{ archiveFile, editionOfDraft, evidenceOf }, { loadForm }] = await Promise.all([
      import('../drafts/exchange.ts'),
      import('../declaration/load-form.ts'),
    ])
    const form = await loadForm(draft).catch(() => undefined)
    const of = editionOfDraft(draft)
    const shown = form?.open(draft.answers).printed
    await archive.save(await archiveFile(draft.answers, of, form?.bundle, evidenceOf(draft), shown))
  }
  return (
    <li className="draft">
      <div className="draft-name">
        <Link to="/apply/$draft/{-$part}" params={{ draft: draft.id, part: undefined }}>
          {nameOf(draft, say('untitled'))}
        </Link>
        <span className="quiet">{called}</span>
        <span className="draft-mark">
          {draft.carriedTo === undefined ? (
            say('only-here')
          ) : (
            <>
              {say('copy-here')}{' '}
              <Link to="/applications/$draft/{-$part}" params={{ draft: draft.carriedTo, part: undefined }}>
                {say('open-in-account')}
              </Link>
            </>
          )}
        </span>
      </div>
      <div className="draft-progress">
        <progress max={Math.max(required, 1)} value={filled} aria-label={say('progress')} />
        <span className="quiet">{say('filled-of', { filled, required: required || '—' })}</span>
      </div>
      <time className="quiet" dateTime={new Date(draft.changedAt).toISOString()}>
        {timeText(draft.changedAt, language)}
      </time>
      <div className="draft-actions">
        {onBring && (
          <Button size="small" variant="outlined" onClick={onBring}>
            {say('bring-to-server')}
          </Button>
        )}
        <Button size="small" onClick={() => void save().catch(archive.setProblem)}>
          {say('export')}
        </Button>
        <Button
          size="small"
          onClick={() =>
            void copyDraft(draft).then(() => queries.invalidateQueries({ queryKey: ['drafts'] }))
          }
        >
          {say('copy')}
        </Button>
        <Button size="small" color="error" onClick={onRemove}>
          {say('remove')}
        </Button>
      </div>
      {archive.said}
    </li>
  )
}

function RemoveDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const say = useSay()
  const queries = useQueryClient()
  return (
    <Confirm
      title={say('remove-title', { name: nameOf(draft, say('untitled')) })}
      text={say('remove-text')}
      action={say('remove')}
      onConfirm={async () => {
        await removeDraft(draft.id)
        await queries.invalidateQueries({ queryKey: ['drafts'] })
      }}
      onClose={onClose}
    />
  )
}

function nameOf(draft: Draft, untitled: string): string {
  return draft.title === '' ? untitled : draft.title
}
