import { parseForm, problemAt } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'

/** A file with a name that is similar to the expected one. */
interface Misnamed {
  readonly path: string
  readonly meant: string
}

/** Problems about names of files and folders, and the definition as if they were correct. */
export interface UnderMeantNames {
  readonly problems: readonly Problem[]
  readonly loaded: Loaded
  /** A problem with the path as it is actually written. */
  readonly asWritten: (problem: Problem) => Problem
}

/**
 * Checks the definition as if misspelt names of files were correct, so that such a name gives only one
 * problem.
 */
export function underMeantNames(loaded: Loaded): UnderMeantNames | undefined {
  const all = loaded.problems.flatMap((problem) => {
    const misnamed = misnamedIn(problem)
    return misnamed && !loaded.files.has(misnamed.meant) ? [{ problem, misnamed }] : []
  })
  // a missing file is a consequence of the wrong name of its folder
  const named = new Set(
    all.filter(({ problem }) => problem.code === 'file-unknown').map(({ misnamed }) => misnamed.path),
  )
  const found = all.filter(
    ({ problem, misnamed }) => problem.code === 'file-unknown' || !named.has(misnamed.path),
  )
  if (found.length === 0) return undefined
  const files = new Map(loaded.files)
  for (const { misnamed } of found) {
    files.set(misnamed.meant, files.get(misnamed.path)!)
    files.delete(misnamed.path)
  }
  const written = new Map(found.map(({ misnamed: { path, meant } }) => [meant, path]))
  const pathOf = (file: string) => written.get(file) ?? file
  return {
    problems: problemsOfNames(found),
    loaded: parseForm(files, loaded.edition === '' ? undefined : loaded.edition),
    asWritten: (problem) => ({
      ...problem,
      file: pathOf(problem.file),
      ...(problem.fix && { fix: { ...problem.fix, file: pathOf(problem.fix.file) } }),
    }),
  }
}

function misnamedIn({ code, file, params }: Problem): Misnamed | undefined {
  const { suggestion } = params
  if (typeof suggestion !== 'string' || suggestion === '') return undefined
  if (code === 'file-missing') return { path: suggestion, meant: params.path as string }
  if (code === 'form-file-missing') return { path: suggestion, meant: 'form.json' }
  if (code !== 'file-unknown') return undefined
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return { path: file, meant: suggestion.includes('/') ? suggestion : folder + suggestion }
}

/** One problem for each file; one for all files of a wrongly named folder. */
function problemsOfNames(found: readonly { problem: Problem; misnamed: Misnamed }[]): Problem[] {
  const folders = new Map<string, { problem: Problem; meant: string; count: number }>()
  const problems: Problem[] = []
  for (const { problem, misnamed } of found) {
    const [path, meant] = whereTheyDiffer(misnamed)
    const folder = folders.get(path)
    if (problem.code !== 'file-unknown') problems.push(problem)
    else if (path === misnamed.path) problems.push(renamed(problem, 'file-misnamed', path, meant))
    else if (folder) folder.count++
    else folders.set(path, { problem, meant, count: 1 })
  }
  for (const [path, { problem, meant, count }] of folders)
    problems.push(renamed(problem, 'folder-misnamed', path, meant, count))
  return problems
}

function renamed(
  { file, pointer, line, column }: Problem,
  code: 'file-misnamed' | 'folder-misnamed',
  path: string,
  suggestion: string,
  count = 1,
): Problem {
  const position = { line, column, offset: 0, length: 0 }
  return problemAt({ file, pointer, position }, code, { path, suggestion, count })
}

/** The folders below which two paths are equal; the paths themselves if the file names differ. */
function whereTheyDiffer({ path, meant }: Misnamed): [path: string, meant: string] {
  const [own, other] = [path.split('/'), meant.split('/')]
  // files at a different depth are reported one by one
  if (own.length !== other.length) return [path, meant]
  while (own.length > 1 && own.at(-1) === other.at(-1)) {
    own.pop()
    other.pop()
  }
  return [own.join('/'), other.join('/')]
}
