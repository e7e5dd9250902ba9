const KEY = 'formwright.max-evidence-bytes'

/** Stores the maximum evidence size for offline use. */
export function rememberEvidenceLimit(bytes: number): void {
  try {
    localStorage.setItem(KEY, String(bytes))
  } catch {
    // without local storage the server enforces the limit
  }
}

/** The last known maximum evidence size in bytes; unlimited if unknown. */
export function evidenceLimit(): number {
  try {
    return Number(localStorage.getItem(KEY) ?? Infinity)
  } catch {
    return Infinity
  }
}
