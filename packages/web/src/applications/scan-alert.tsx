import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { joinList } from '@formwright/definition'
import type { Application } from '@formwright/api'
import { call } from '../api/api.ts'
import { useLive } from '../declaration/use-live.ts'
import { namedFiles } from '../drafts/named-files.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { useLabels } from '../values/labels.ts'
import { scanNotice } from './scans.ts'
import type { OpenedApplication } from './open-application.ts'

interface WithScans {
  /** The application with current information on its scans. */
  readonly application: Application | undefined
  /** Refetches it. */
  readonly look: () => void
}

/** Refetches the outdated scans after each relevant change. */
export function useWithScans({ id, application, store, sync }: OpenedApplication): WithScans {
  const { data: outdatedScans = application?.outdatedScans, refetch } = useQuery({
    queryKey: ['scans', id, application?.state, application?.revision],
    queryFn: async () => (await call('GET /applications/:id', { params: { id } })).outdatedScans,
    enabled: false,
  })
  const files = useLive(store, ({ answers }) => JSON.stringify(namedFiles(answers)))
  const isSynced = useSyncExternalStore(sync.subscribe, () => sync.state.is === 'synced')
  const known = useRef(files)
  const look = useCallback(() => void refetch(), [refetch])
  useEffect(() => {
    if (!isSynced || files === known.current) return
    known.current = files
    look()
  }, [isSynced, files, look])
  return { application: application && outdatedScans && { ...application, outdatedScans }, look }
}

interface ScanAlertProps {
  readonly application: Application
  readonly opened: Pick<OpenedApplication, 'form' | 'store'>
  readonly onJump: (pointer: string) => void
}

/** What to do about the scans of the signed form. */
export function ScanAlert({ application, opened: { form, store }, onJump }: ScanAlertProps) {
  const say = useSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  const answers = useLive(store, (live) => live.answers)
  const notice = scanNotice(application, form.bundle, answers)
  if (!notice) return null
  return (
    <Alert
      severity={notice.severity}
      action={
        <Button size="small" color="inherit" onClick={() => onJump(notice.pointers[0]!)}>
          {say(notice.mayUpload ? 'go-upload' : 'go-look')}
        </Button>
      }
    >
      {say(notice.text)}
      {say('colon')}
      {joinList(notice.pointers.map(labelOf), language)}
    </Alert>
  )
}
