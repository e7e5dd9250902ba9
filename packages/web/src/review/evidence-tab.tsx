import { useMemo } from 'react'
import { evidenceSubjects, joinList, pointerOfTarget, translate } from '@formwright/definition'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import type { Form, FormStore } from '@formwright/engine'
import { call, hrefOf } from '../api/api.ts'
import { namedFiles } from '../drafts/named-files.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { useLabels } from '../values/labels.ts'
import { Problem } from '../api/problem.tsx'
import { Opening } from '../parts/opening.tsx'

export interface ShownFile {
  readonly sha256: string
  readonly name: string
}

interface EvidenceTabProps {
  readonly id: string
  readonly form: Form
  readonly store: FormStore
  readonly file: ShownFile | undefined
  readonly onShow: (file: ShownFile | undefined) => void
  readonly onJump: (pointer: string) => void
}

/** All evidence files by field; the selected one is shown beside the answers. */
export function EvidenceTab({ id, form, store, file, onShow, onJump }: EvidenceTabProps) {
  const say = useSay()
  const labelOf = useLabels(form, store)
  const {
    data: files,
    error,
    isPending,
  } = useQuery({
    queryKey: ['evidence', id],
    queryFn: () => call('GET /applications/:id/evidence', { params: { id } }),
    staleTime: 0,
  })
  const { language } = usePreferences()
  const named = namedFiles(store.answers)
  const labelOfFile = useMemo(() => evidenceSubjects(form.bundle), [form])
  const ticksOf = (options: readonly string[]) =>
    joinList(
      options.map((option) => translate(form.bundle, language, option)),
      language,
    )
  const { type, encrypted } = files?.find(({ sha256 }) => sha256 === file?.sha256) ?? {}
  const isShown = type !== undefined && (type.startsWith('image/') || type === 'application/pdf')
  const params = { id, sha256: file?.sha256 ?? '' }
  const shown = hrefOf('GET /applications/:id/evidence/:sha256', { params, query: { show: true } })
  return (
    <div className="side-panel">
      {file && (
        <section className="viewer" aria-label={file.name}>
          <h2>{file.name}</h2>
          {encrypted && <p className="notice">{say('evidence-encrypted')}</p>}
          {isPending ? (
            <Opening />
          ) : !files ? (
            <Problem error={error} />
          ) : type === undefined ? (
            <p className="quiet">{say('file-not-here')}</p>
          ) : type.startsWith('image/') ? (
            <img src={shown} alt={file.name} />
          ) : type === 'application/pdf' ? (
            <iframe src={shown} title={file.name} />
          ) : (
            <p className="quiet">{say('cannot-show')}</p>
          )}
          <div className="chips">
            {isShown && (
              <Button size="small" href={shown} target="_blank" rel="noopener">
                {say('evidence-large')}
              </Button>
            )}
            <Button
              size="small"
              href={hrefOf('GET /applications/:id/evidence/:sha256', { params })}
              download={file.name}
            >
              {say('download')}
            </Button>
            <Button size="small" onClick={() => onShow(undefined)}>
              {say('close')}
            </Button>
          </div>
        </section>
      )}
      {named.length === 0 && <p className="quiet">{say('no-evidence')}</p>}
      <ul className="comments">
        {named.map(({ id: key, sha256, name, target, options }) => (
          <li key={key ?? sha256} className="comment">
            <button
              type="button"
              className="fw-link"
              aria-pressed={sha256 === file?.sha256}
              onClick={() => onShow({ sha256, name })}
            >
              {name}
            </button>
            <small className="quiet">
              <button type="button" className="fw-link" onClick={() => onJump(pointerOfTarget(target))}>
                {labelOf(pointerOfTarget(target))}
                {options.length > 0 && `${say('colon')}${ticksOf(labelOfFile({ target, options }).options)}`}
              </button>
            </small>
          </li>
        ))}
      </ul>
    </div>
  )
}
