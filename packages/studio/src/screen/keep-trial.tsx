import { useState } from 'react'
import { sampleTitle } from '@formwright/authoring'
import type { Form, FormStore } from '@formwright/engine'
import { freeSampleName, isSampleTitle, keepNewSample, keepSample } from '../edits/keep.ts'
import { useStudio } from './use-studio.ts'

interface Props {
  readonly form: Form
  readonly store: FormStore
  /** The sample that the trial started from; empty for the blank form. */
  readonly sample: string
  /** Called with the name of the sample that now contains the tried answers. */
  readonly onKept: (sample: string) => void
}

/** Saves the tried answers as a sample: as a new one with a title, or replacing the one it started from. */
export function KeepTrial({ form, store, sample, onKept }: Props) {
  const { model, language, run, say } = useStudio()
  const [title, setTitle] = useState<string>()
  const isTaken = title !== undefined && isSampleTitle(model, title)
  const keepNew = () => {
    if (title === undefined || title.trim() === '' || isTaken) return
    const name = freeSampleName(model)
    run(keepNewSample(model, title, store.answers, form))
    setTitle(undefined)
    onKept(name)
  }
  if (title !== undefined)
    return (
      <form
        className="st-line"
        onSubmit={(event) => {
          event.preventDefault()
          keepNew()
        }}
      >
        <input
          className="st-input"
          autoFocus
          aria-label={say('trial-title')}
          placeholder={say('trial-title')}
          aria-invalid={isTaken || undefined}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && setTitle(undefined)}
        />
        <button type="submit" className="st-button st-main" disabled={title.trim() === '' || isTaken}>
          {say('trial-keep')}
        </button>
        <button type="button" className="st-button" onClick={() => setTitle(undefined)}>
          {say('cancel')}
        </button>
        {isTaken && (
          <span className="st-hint st-wrong" role="alert">
            {say('trial-title-taken')}
          </span>
        )}
      </form>
    )
  return (
    <>
      <button type="button" className="st-button" title={say('trial-keep-hint')} onClick={() => setTitle('')}>
        {say('trial-keep-new')}
      </button>
      {sample !== '' && (
        <button
          type="button"
          className="st-button"
          title={say('trial-keep-hint')}
          onClick={() => {
            run(keepSample(model, sample, store.answers, form))
            onKept(sample)
          }}
        >
          {say('trial-keep-over', { name: sampleTitle(model.loaded, sample, language) })}
        </button>
      )}
    </>
  )
}
