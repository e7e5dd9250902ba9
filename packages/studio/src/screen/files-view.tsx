import { lazy, Suspense, useState } from 'react'
import type { Language, Problem } from '@formwright/definition'
import type { DefinitionDocument } from '../document/definition-document.ts'
import { sharedFiles } from '../edits/act.ts'
import { speak, useProblems, useStudio } from './use-studio.ts'
import type { ShownFile, StudioText } from './use-studio.ts'

const CodeEditor = lazy(() => import('./code-editor.tsx'))

/** The files of the form; the same document with the same undo. */
export function FilesView() {
  const { model, document, language, file, show } = useStudio()
  return (
    <Files
      document={document}
      edition={model.edition}
      language={language}
      problems={useProblems()}
      shared={sharedFiles(model)}
      file={file}
      onFile={(path) => show({ file: path })}
    />
  )
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The files of an edition, with one of them in the editor. Works even if the form cannot be parsed. */
export function Files({
  document,
  edition,
  language,
  problems,
  shared = NONE,
  file,
  onFile,
}: {
  readonly document: DefinitionDocument
  readonly edition: string
  readonly language: Language
  readonly problems: readonly Problem[]
  /** Inherited files → path of the edition's own copy. */
  readonly shared?: ReadonlyMap<string, string>
  /** The file that is shown; by default the first. */
  readonly file: ShownFile | undefined
  readonly onFile: (path: string) => void
}) {
  const say = (name: StudioText, values?: Readonly<Record<string, string>>) => speak(name, language, values)
  const [query, setQuery] = useState('')
  const inherited = new Map([...shared].map(([source, path]) => [path, source]))
  const paths = [...new Set([...document.files.keys(), ...inherited.keys()])]
    .filter(
      (path) =>
        path === 'form.json' ||
        path === 'regions.json' ||
        path.startsWith(`${edition}/`) ||
        path === 'README.md',
    )
    .sort((a, z) => a.localeCompare(z, 'en', { numeric: true }))
  const wanted = file && (shared.get(file.path) ?? file.path)
  const path = wanted !== undefined && paths.includes(wanted) ? wanted : (paths[0] ?? '')
  const isAt = (problem: Problem, shownPath: string) =>
    problem.file === shownPath || problem.file === inherited.get(shownPath)
  const shown = paths.filter((candidate) => candidate === path || candidate.includes(query.trim()))
  return (
    <div className="st-files">
      <div className="st-paths">
        <p className="st-hint">{say('files-lead')}</p>
        <input
          type="search"
          className="st-input"
          placeholder={say('find-file')}
          aria-label={say('find-file')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
        <ul aria-label={say('view-files')}>
          {shown.map((shownPath) => (
            <li key={shownPath}>
              <button
                type="button"
                aria-current={shownPath === path ? 'true' : undefined}
                onClick={() => onFile(shownPath)}
              >
                {shownPath}
                {inherited.has(shownPath) && (
                  <span className="st-tag st-taken" title={say('file-taken-hint')}>
                    {say('file-taken', { edition: inherited.get(shownPath)!.split('/')[0]! })}
                  </span>
                )}
                {problems.some((problem) => isAt(problem, shownPath)) && <span className="st-dot" />}
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
          text={document.files.get(path) ?? document.files.get(inherited.get(path) ?? '') ?? ''}
          at={wanted === path ? file : undefined}
          problems={problems.filter((problem) => isAt(problem, path))}
          language={language}
          onChange={(text) =>
            document.apply({ name: 'file', values: { file: path } }, new Map([[path, text]]), `file${path}`)
          }
        />
      </Suspense>
    </div>
  )
}
