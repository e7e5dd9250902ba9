import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Language, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { Files } from './files-view.tsx'
import { ProblemLine } from './problem-line.tsx'
import { speak } from './use-studio.ts'
import type { ShownFile } from './use-studio.ts'

/** Shown when the files cannot be parsed as a form: the problems, and the files to fix. */
export function Unreadable({
  document,
  edition,
  language,
  problems,
  actions,
}: {
  readonly document: DefinitionDocument
  readonly edition: string
  readonly language: Language
  readonly problems: readonly Problem[]
  readonly actions: ReactNode
}) {
  const [file, setFile] = useState<ShownFile | undefined>(problems[0] && shownAt(problems[0]))
  return (
    <div className="st-studio st-unreadable" lang={language}>
      <header className="st-bar">
        <h1>{edition}</h1>
        <div className="st-actions">{actions}</div>
      </header>
      <p className="st-broken" role="alert">
        {speak('unreadable', language)}
      </p>
      <main className="st-middle">
        <Files
          document={document}
          edition={edition}
          language={language}
          problems={problems}
          file={file}
          onFile={(path) => setFile({ path, at: undefined })}
        />
      </main>
      <section className="st-side st-problems" aria-label={speak('problems', language)}>
        <ol>
          {problems.map((problem, index) => (
            <ProblemLine
              key={index}
              problem={problem}
              language={language}
              onShow={() => setFile(shownAt(problem))}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}

function shownAt(problem: Problem): ShownFile {
  return { path: problem.file, at: problem }
}
