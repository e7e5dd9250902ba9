import { useState } from 'react'
import { isWindowPast } from '@formwright/definition'
import type { EditionFile } from '@formwright/definition'
import { setWindow } from '../edits/edition.ts'
import { formText } from '../kinds/form-text.ts'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

type EditionWindow = NonNullable<EditionFile['window']>

/**
 * The days between which the form is filled in. An edition has none until both days are given; the time zone
 * is at first that of whoever gives them.
 */
export function WindowSettings({ window }: { readonly window: EditionWindow | undefined }) {
  const { model, run, say } = useStudio()
  const [begun, setBegun] = useState<Partial<EditionWindow>>({})
  const { from = '', to = '' } = window ?? begun
  const change = (part: Partial<EditionWindow>) => {
    const next = {
      from,
      to,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      source: formText(model.bundle.form, 'window-source'),
      ...(window ?? begun),
      ...part,
    }
    setBegun(next)
    run(setWindow(model, next.from === '' || next.to === '' ? undefined : next), 'edition/window')
  }
  return (
    <>
      <div className="st-pair">
        <TextInput
          label={say('edition-from')}
          type="date"
          value={from}
          onChange={(value) => change({ from: value })}
        />
        <TextInput
          label={say('edition-to')}
          type="date"
          value={to}
          onChange={(value) => change({ to: value })}
        />
      </div>
      {isWindowPast(window) && (
        <p className="st-hint st-warning" role="status">
          {say('edition-window-past', { to })}
        </p>
      )}
      {window ? (
        <div className="st-pair">
          <TextInput
            label={say('edition-zone')}
            value={window.timeZone}
            onChange={(value) => value !== '' && change({ timeZone: value })}
          />
          <TextInput
            label={say('param-source')}
            value={window.source}
            onChange={(value) => value !== '' && change({ source: value })}
          />
        </div>
      ) : (
        <p className="st-hint">{say('edition-no-window')}</p>
      )}
    </>
  )
}
