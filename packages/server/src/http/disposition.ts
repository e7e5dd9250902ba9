/** A Content-Disposition header with a file name, by RFC 6266 and RFC 8187. */
export function disposition(what: 'attachment' | 'inline', name: string): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${what}; filename*=UTF-8''${encoded}`
}
