/** Writes what a step changes into files of a draft: texts by path, null where a file is gone. */
export function writeChanges(
  files: Record<string, string>,
  changes: Readonly<Record<string, string | null>>,
): void {
  for (const [path, text] of Object.entries(changes))
    if (text === null) delete files[path]
    else files[path] = text
}
