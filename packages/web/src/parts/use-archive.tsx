import { useState } from 'react'
import { problemText } from '../api/problem.tsx'
import type { Archive } from '../drafts/exchange.ts'
import { Snackbar } from '../elements/snackbar.tsx'
import { useSay } from '../texts/say.ts'
import { lazyPart } from './lazy-part.tsx'

const IncompleteArchive = lazyPart(() =>
  import('./incomplete-archive.tsx').then(({ IncompleteArchive: component }) => component),
)

/**
 * Saves answers with evidence as one file, after a warning about missing files.
 * @param name of the file, without its extension
 * @returns `said` is the dialog or error to render
 */
export function useArchive(name: string) {
  const say = useSay()
  const [incomplete, setIncomplete] = useState<Archive | undefined>(undefined)
  const [problem, setProblem] = useState<unknown>(undefined)
  const write = async ({ contents }: Archive) => {
    const { saveFile } = await import('../drafts/exchange.ts')
    saveFile(contents, `${name}.zip`)
  }
  const save = async (archive: Archive) => {
    if (archive.missing.length > 0) setIncomplete(archive)
    else await write(archive)
  }
  const said = (
    <>
      {incomplete && (
        <IncompleteArchive
          missing={incomplete.missing}
          onSave={() => void write(incomplete).catch(setProblem)}
          onClose={() => setIncomplete(undefined)}
        />
      )}
      {problem !== undefined && (
        <Snackbar text={problemText(problem, say)} onClose={() => setProblem(undefined)} />
      )}
    </>
  )
  return { save, said, setProblem }
}
