import { useEffect, useRef, useState } from 'react'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { callAuth } from '../api/auth.ts'
import { Problem } from '../api/problem.tsx'
import { forgetLists } from '../drafts/kept-lists.ts'
import { COPIES, localCopies, removeDraft } from '../drafts/drafts.ts'
import { useSay } from '../texts/say.ts'

/** Signs out, and removes local copies of the account's applications on request. */
export function SignOut({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(undefined)
  // pending saves are sent while the question is open
  const copies = useQuery({ queryKey: COPIES, queryFn: localCopies, staleTime: 0, refetchInterval: 1000 })
  const { saved = [], unsent = [] } = copies.data ?? {}
  const leave = async (removing: boolean) => {
    setError(undefined)
    try {
      // leave open pages first, so that they write nothing after the removal
      await navigate({ to: '/' })
      await callAuth('sign-out', {})
      await forgetLists()
      if (removing) {
        const { saved: latest } = await localCopies()
        for (const { id } of latest) await removeDraft(id)
      }
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      await queries.invalidateQueries()
    }
  }
  // the result of an earlier page is outdated
  const isKnown = copies.isFetchedAfterMount
  const nothingHere = isKnown && saved.length === 0 && unsent.length === 0
  const left = useRef(false)
  useEffect(() => {
    if (!nothingHere || left.current) return
    left.current = true
    void leave(false)
  })
  // nothing to ask: the dialog only shows errors
  if ((!isKnown || nothingHere) && error === undefined) return null
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="sign-out-title">
      <DialogTitle id="sign-out-title">{say('sign-out')}</DialogTitle>
      <DialogContent className="stack">
        {saved.length > 0 && <p>{say('copies-here', { count: saved.length })}</p>}
        {unsent.length > 0 && (
          <>
            <p>{say('copies-unsent', { count: unsent.length })}</p>
            <ul>
              {unsent.map(({ id, title }) => (
                <li key={id}>{title || say('untitled')}</li>
              ))}
            </ul>
          </>
        )}
        <Problem error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button
          variant={saved.length > 0 ? 'text' : 'contained'}
          disabled={!isKnown}
          onClick={() => void leave(false)}
        >
          {say(saved.length > 0 ? 'sign-out-only' : 'sign-out')}
        </Button>
        {saved.length > 0 && (
          <Button variant="contained" onClick={() => void leave(true)}>
            {say('sign-out-removing')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
