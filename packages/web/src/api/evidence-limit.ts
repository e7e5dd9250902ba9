const KEY = 'formwright.max-evidence-bytes'

/** Keeps what the server says of the largest file of evidence, for when it cannot be asked. */
export function rememberEvidenceLimit(bytes: number): void {
  try {
    localStorage.setItem(KEY, String(bytes))
  } catch {
    // a browser that keeps nothing refuses no file: the server does
  }
}

/** Bytes of the largest file of evidence, as the server last said; no bound while it was never asked. */
export function evidenceLimit(): number {
  try {
    return Number(localStorage.getItem(KEY) ?? Infinity)
  } catch {
    return Infinity
  }
}
