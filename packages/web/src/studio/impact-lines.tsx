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

/**
 * Which of them: those of a rule (of the schema: on one field), of a region, with an answer in a field that
 * would have no place, or those that stay on their version.
 */
export interface ImpactFilter {
  readonly code?: string
  readonly label?: string
  readonly staying?: boolean
  readonly region?: string
  readonly lost?: string
}

/** Applications for which a draft would change something, each with a link for who may read it. */
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

/** An application by its title, for who may read it, else by where it is and its number. */
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
        {regionName} <code>{application.slice(0, 8)}</code>
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
      say(met ? 'impact-line-met' : 'impact-line-not-met', { rule: inLanguage(text, language) || rule }),
    ),
    ...(appearing.length > 0 ? [say('impact-line-appearing', { what: named(appearing) })] : []),
    ...(vanishing.length > 0 ? [say('impact-line-vanishing', { what: named(vanishing) })] : []),
    ...(lost.length > 0 ? [say('impact-line-lost', { what: joinList(lost, language) })] : []),
  ]
  return (
    <ul className="blocker-items">
      {parts.map((text, index) => (
        <li key={index}>{text}</li>
      ))}
    </ul>
  )
}

/** What a rule says, with the field that it says it of where its words do not name it. */
function nameOf({ code, label, text }: ImpactLineView['appearing'][number], language: Language): string {
  const says = inLanguage(text, language) || code
  return label === '' || says.includes(label)
    ? says
    : word('in-brackets', language, { text: says, more: label })
}
