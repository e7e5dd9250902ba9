import { useState } from 'react'
import type { ReactNode } from 'react'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { DefinitionSource, DraftSummary } from '@formwright/api'
import { call } from '../api/api.ts'
import { editionsQuery } from '../api/editions.ts'
import { useEditionTitles } from '../api/form-titles.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { refetchDelay, localMoment } from '../studio/local-moment.ts'
import { useStudioSay } from '../studio/say.ts'
import { timeText } from '../texts/time.ts'
import { Opening } from '../parts/opening.tsx'
import { ImportArchive } from './import-archive.tsx'
import { Versions } from './versions.tsx'
import './definitions.css'

const Confirm = lazyPart(() => import('../parts/confirm.tsx').then(({ Confirm: component }) => component))

/** Drafts, published versions, and the editions from which drafts can be made. */
export function Definitions() {
  const say = useStudioSay()
  const navigate = useNavigate()
  const { data, error, isPending } = useQuery({
    queryKey: ['definitions'],
    queryFn: () => call('GET /definitions'),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const times = state.data?.drafts.flatMap(({ publishAt }) => publishAt ?? []) ?? []
      return refetchDelay([...times].sort()[0] ?? null, Date.now())
    },
  })
  const create = useMutation({
    mutationFn: (body: { form: string; edition: string; next?: string }) =>
      call('POST /definitions/drafts', { body }),
    onSuccess: ({ id }) => navigate({ to: '/studio/$draft', params: { draft: id } }),
  })
  const { data: offered } = useQuery(editionsQuery)
  const open = data?.drafts.filter(({ state }) => state !== 'published') ?? []
  // the published versions on offer, each by its last draft; all others are listed below
  const published = (offered ?? []).flatMap(
    ({ id }) => data?.drafts.find((draft) => draft.published === id) ?? [],
  )
  return (
    <section>
      <Problem error={error ?? create.error} />
      <h2>{say('definitions')}</h2>
      {isPending && <Opening />}
      {data && open.length === 0 && <p className="quiet">{say('definitions-none')}</p>}
      {open.length > 0 && <OpenDrafts drafts={open} />}
      {published.length > 0 && (
        <PublishedDrafts
          drafts={published}
          ofFolder={(data?.versions ?? []).flatMap(({ ofFolder, digest }) => (ofFolder ? digest : []))}
        />
      )}
      <h2>{say('definitions-new')}</h2>
      <Button variant="outlined" onClick={() => navigate({ to: '/studio/new' })}>
        {say('new-form')}
      </Button>
      <ImportArchive />
      <ul className="studio-sources">
        {data?.sources.map((source) => (
          <Source
            key={`${source.form}/${source.edition}`}
            source={source}
            following={isNewest(source, data.sources) ? String(Number(source.edition) + 1) : undefined}
            draft={open.find(
              ({ form, edition }) => form === source.form && Number(edition) > Number(source.edition),
            )}
            busy={create.isPending}
            onCreate={(body) => create.mutate(body)}
          />
        ))}
      </ul>
      {data && <Versions versions={data.versions} sources={data.sources} />}
    </section>
  )
}

interface DraftsProps {
  readonly drafts: readonly DraftSummary[]
}

