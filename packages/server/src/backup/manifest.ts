import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'
import type { MessageCode } from '../messages/localized-error.ts'
import { idOf, verifySignature } from '../installation/keys.ts'
import type { InstallationKeys } from '../installation/keys.ts'

/** What signatures of manifests are made for. */
const PURPOSE = 'backup'

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** What an archive holds, written when everything else is in it. */
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
      /** Of the rows as COPY writes them. */
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
  /** Evidence that the installation itself did not have when the backup was made, and what it was called. */
  absent: Type.Array(Type.Object({ sha256: Sha256, why: Type.String(), names: Type.Array(Type.String()) })),
  /** The last line of the audit trail that was chained. */
  audit: Type.Object({ lines: Type.Integer({ minimum: 0 }), head: Type.Union([Sha256, Type.Null()]) }),
  /** Public half of the installation's key. */
  installation: Type.String(),
})
export type Manifest = Static<typeof Manifest>

const Signature = Type.Object({ signature: Type.String() })

/** Archives of the first format said no more than this, first of all. */
const FirstManifest = Type.Object({
  formwright: Type.Literal(1),
  at: Type.String(),
  migrations: Type.Array(Type.String(), { minItems: 1 }),
  tables: Type.Array(Type.String()),
})
export type FirstManifest = Static<typeof FirstManifest>

/** Stands first in an archive, for when it is cut off before its manifest. */
const Heading = Type.Object({
  formwright: Type.Literal(2),
  at: Type.String(),
  migrations: Type.Array(Type.String(), { minItems: 1 }),
})
export type Heading = Static<typeof Heading>

/** The manifest and its signature, as they stand in an archive. */
export function signed(manifest: Manifest, keys: InstallationKeys): { text: string; signature: string } {
  const text = JSON.stringify(manifest)
  return { text, signature: JSON.stringify({ signature: keys.sign(PURPOSE, text) }) }
}

/** What an archive was said to hold; undefined for what is no manifest. */
export function readManifest(text: string): Manifest | FirstManifest | undefined {
  const value = parsed(text)
  return Value.Check(Manifest, value) || Value.Check(FirstManifest, value) ? value : undefined
}

export function readHeading(text: string): Heading | undefined {
  const value = parsed(text)
  return Value.Check(Heading, value) ? value : undefined
}

/** True when the manifest is as the installation that it names signed it. */
export function isSigned(text: string, { installation }: Manifest, signature: string): boolean {
  const value = parsed(signature)
  return Value.Check(Signature, value) && verifySignature(installation, PURPOSE, text, value.signature)
}

/** One way in which an archive is not what it says it is. */
export interface Difference {
  readonly code: Extract<MessageCode, `backup-${string}`>
  readonly name: string
}

/** What is reported of a backup, when it is made and when it is restored. */
export interface BackupReport {
  readonly at: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Evidence that the installation had lost already, in words. */
  readonly absent: readonly string[]
  /** The id of the key that signed; null for archives of the first format. */
  readonly key: string | null
  /** What was missing or changed in an archive that was restored all the same. */
  readonly differences?: readonly Difference[]
}

/** What of a report goes into the audit trail: figures, however long its lists are. */
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

/**
 * What files are called that the installation had lost: their names, with their hashes for who looks for
 * them.
 */
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
