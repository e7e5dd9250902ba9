import { lazy, Suspense, useState } from 'react'
import type { Language, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { speak, useProblems, useStudio } from './use-studio.ts'
import type { StudioText } from './use-studio.ts'

const CodeEditor = lazy(() => import('./code-editor.tsx'))

/** The files behind the form, for who wants to see them: the same document, with the same undo. */
export function FilesView() {
  const { model, document, language, file, show } = useStudio()
  return (
    <Files
      document={document}
      edition={model.edition}
      language={language}
      problems={useProblems()}
      file={file}
      onFile={(path) => show({ file: path })}
    />
  )
}

/** The files of an edition, one of them in the editor. It needs no form that can be read. */
export function Files({
  document,
  edition,
  language,
  problems,
  file,
  onFile,
}: {
  readonly document: DefinitionDocument
  readonly edition: string
  readonly language: Language
  readonly problems: readonly Problem[]
  /** Path of the file that is shown; the first without it. */
  readonly file: string | undefined
  readonly onFile: (path: string) => void
}) {
  const say = (name: StudioText, values?: Readonly<Record<string, string>>) => speak(name, language, values)
  const [query, setQuery] = useState('')
  const paths = [...document.files.keys()]
    .filter(
      (path) =>
        path === 'form.json' ||
        path === 'regions.json' ||
        path.startsWith(`${edition}/`) ||
        path === 'README.md',
    )
    .sort((a, z) => a.localeCompare(z, 'en', { numeric: true }))
  const path = file !== undefined && document.files.has(file) ? file : (paths[0] ?? '')
  const shown = paths.filter((one) => one === path || one.includes(query.trim()))
  return (
    <div className="st-files">
      <div className="st-paths">
        <input
          type="search"
          className="st-input"
          placeholder={say('find-file')}
          aria-label={say('find-file')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <ul aria-label={say('view-files')}>
          {shown.map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-current={one === path ? 'true' : undefined}
                onClick={() => onFile(one)}
              >
                {one}
                {problems.some((problem) => problem.file === one) && <span className="st-dot" />}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Suspense fallback={<p className="st-hint">…</p>}>
        <CodeEditor
          key={path}
          path={path}
          label={say('file-text', { file: path })}
          text={document.files.get(path) ?? ''}
          problems={problems.filter((problem) => problem.file === path)}
          language={language}
          onChange={(text) =>
            document.apply({ name: 'file', values: { file: path } }, new Map([[path, text]]), `file${path}`)
          }
        />
      </Suspense>
    </div>
  )
}
