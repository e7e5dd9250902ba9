/**
 * Downloads a file. Evidence is of unknown origin, so it is never opened in the page, where its content could
 * run.
 */
export function saveFile(contents: Blob, name: string): void {
  const url = URL.createObjectURL(contents)
  Object.assign(document.createElement('a'), {
    href: url,
    download: name.replaceAll(/[/\\:*?"<>|]/g, '_'),
  }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
