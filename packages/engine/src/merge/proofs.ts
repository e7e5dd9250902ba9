import { DOCUMENT_PROOFS, isObject } from '@formwright/definition'

/** Whether a document has attachments or lists, which may belong to rows. */
export function holdsProofs(document: unknown): boolean {
  return isObject(document) && DOCUMENT_PROOFS.some((member) => Object.hasOwn(document, member))
}

export function withoutProofs(document: unknown): unknown {
  return withMembers(document, (member) => !DOCUMENT_PROOFS.includes(member))
}

export function onlyProofs(document: unknown): unknown {
  return withMembers(document, (member) => DOCUMENT_PROOFS.includes(member))
}

/** The values of one document with the attachments and lists of another. */
export function joined(values: unknown, proofs: unknown): unknown {
  return { ...(values as object), ...(proofs as object) }
}

function withMembers(document: unknown, isKept: (member: string) => boolean): unknown {
  return isObject(document)
    ? Object.fromEntries(Object.entries(document).filter(([member]) => isKept(member)))
    : document
}
