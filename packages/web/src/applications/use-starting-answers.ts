import { useEffect, useState } from 'react'
import type { Language } from '@formwright/definition'
import { usePreferences } from '../preferences/preferences.ts'

/**
 * Answers that an application is to begin with, as far as an applicant may fill them in, and the names of
 * what is left.
 */
interface NamedStartingAnswers {
  readonly answers: unknown
  readonly left: readonly string[]
  readonly isReady: boolean
}

/** Looks at answers that are brought along, before anything is started. */
export function useStartingAnswers(edition: string, offered: unknown): NamedStartingAnswers {
  const { language } = usePreferences()
  const [brought, setBrought] = useState<NamedStartingAnswers | undefined>(undefined)
  useEffect(() => {
    let current = true
    const asTheyAre = { answers: offered, left: [], isReady: true }
    if (offered === undefined) setBrought(asTheyAre)
    // without the form, as without a network, the server says what it does not take
    else
      look(edition, offered, language).then(
        (found) => current && setBrought({ ...found, isReady: true }),
        () => current && setBrought(asTheyAre),
      )
    return () => {
      current = false
    }
  }, [edition, offered, language])
  return brought ?? { answers: offered, left: [], isReady: offered === undefined }
}

async function look(edition: string, answers: unknown, language: Language) {
  const [{ loadForm }, { startingAnswers, nameOf }] = await Promise.all([
    import('../declaration/load-form.ts'),
    import('../declaration/starting-answers.ts'),
  ])
  const { bundle } = await loadForm({ edition })
  const brought = startingAnswers(bundle, answers)
  return { answers: brought.answers, left: brought.left.map((pointer) => nameOf(bundle, pointer, language)) }
}
