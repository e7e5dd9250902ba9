import { useState } from 'react'
import { isTimeZone, isWindowPast } from '@formwright/definition'
import type { EditionFile } from '@formwright/definition'
import { setWindow } from '../edits/edition.ts'
import { formText } from '../kinds/form-text.ts'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

type EditionWindow = NonNullable<EditionFile['window']>

/**
 * The period in which the form can be filled in. It is only stored once both dates are given; its time zone
 * is initially the editor's.
 */
export function WindowSettings({ window }: { readonly window: EditionWindow | undefined }) {
  const { model, attempt, say } = useStudio()
  const [started, setStarted] = useState<Partial<EditionWindow>>({})
  const { from = '', to = '' } = window ?? started
  const change = (part: Partial<EditionWindow>) => {
    const next = {
      from,
      to,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      source: formText(model.bundle.form, 'window-source'),
      ...(window ?? started),
      ...part,
    }
    setStarted(next)
    const isWhole = next.from !== '' && next.to !== ''
    return attempt(setWindow(model, isWhole ? next : undefined), 'edition/window')
  }
  return (
    <>
      <div className="st-pair">
        <WholeInput
          label={say('edition-from')}
          type="date"
          value={from}
          onWhole={(value) => change({ from: value })}
        />
        <WholeInput
          label={say('edition-to')}
          type="date"
          value={to}
          onWhole={(value) => change({ to: value })}
        />
      </div>
      {isWindowPast(window) && (
        <p className="st-hint st-warning" role="status">
          {say('edition-window-past', { to })}
        </p>
      )}
      {window ? (
        <div className="st-pair">
          <WholeInput
            label={say('edition-zone')}
            value={window.timeZone}
            onWhole={(value) =>
              isTimeZone(value.trim()) ? change({ timeZone: value.trim() }) : say('zone-wrong')
            }
          />
          <TextInput
            label={say('param-source')}
            value={window.source}
            onChange={(value) => change({ source: value }) && say('must-stand')}
          />
        </div>
      ) : (
        <p className="st-hint">{say('edition-no-window')}</p>
      )}
    </>
  )
}
