/** Applies changed files of a step: texts by path, null for deleted ones. */
export function writeChanges(
  files: Record<string, string>,
  changes: Readonly<Record<string, string | null>>,
): void {
  for (const [path, text] of Object.entries(changes))
    if (text === null) delete files[path]
    else files[path] = text
}
