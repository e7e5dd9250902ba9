import { useEffect, useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { EVERYWHERE, inLanguage, joinList } from '@formwright/definition'
import type { OfferedEdition, Origins } from '@formwright/api'
import { nameOfRegionIn, regionsOfLevel } from '@formwright/fields/regions'
import type { RegionEntry } from '@formwright/fields/regions'
import { answersBody } from '../api/answers.ts'
import { editionLabel } from '../api/editions.ts'
import { call } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { applicationsQuery } from '../api/queries.ts'
import { SameDeclarations } from './same-declarations.tsx'
import { useStartingAnswers } from './use-starting-answers.ts'
import type { Draft } from '../drafts/database.ts'
import { copyAnswers, startOf } from '../drafts/drafts.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { registerOf } from '../parts/registers.ts'
import { useStartSay } from './start-say.ts'
import { deadlineText } from '../texts/time.ts'

interface StartProps {
  readonly edition: OfferedEdition
  /** Initial answers, such as those of a local draft. */
  readonly answers?: unknown
  /** Their origins. */
  readonly origins?: Origins
  /** Other data of the local draft. */
  readonly beside?: Pick<Draft, 'aside' | 'leftOfFiles'>
  /** Called when the application was created. */
  readonly onStarted?: (application: string) => Promise<void>
  readonly onClose: () => void
}

/** Starts an application for one of the reader's regions. */
export function StartApplication({
  edition,
  answers: offered,
  origins,
  beside,
  onStarted,
  onClose,
}: StartProps) {
  const say = useStartSay()
  const { language } = usePreferences()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [regions, setRegions] = useState<readonly RegionEntry[]>([])
  // a form without regions has no region to select
  const hasNoRegion = edition.starts.every(({ level }) => level === EVERYWHERE)
  const isOwn = edition.starts.every(({ own }) => own)
  const [picked, setRegion] = useState<string | undefined>(undefined)
  const region = hasNoRegion ? '' : picked
  const [error, setError] = useState<unknown>(undefined)
  useEffect(() => {
    if (hasNoRegion) return
    registerOf(queries, edition.form).then((register) => {
      const codes = edition.starts.flatMap(({ level, region: within }) => {
        const registered = regionsOfLevel(register, level, within).map(({ code }) => code)
        return registered.length > 0 ? registered : [within]
      })
      const unique = [...new Set(codes)].map((code) => ({ code, name: nameOfRegionIn(register, code) }))
      setRegions(unique)
      setRegion(unique[0]?.code)
    }, setError)
  }, [edition, hasNoRegion, queries])

  const { answers, left, isReady } = useStartingAnswers(edition.id, offered)
  const { data: earlier } = useQuery({
    queryKey: ['earlier', edition.id, region],
    queryFn: () => call('GET /applications/earlier', { query: { edition: edition.id, region: region! } }),
    enabled: region !== undefined && offered === undefined,
  })
  const { data: same = [], isPending } = useQuery({
    ...applicationsQuery({
      form: edition.form,
      edition: edition.edition,
      region: region ?? '',
      limit: SHOWN,
    }),
    enabled: region !== undefined,
    select: ({ applications }) => applications,
  })
  const [carrying, setCarrying] = useState(true)
  const start = async () => {
    setError(undefined)
    try {
      const { id } = await call('POST /applications', {
        body: {
          edition: edition.id,
          region: region!,
          ...(answers === undefined ? {} : { answers: answersBody(startOf(answers)) }),
          ...(answers !== undefined && origins ? { origins } : {}),
          ...(earlier && carrying ? { carry: true } : {}),
        },
      })
      if (answers !== undefined)
        await copyAnswers(await call('GET /applications/:id', { params: { id } }), {
          ...beside,
          answers,
          leftOfFiles: [...(beside?.leftOfFiles ?? []), ...left],
        })
      await onStarted?.(id)
      await queries.invalidateQueries({ queryKey: ['applications'] })
      await navigate({ to: '/applications/$draft/{-$part}', params: { draft: id, part: undefined } })
    } catch (problem) {
      setError(problem)
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="start-title">
      <DialogTitle id="start-title">{say('start-title')}</DialogTitle>
      <DialogContent className="stack">
        <p className="quiet">{editionLabel(edition, language)}</p>
        {edition.until && Date.parse(edition.until) <= Date.now() && (
          <Alert severity="warning">
            {say('start-late', { at: deadlineText(edition.until, language, edition.window?.timeZone) })}
          </Alert>
        )}
        {!hasNoRegion && (
          <TextField
            select
            label={say('region')}
            value={region ?? ''}
            onChange={(event) => setRegion(event.target.value)}
            helperText={say(isOwn ? 'start-hint-own' : 'start-hint')}
          >
            {regions.map(({ code, name }) => (
              <MenuItem key={code} value={code}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        )}
        {same.length > 0 && <SameDeclarations applications={same} own={isOwn} />}
        {earlier && (
          <FormControlLabel
            control={<Checkbox checked={carrying} onChange={(_event, checked) => setCarrying(checked)} />}
            label={say('carry-start', {
              title: earlier.title,
              edition: inLanguage(earlier.editionTitle, language),
            })}
          />
        )}
        {left.length > 0 && (
          <Alert severity="warning">
            {say('starting-left', { count: left.length })}
            {joinList(
              left.slice(0, SHOWN).map(({ label }) => label),
              language,
            )}
            {left.length > SHOWN && '…'}
          </Alert>
        )}
        <Problem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button
          variant="contained"
          disabled={region === undefined || !isReady || isPending}
          onClick={() => void start()}
        >
          {say(same.length > 0 ? 'start-another' : 'new')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** Maximum number of names shown. */
const SHOWN = 8
