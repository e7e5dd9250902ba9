import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { MessageCode } from '../messages/localized-error.ts'
import { idOf, verifySignature } from '../installation/keys.ts'
import type { InstallationKeys } from '../installation/keys.ts'

/** Purpose of manifest signatures. */
const PURPOSE = 'backup'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** The manifest of an archive, written last. */
const Manifest = Type.Object({
  formwright: Type.Literal(2),
  at: Type.String(),
  migrations: Type.Array(Type.String(), { minItems: 1 }),
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      columns: Type.Array(Type.String(), { minItems: 1 }),
      rows: Type.Integer({ minimum: 0 }),
      bytes: Type.Integer({ minimum: 0 }),
      /** Of the rows in COPY format. */
      sha256: Sha256,
    }),
  ),
  files: Type.Array(
    Type.Object({
      sha256: Sha256,
      name: Type.Union([Type.String(), Type.Null()]),
      bytes: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** Evidence files that were already missing when the backup was made, with their names. */
  absent: Type.Array(Type.Object({ sha256: Sha256, why: Type.String(), names: Type.Array(Type.String()) })),
  /** The last chained line of the audit trail. */
  audit: Type.Object({ lines: Type.Integer({ minimum: 0 }), head: Type.Union([Sha256, Type.Null()]) }),
  /** Public key of the installation. */
  installation: Type.String(),
})
export type Manifest = Static<typeof Manifest>

const Signature = Type.Object({ signature: Type.String() })

/** The manifest of the first archive format. */
const FirstManifest = Type.Object({
  formwright: Type.Literal(1),
  at: Type.String(),
  migrations: Type.Array(Type.String(), { minItems: 1 }),
  tables: Type.Array(Type.String()),
})
export type FirstManifest = Static<typeof FirstManifest>

/** First entry of an archive, in case it is truncated before its manifest. */
const Heading = Type.Object({
  formwright: Type.Literal(2),
  at: Type.String(),
  migrations: Type.Array(Type.String(), { minItems: 1 }),
})
export type Heading = Static<typeof Heading>

/** The manifest and its signature, as stored. */
export function signed(manifest: Manifest, keys: InstallationKeys): { text: string; signature: string } {
  const text = JSON.stringify(manifest)
  return { text, signature: JSON.stringify({ signature: keys.sign(PURPOSE, text) }) }
}

/** Parses a manifest; undefined if it is invalid. */
export function readManifest(text: string): Manifest | FirstManifest | undefined {
  const value = parsed(text)
  return Value.Check(Manifest, value) || Value.Check(FirstManifest, value) ? value : undefined
}

export function readHeading(text: string): Heading | undefined {
  const value = parsed(text)
  return Value.Check(Heading, value) ? value : undefined
}

/** Whether a manifest has a valid signature of the installation that it names. */
export function isSigned(text: string, { installation }: Manifest, signature: string): boolean {
  const value = parsed(signature)
  return Value.Check(Signature, value) && verifySignature(installation, PURPOSE, text, value.signature)
}

/** A difference between an archive and its manifest. */
export interface Difference {
  readonly code: Extract<MessageCode, `backup-${string}`>
  readonly name: string
}

/** The report of a backup or restore. */
export interface BackupReport {
  readonly at: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Missing evidence, in words. */
  readonly absent: readonly string[]
  /** The id of the signing key; null for archives of the first format. */
  readonly key: string | null
  /** Differences of a damaged archive that was restored anyway. */
  readonly differences?: readonly Difference[]
}

/** The numbers of a report, for the audit trail. */
export function figuresOf({ at, tables, rows, files, absent, key, differences = [] }: BackupReport) {
  return { at, tables, rows, files, key, absent: absent.length, differences: differences.length }
}

export function reportOf({ at, tables, files, absent, installation }: Manifest): BackupReport {
  return {
    at,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
    absent: wordsOf(absent),
    key: idOf(installation),
  }
}

/** Names of the missing files, with their hashes. */
export function wordsOf(absent: Manifest['absent']): string[] {
  return absent.map(({ sha256, names }) => [...names, sha256].join(' | '))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
