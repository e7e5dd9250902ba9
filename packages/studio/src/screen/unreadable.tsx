import { useState } from 'react'
import type { ReactNode } from 'react'
import { explain } from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { Files } from './files-view.tsx'
import { speak } from './use-studio.ts'

/** Files of which no form can be read, as somebody left them: what is wrong, and the files to fix it in. */
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
  const [file, setFile] = useState(problems[0]?.file)
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
          onFile={setFile}
        />
      </main>
      <section className="st-side st-problems" aria-label={speak('problems', language)}>
        <ol>
          {problems.map((problem, index) => {
            const { says, advice } = explain(problem, language)
            return (
              <li key={index} className={`st-problem st-${problem.severity}`}>
                <button type="button" onClick={() => setFile(problem.file)}>
                  <strong>{says}</strong> {advice}{' '}
                  <small>
                    {problem.file}:{problem.line}
                  </small>
                </button>
              </li>
            )
          })}
        </ol>
      </section>
    </div>
  )
}
