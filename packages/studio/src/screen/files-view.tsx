import { useState } from 'react'
import { useStudio } from './use-studio.ts'

/** The files behind the form, for who wants to see them: the same document, with the same undo. */
export function FilesView() {
  const { model, document, problems, say } = useStudio()
  const paths = [...document.files.keys()].filter(
    (path) => path === 'form.json' || path.startsWith(`${model.edition}/`) || path === 'README.md',
  )
  const [path, setPath] = useState(paths[0] ?? '')
  const text = document.files.get(path) ?? ''
  const own = problems.filter(({ file }) => file === path)
  return (
    <div className="st-files">
      <ul className="st-paths" aria-label={say('view-files')}>
        {paths.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === path ? 'true' : undefined}
              onClick={() => setPath(one)}
            >
              {one}
              {problems.some(({ file }) => file === one) && <span className="st-dot" />}
            </button>
          </li>
        ))}
      </ul>
      <div className="st-file">
        <textarea
          className="st-code"
          aria-label={say('file-text', { file: path })}
          spellCheck={false}
          value={text}
          onChange={({ target }) =>
            document.apply(
              { name: 'file', values: { file: path } },
              new Map([[path, target.value]]),
              `file${path}`,
            )
          }
        />
        {own.length > 0 && (
          <ol className="st-file-problems">
            {own.slice(0, 5).map((problem, index) => (
              <li key={index}>
                {problem.line}:{problem.column} {problem.code}
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  )
}
