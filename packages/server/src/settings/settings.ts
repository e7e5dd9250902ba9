import { isIP } from 'node:net'
import type { BlockList } from 'node:net'
import { join, resolve } from 'node:path'
import { networksOf } from '../http/outgoing.ts'
import { LocalizedError } from '../messages/localized-error.ts'
import { readLimits } from './limits.ts'
import type { Limits } from './limits.ts'

/** Where evidence is kept when not in a folder: any S3 API. */
export interface S3Settings {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Single sign-on of an agency by OpenID Connect. */
export interface OidcSettings {
  readonly name: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Backups that the server makes by itself. */
export interface BackupSettings {
  /** Milliseconds from one to the next; none are made without it. */
  readonly every: number | undefined
  /** How many are kept. */
  readonly keep: number
  readonly folder: string
  /** Encrypts every backup, those of the terminal too. */
  readonly passphrase: string | undefined
}

/** What one installation decides for itself. Nothing is needed: the defaults make a whole product. */
export interface Settings {
  /** Folder of the embedded database, of evidence and of backups. */
  readonly data: string
  /** Folder with the forms that are published. */
  readonly forms: string
  /** Folder of the built site. */
  readonly site: string
  /** Address that people type; links in emails start with it. */
  readonly publicUrl: string
  /** The demonstration is wanted here, also beside real people. */
  readonly demonstration: boolean
  /** A PostgreSQL of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** The installation's key, where it is not kept in the data folder. */
  readonly installationKey: string | undefined
  readonly s3: S3Settings | undefined
  readonly oidc: OidcSettings | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** `host:port` of clamd. */
  readonly clamav: string | undefined
  readonly backups: BackupSettings
  /** Where the signed head of the audit trail is written every day, outside of what the database's owner can change. */
  readonly auditHeadFile: string | undefined
  readonly maxEvidenceBytes: number
  /** Room that evidence leaves on the disk, to the database. */
  readonly keepFreeBytes: number
  /** Who may read `/metrics` from another machine shows this as a bearer token. */
  readonly metricsToken: string | undefined
  /**
   * Reverse proxies whose `X-Forwarded-For` is believed: their number, or their addresses. The caller is who stands
   * before them; what callers write there themselves counts for nothing.
   */
  readonly trustProxy: number | readonly string[]
  /** Private and special addresses that webhooks may be sent to. */
  readonly webhookAllow: BlockList
  /** Administrators of the system sign in with a second factor; roles of forms say so themselves. */
  readonly administratorsNeedSecondFactor: boolean
  /** Requests of one session in a minute, and of one address without a session. */
  readonly requestsPerMinute: number
  /** Within which a request has to be here with all of its body. */
  readonly requestSeconds: number
  readonly limits: Limits
  readonly log: boolean
}

const MEGABYTE = 1024 * 1024

/** A setting that cannot be used, said in words. */
export class UnusableSetting extends LocalizedError {}

/**
 * Settings from the environment; what is not there has a default.
 * @throws UnusableSetting naming the variable and what it should look like
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  given: Pick<Settings, 'forms' | 'site' | 'publicUrl'> & { readonly data?: string | undefined },
): Settings {
  const databaseUrl = text(env, 'DATABASE_URL')
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new UnusableSetting('bad-database-url')
  const data = resolve(given.data ?? text(env, 'DATA_FOLDER') ?? 'data')
  return {
    ...given,
    data,
    publicUrl: text(env, 'PUBLIC_URL') ?? given.publicUrl,
    demonstration: text(env, 'DEMONSTRATION') === 'on',
    databaseUrl,
    installationKey: text(env, 'INSTALLATION_KEY'),
    s3: s3Of(env),
    oidc: oidcOf(env),
    smtpUrl: text(env, 'SMTP_URL'),
    mailFrom: text(env, 'MAIL_FROM') ?? 'formwright@localhost',
    clamav: text(env, 'CLAMAV_ADDRESS'),
    backups: {
      every: duration(env, 'BACKUP_EVERY'),
      keep: Math.ceil(number(env, 'BACKUP_KEEP', 14)),
      folder: resolve(text(env, 'BACKUP_FOLDER') ?? join(data, 'backups')),
      passphrase: text(env, 'BACKUP_PASSPHRASE'),
    },
    auditHeadFile: text(env, 'AUDIT_HEAD_FILE'),
    maxEvidenceBytes: number(env, 'EVIDENCE_MAX_MB', 50) * MEGABYTE,
    keepFreeBytes: number(env, 'KEEP_FREE_MB', 256) * MEGABYTE,
    metricsToken: text(env, 'METRICS_TOKEN'),
    trustProxy: proxies(env),
    webhookAllow: networks(env, 'WEBHOOK_ALLOW'),
    administratorsNeedSecondFactor: text(env, 'ADMIN_SECOND_FACTOR') === 'on',
    requestsPerMinute: number(env, 'REQUESTS_PER_MINUTE', 1200),
    requestSeconds: number(env, 'REQUEST_SECONDS', 120),
    limits: readLimits((variable, fallback) => number(env, variable, fallback)),
    log: text(env, 'LOG') !== 'off',
  }
}

const NAMED_PROXIES = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** `true` of earlier versions is one proxy: with more, everybody could choose an address. */
function proxies(env: Readonly<Record<string, string | undefined>>): number | readonly string[] {
  const value = text(env, 'TRUST_PROXY') ?? 'false'
  if (value === 'false') return 0
  if (value === 'true') return 1
  if (/^\d{1,2}$/.test(value)) return Number(value)
  const addresses = value.split(',').map((address) => address.trim())
  if (!addresses.every(isNetwork)) throw new UnusableSetting('bad-trust-proxy', { value })
  return addresses
}

function isNetwork(network: string): boolean {
  const [address = '', bits, ...more] = network.split('/')
  if (NAMED_PROXIES.has(network)) return true
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function s3Of(env: Readonly<Record<string, string | undefined>>): S3Settings | undefined {
  const endpoint = text(env, 'S3_ENDPOINT')
  if (endpoint === undefined) return undefined
  return {
    endpoint,
    bucket: needed(env, 'S3_BUCKET', 'S3_ENDPOINT'),
    region: text(env, 'S3_REGION') ?? 'us-east-1',
    accessKeyId: needed(env, 'S3_ACCESS_KEY_ID', 'S3_ENDPOINT'),
    secretAccessKey: needed(env, 'S3_SECRET_ACCESS_KEY', 'S3_ENDPOINT'),
  }
}

function oidcOf(env: Readonly<Record<string, string | undefined>>): OidcSettings | undefined {
  const discoveryUrl = text(env, 'OIDC_DISCOVERY_URL')
  if (discoveryUrl === undefined) return undefined
  return {
    name: text(env, 'OIDC_NAME') ?? 'OIDC',
    discoveryUrl,
    clientId: needed(env, 'OIDC_CLIENT_ID', 'OIDC_DISCOVERY_URL'),
    clientSecret: needed(env, 'OIDC_CLIENT_SECRET', 'OIDC_DISCOVERY_URL'),
  }
}

function text(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `30m`, `24h` or `7d`. */
function duration(env: Readonly<Record<string, string | undefined>>, name: string): number | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(value) ?? []
  const milliseconds = Number(amount) * UNITS[(unit ?? 'h') as keyof typeof UNITS]
  if (!(milliseconds > 0)) throw new UnusableSetting('setting-not-a-duration', { name, value })
  return milliseconds
}

/** Networks such as `10.1.0.0/16, 192.168.1.5`. */
function networks(env: Readonly<Record<string, string | undefined>>, name: string): BlockList {
  const list = (text(env, name) ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
  try {
    return networksOf(list)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UnusableSetting('setting-not-networks', { name, value: error.message })
  }
}

function needed(env: Readonly<Record<string, string | undefined>>, name: string, because: string): string {
  const value = text(env, name)
  if (value === undefined) throw new UnusableSetting('setting-missing', { name, because })
  return value
}

function number(env: Readonly<Record<string, string | undefined>>, name: string, fallback: number): number {
  const value = Number(text(env, name) ?? fallback)
  if (!Number.isFinite(value) || value <= 0)
    throw new UnusableSetting('setting-not-a-number', { name, value: env[name] ?? '' })
  return value
}
