/**
 * What a browser is to do with a file that is sent, and the file's name, as RFC 6266 and RFC 8187 write it.
 */
export function disposition(what: 'attachment' | 'inline', name: string): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${what}; filename*=UTF-8''${encoded}`
}
