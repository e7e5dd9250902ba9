import { lazy, Suspense, useState } from 'react'
import { useProblems, useStudio } from './use-studio.ts'

const CodeEditor = lazy(() => import('./code-editor.tsx'))

/** The files behind the form, for who wants to see them: the same document, with the same undo. */
export function FilesView() {
  const { model, document, language, file, show, say } = useStudio()
  const problems = useProblems()
  const [query, setQuery] = useState('')
  const paths = [...document.files.keys()]
    .filter((path) => path === 'form.json' || path.startsWith(`${model.edition}/`) || path === 'README.md')
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
                onClick={() => show({ file: one })}
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