/** Open drafts. */
function OpenDrafts({ drafts }: DraftsProps) {
  const say = useStudioSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { language } = usePreferences()
  const nameOf = useEditionTitles()
  const [removing, setRemoving] = useState<DraftSummary | undefined>(undefined)
  const remove = async (id: string) => {
    await call('DELETE /definitions/drafts/:id', { params: { id } })
    await queries.invalidateQueries({ queryKey: ['definitions'] })
  }
  return (
    <>
      <Drafts label={say('definitions')} drafts={drafts}>
        {(draft) => (
          <>
            <td>
              {say(`studio-state-${draft.state}`)}
              {draft.publishAt !== null && (
                <div>{say('schedule-at', localMoment(draft.publishAt, language))}</div>
              )}
            </td>
            <td>{say('definitions-changed', { by: draft.changedBy })}</td>
            <td>
              <Button onClick={() => navigate({ to: '/definitions/$draft', params: { draft: draft.id } })}>
                {say('studio-review')}
              </Button>
              <Button onClick={() => navigate({ to: '/studio/$draft', params: { draft: draft.id } })}>
                {say('definitions-open')}
              </Button>
              <Button color="error" onClick={() => setRemoving(draft)}>
                {say('definitions-delete')}
              </Button>
            </td>
          </>
        )}
      </Drafts>
      {removing && (
        <Confirm
          title={say('definitions-delete-title', {
            name: nameOf(removing),
          })}
          text={say('definitions-delete-text')}
          action={say('definitions-delete')}
          onConfirm={() => remove(removing.id)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  )
}

interface PublishedProps extends DraftsProps {
  /** Digests of the versions that the forms folder has, which no earlier one replaces. */
  readonly ofFolder: readonly string[]
}

/** Published editions on offer, with their changes and withdrawal. */
function PublishedDrafts({ drafts, ofFolder }: PublishedProps) {
  const say = useStudioSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { language } = usePreferences()
  const nameOf = useEditionTitles()
  const [withdrawing, setWithdrawing] = useState<DraftSummary | undefined>(undefined)
  const way = ({ published }: DraftSummary) =>
    ofFolder.includes(published!) ? 'definitions-take-off' : 'definitions-withdraw'
  const withdraw = async (id: string) => {
    await call('DELETE /definitions/published/:id', { params: { id } })
    await Promise.all(
      ['definitions', 'editions'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    )
  }
  return (
    <>
      <h2>{say('definitions-published')}</h2>
      <Drafts label={say('definitions-published')} drafts={drafts}>
        {(draft) => (
          <>
            <td className="when">{timeText(draft.changedAt, language)}</td>
            <td>
              <Button onClick={() => navigate({ to: '/definitions/$draft', params: { draft: draft.id } })}>
                {say('definitions-changes')}
              </Button>
              <Button color="error" onClick={() => setWithdrawing(draft)}>
                {say(way(draft))}
              </Button>
            </td>
          </>
        )}
      </Drafts>
      {withdrawing && (
        <Confirm
          title={say(`${way(withdrawing)}-title`, {
            name: nameOf(withdrawing),
          })}
          text={say(`${way(withdrawing)}-text`)}
          action={say(way(withdrawing))}
          onConfirm={() => withdraw(withdrawing.published!)}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  )
}

/** A row per draft: form and edition, then the given cells. */
function Drafts({
  label,
  drafts,
  children,
}: {
  readonly label: string
  readonly drafts: readonly DraftSummary[]
  readonly children: (draft: DraftSummary) => ReactNode
}) {
  const nameOf = useEditionTitles()
  return (
    <TableBox label={label}>
      <table className="table drafts-table">
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id}>
              <th scope="row">{nameOf(draft)}</th>
              {children(draft)}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** Whether an edition is the newest of its form, from which the next year is drafted. */
function isNewest({ form, edition }: DefinitionSource, sources: readonly DefinitionSource[]): boolean {
  return sources.every((other) => other.form !== form || Number(other.edition) <= Number(edition))
}

/** An edition from which a correction or the next edition can be drafted. */
function Source({
  source,
  following,
  draft,
  busy,
  onCreate,
}: {
  readonly source: DefinitionSource
  /** The next year; none if a later edition exists. */
  readonly following: string | undefined
  /** An open draft of a later year. */
  readonly draft: DraftSummary | undefined
  /** Whether a draft is being created. */
  readonly busy: boolean
  readonly onCreate: (body: { form: string; edition: string; next?: string }) => void
}) {
  const say = useStudioSay()
  const nameOf = useEditionTitles()
  const { form, edition } = source
  const [next, setNext] = useState(following ?? '')
  return (
    <li>
      <strong>{nameOf(source)}</strong>
      {following !== undefined && draft && (
        <Link to="/studio/$draft" params={{ draft: draft.id }} className="fw-link">
          {say('definitions-drafted', { year: draft.edition })}
        </Link>
      )}
      {following !== undefined && !draft && (
        <>
          <TextField
            size="small"
            label={say('definitions-year')}
            value={next}
            onChange={({ target }) => setNext(target.value)}
            slotProps={{ htmlInput: { inputMode: 'numeric', pattern: '[0-9]{4}' } }}
          />
          <Button
            variant="contained"
            disabled={busy || !/^\d{4}$/.test(next)}
            onClick={() => onCreate({ form, edition, next })}
          >
            {say('definitions-next')}
          </Button>
        </>
      )}
      <Button disabled={busy} onClick={() => onCreate({ form, edition })}>
        {say('definitions-correct')}
      </Button>
    </li>
  )
}
