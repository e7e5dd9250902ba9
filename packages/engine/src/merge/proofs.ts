import { DOCUMENT_PROOFS, isObject } from '@formwright/definition'

/** Whether a document holds files or lists, which may stand in rows. */
export function holdsProofs(document: unknown): boolean {
  return isObject(document) && DOCUMENT_PROOFS.some((member) => Object.hasOwn(document, member))
}

export function withoutProofs(document: unknown): unknown {
  return withMembers(document, (member) => !DOCUMENT_PROOFS.includes(member))
}

export function onlyProofs(document: unknown): unknown {
  return withMembers(document, (member) => DOCUMENT_PROOFS.includes(member))
}

/** A document of the values of one and the files and lists of another. */
export function joined(values: unknown, proofs: unknown): unknown {
  return { ...(values as object), ...(proofs as object) }
}

function withMembers(document: unknown, isKept: (member: string) => boolean): unknown {
  return isObject(document)
    ? Object.fromEntries(Object.entries(document).filter(([member]) => isKept(member)))
    : document
}
