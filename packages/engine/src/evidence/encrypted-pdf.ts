/**
 * Detects in the bytes of a PDF, read as Latin-1, that it is encrypted (ISO 32000-1, 7.6) and may require a
 * password.
 */
export const ENCRYPTED_PDF = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/
