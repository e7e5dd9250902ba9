import { translate } from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { Application } from '@formwright/api'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import { deadlineText } from '../texts/time.ts'
import { undoTransition } from './undo-transition.ts'

interface OutcomeProps {
  readonly transition: WorkflowTransition
  readonly form: Form
  readonly application: Pick<Application, 'state' | 'window'>
}

/** Where a transition leads, and whether it can be undone. */
export function Outcome({ transition, form: { bundle }, application: { state, window } }: OutcomeProps) {
  const say = useSay()
  const { language } = usePreferences()
  const titleOf = (name: string) =>
    translate(bundle, language, bundle.form.workflow?.states[name]?.title ?? name)
  const back = undoTransition(bundle, state, transition)
  return (
    <div className="quiet">
      <p>{say('move-text', { state: titleOf(transition.to) })}</p>
      {back && (
        <p>
          {say('move-undo', {
            title: translate(bundle, language, back.transition.title),
            state: titleOf(back.transition.to),
          })}
        </p>
      )}
      {back?.needsWindow && window?.open === false && (
        <p>
          {say('move-undo-late', {
            at: deadlineText(window.until, language, bundle.edition.window?.timeZone),
          })}
        </p>
      )}
    </div>
  )
}
