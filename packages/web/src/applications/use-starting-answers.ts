import { useEffect, useState } from 'react'
import { valueAt } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { LeftOfFile } from '../drafts/database.ts'
import { usePreferences } from '../preferences/preferences.ts'

/** Initial answers of an application, limited to what the applicant may fill in, and the rest. */
interface NamedStartingAnswers {
  readonly answers: unknown
  readonly left: readonly (LeftOfFile & { readonly label: string })[]
  readonly isReady: boolean
}

/** Checks initial answers before anything is created. */
export function useStartingAnswers(edition: string, offered: unknown): NamedStartingAnswers {
  const { language } = usePreferences()
  const [starting, setStarting] = useState<NamedStartingAnswers | undefined>(undefined)
  useEffect(() => {
    let current = true
    const asTheyAre = { answers: offered, left: [], isReady: true }
    if (offered === undefined) setStarting(asTheyAre)
    // without the form, as offline, the server does the checks
    else
      readStartingAnswers(edition, offered, language).then(
        (found) => current && setStarting({ ...found, isReady: true }),
        () => current && setStarting(asTheyAre),
      )
    return () => {
      current = false
    }
  }, [edition, offered, language])
  return starting ?? { answers: offered, left: [], isReady: offered === undefined }
}

async function readStartingAnswers(edition: string, answers: unknown, language: Language) {
  const [{ loadForm }, { startingAnswers, nameOf }, { leftOfFile }] = await Promise.all([
    import('../declaration/load-form.ts'),
    import('../declaration/starting-answers.ts'),
    import('../declaration/left-of-file.ts'),
  ])
  const { bundle } = await loadForm({ edition })
  const starting = startingAnswers(bundle, answers)
  const left = starting.left.map((pointer) => {
    const label = nameOf(bundle, pointer, language)
    const value = valueAt(answers, pointer)
    const [kept] = leftOfFile([{ reason: 'others', pointer, label, value, detail: '' }], bundle, false)
    return { ...kept!, label }
  })
  return { answers: starting.answers, left }
}
