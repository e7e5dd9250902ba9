import { translate } from '@formwright/definition'
import type { DraftView } from '@formwright/api'
import type { StudioModel } from '@formwright/studio'
import { useEditionTitles } from '../api/form-titles.ts'
import { usePreferences } from '../preferences/preferences.ts'

/** The titles of the form and of the edition of a draft; while it cannot be parsed, the edition's name. */
export function DraftTitle({
  draft,
  model,
}: {
  readonly draft: DraftView
  readonly model: StudioModel | undefined
}) {
  const nameOf = useEditionTitles()
  const { language } = usePreferences()
  if (!model) return <h1>{nameOf(draft)}</h1>
  const { bundle } = model
  return (
    <h1>
      {translate(bundle, language, bundle.form.title)} {translate(bundle, language, bundle.edition.title)}
    </h1>
  )
}
