import { inLanguage, joinList, word } from '@formwright/definition'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImpactLineView } from '@formwright/api'
import type { Language } from '@formwright/definition'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { useStudioSay } from './say.ts'

/** A filter: by rule (and field), region, answer in a removed field, or staying on the version. */
export interface ImpactFilter {
  readonly code?: string
  readonly label?: string
  readonly staying?: boolean
  readonly region?: string
  readonly lost?: string
}

/** The applications affected by a draft, with links for those who may read them. */
export function ImpactLines({
  id,
  filter,
  onClose,
}: {
  readonly id: string
  readonly filter: ImpactFilter
  readonly onClose: () => void
}) {
  const say = useStudioSay()
  const saySite = useSay()
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['definitions', id, 'impact', 'lines', filter],
    queryFn: ({ pageParam }) =>
      call('GET /definitions/drafts/:id/impact/lines', {
        params: { id },
        query: { ...filter, ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="impact-lines-title">
      <DialogTitle id="impact-lines-title">{say('impact-show')}</DialogTitle>
      <DialogContent className="stack">
        <Problem error={error} />
        <ul className="impact-lines">
          {data?.pages.flatMap(({ lines }) =>
            lines.map((line) => (
              <li key={line.application}>
                <Called line={line} />
                <Line line={line} />
              </li>
            )),
          )}
        </ul>
        {hasNextPage && <Button onClick={() => void fetchNextPage()}>{say('impact-more')}</Button>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{saySite('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

/** An application by title if readable, else by region and number. */
function Called({
  line: { application, title, regionName, editionTitle },
}: {
  readonly line: ImpactLineView
}) {
  const say = useSay()
  const { language } = usePreferences()
  if (title === null)
    return (
      <>
        {regionName} <span className="quiet">{inLanguage(editionTitle, language)}</span>{' '}
        <code>{application.slice(0, 8)}</code>
      </>
    )
  return (
    <>
      <Link to="/review/$id" params={{ id: application }} search={{}} className="fw-link">
        {title || say('untitled')}
      </Link>{' '}
      <span className="quiet">
        {inLanguage(editionTitle, language)} {regionName}
      </span>
    </>
  )
}

function Line({ line: { appearing, vanishing, eligibility, lost } }: { readonly line: ImpactLineView }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const named = (found: ImpactLineView['appearing']) =>
    joinList([...new Set(found.map((one) => nameOf(one, language)))], language)
  const parts = [
    ...eligibility.map(({ rule, text, met }) =>
      say(`impact-line-${met}`, { rule: inLanguage(text, language) || rule }),
    ),
    ...(appearing.length > 0 ? [say('impact-line-appearing', { what: named(appearing) })] : []),
    ...(vanishing.length > 0 ? [say('impact-line-vanishing', { what: named(vanishing) })] : []),
    ...(lost.length > 0
      ? [
          say('impact-line-lost', {
            what: joinList(
              lost.map(({ label, text }) => inLanguage(text, language) || label),
              language,
            ),
          }),
        ]
      : []),
  ]
  return (
    <ul className="blocker-items">
      {parts.map((text, index) => (
        <li key={index}>{text}</li>
      ))}
    </ul>
  )
}

/** The text of a rule, with its field if the text does not name it. */
function nameOf({ code, field, text }: ImpactLineView['appearing'][number], language: Language): string {
  const says = inLanguage(text, language) || code
  const label = inLanguage(field, language)
  return label === '' || says.includes(label)
    ? says
    : word('in-brackets', language, { text: says, more: label })
}
