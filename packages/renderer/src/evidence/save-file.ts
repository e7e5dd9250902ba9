/**
 * Hands a file to the reader. It is saved and never shown in the page: contents of unknown origin run nothing
 * here.
 */
export function saveFile(contents: Blob, name: string): void {
  const url = URL.createObjectURL(contents)
  Object.assign(document.createElement('a'), {
    href: url,
    download: name.replaceAll(/[/\\:*?"<>|]/g, '_'),
  }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
