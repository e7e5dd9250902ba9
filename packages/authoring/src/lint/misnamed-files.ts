import { parseForm, problemAt } from '@formwright/definition'
import type { Loaded, Problem } from '@formwright/definition'

/** A file under a name that is nearly the one that it should have. */
interface Misnamed {
  readonly path: string
  readonly meant: string
}

/** What is said of names of files and folders, and the definition as it is under the right ones. */
export interface UnderMeantNames {
  readonly problems: readonly Problem[]
  readonly loaded: Loaded
  /** A problem at the name that its file has. */
  readonly asWritten: (problem: Problem) => Problem
}

/** What depends on a file whose name is wrong is looked at as if it was right: the name is one finding. */
export function underMeantNames(loaded: Loaded): UnderMeantNames | undefined {
  const all = loaded.problems.flatMap((problem) => {
    const misnamed = misnamedIn(problem)
    return misnamed && !loaded.files.has(misnamed.meant) ? [{ problem, misnamed }] : []
  })
  // that a file is missing says what the name of its folder says too
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

/** Files are told one by one; those of a folder whose name is wrong together, with the folder. */
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

/** The folder from which on two paths are the same; the paths themselves where their files differ. */
function whereTheyDiffer({ path, meant }: Misnamed): [path: string, meant: string] {
  const [own, other] = [path.split('/'), meant.split('/')]
  // what stands in another place is moved file by file
  if (own.length !== other.length) return [path, meant]
  while (own.length > 1 && own.at(-1) === other.at(-1)) {
    own.pop()
    other.pop()
  }
  return [own.join('/'), other.join('/')]
}
