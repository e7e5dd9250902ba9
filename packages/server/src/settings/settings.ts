import { isIP } from 'node:net'
import type { BlockList } from 'node:net'
import { join, resolve } from 'node:path'
import { networksOf } from '../http/outgoing.ts'
import type { Environment } from './environment.ts'
import { limitsOf } from './limits.ts'
import type { Limits } from './limits.ts'
import { readEnvironment, UnusableSetting } from './read-environment.ts'

/** Evidence store with an S3 API, instead of a folder. */
export interface S3Settings {
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Single sign-on by OpenID Connect. */
export interface OidcSettings {
  readonly name: string
  readonly discoveryUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Scheduled backups. */
export interface BackupSettings {
  /** Milliseconds between backups; undefined for no schedule. */
  readonly every: number | undefined
  /** Number of backups to keep. */
  readonly keep: number
  readonly folder: string
  /** Encrypts all backups, including those from the command line. */
  readonly passphrase: string | undefined
}

/** Settings of an installation; all have defaults. */
export interface Settings {
  /** Folder of the embedded database, evidence and backups. */
  readonly data: string
  /** Folder of the published forms. */
  readonly forms: string
  /** Folder of the built site. */
  readonly site: string
  /** Public address, used for links in emails. */
  readonly publicUrl: string
  /** Load the demonstration data, even beside real accounts. */
  readonly demonstration: boolean
  /** An external PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** The installation's key, if not stored in the data folder. */
  readonly installationKey: string | undefined
  readonly s3: S3Settings | undefined
  readonly oidc: OidcSettings | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** `host:port` of clamd. */
  readonly clamav: string | undefined
  readonly backups: BackupSettings
  /** File for the daily signed head of the audit trail, outside the control of the database owner. */
  readonly auditHeadFile: string | undefined
  readonly maxEvidenceBytes: number
  /** Disk space that evidence leaves free for the database. */
  readonly keepFreeBytes: number
  /** Bearer token for reading `/metrics` from other machines. */
  readonly metricsToken: string | undefined
  /**
   * Trusted reverse proxies for `X-Forwarded-For`, by number or address; entries added by clients are
   * ignored.
   */
  readonly trustProxy: number | readonly string[]
  /** Private and special addresses that webhooks may use. */
  readonly webhookAllow: BlockList
  /** Require a second factor for system administrators; other roles declare it in the form. */
  readonly administratorsNeedSecondFactor: boolean
  /** Requests per minute and session, or per address without a session. */
  readonly requestsPerMinute: number
  /** Time limit for receiving a request with its body. */
  readonly requestSeconds: number
  readonly limits: Limits
  readonly log: boolean
}

const MEGABYTE = 1024 * 1024

/**
 * Settings from the environment, with defaults.
 * @throws UnusableSetting naming the variable and what it should look like
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  given: Pick<Settings, 'forms' | 'site' | 'publicUrl'> & { readonly data?: string | undefined },
): Settings {
  const variables = readEnvironment(env)
  const data = resolve(given.data ?? variables.DATA_FOLDER)
  return {
    ...given,
    data,
    publicUrl: variables.PUBLIC_URL ?? given.publicUrl,
    demonstration: variables.DEMONSTRATION === 'on',
    databaseUrl: variables.DATABASE_URL,
    installationKey: variables.INSTALLATION_KEY,
    s3: s3Of(variables),
    oidc: oidcOf(variables),
    smtpUrl: variables.SMTP_URL,
    mailFrom: variables.MAIL_FROM,
    clamav: variables.CLAMAV_ADDRESS,
    backups: {
      every: millisecondsOf(variables.BACKUP_EVERY),
      keep: Math.ceil(variables.BACKUP_KEEP),
      folder: resolve(variables.BACKUP_FOLDER ?? join(data, 'backups')),
      passphrase: variables.BACKUP_PASSPHRASE,
    },
    auditHeadFile: variables.AUDIT_HEAD_FILE,
    maxEvidenceBytes: variables.EVIDENCE_MAX_MB * MEGABYTE,
    keepFreeBytes: variables.KEEP_FREE_MB * MEGABYTE,
    metricsToken: variables.METRICS_TOKEN,
    trustProxy: proxies(variables),
    webhookAllow: networks(variables),
    administratorsNeedSecondFactor: variables.ADMIN_SECOND_FACTOR === 'on',
    requestsPerMinute: variables.REQUESTS_PER_MINUTE,
    requestSeconds: variables.REQUEST_SECONDS,
    limits: limitsOf(variables),
    log: variables.LOG !== 'off',
  }
}

const NAMED_PROXIES = new Set(['loopback', 'linklocal', 'uniquelocal'])

/** `true` (from earlier versions) means one proxy: trusting more would let clients forge their address. */
function proxies({ TRUST_PROXY: value = 'false' }: Environment): number | readonly string[] {
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

function s3Of(variables: Environment): S3Settings | undefined {
  const { S3_ENDPOINT: endpoint, S3_REGION: region } = variables
  if (endpoint === undefined) return undefined
  return {
    endpoint,
    region,
    bucket: requiredVariable(variables, 'S3_BUCKET', 'S3_ENDPOINT'),
    accessKeyId: requiredVariable(variables, 'S3_ACCESS_KEY_ID', 'S3_ENDPOINT'),
    secretAccessKey: requiredVariable(variables, 'S3_SECRET_ACCESS_KEY', 'S3_ENDPOINT'),
  }
}

function oidcOf(variables: Environment): OidcSettings | undefined {
  const { OIDC_DISCOVERY_URL: discoveryUrl, OIDC_NAME: name } = variables
  if (discoveryUrl === undefined) return undefined
  return {
    name,
    discoveryUrl,
    clientId: requiredVariable(variables, 'OIDC_CLIENT_ID', 'OIDC_DISCOVERY_URL'),
    clientSecret: requiredVariable(variables, 'OIDC_CLIENT_SECRET', 'OIDC_DISCOVERY_URL'),
  }
}

type RequiredVariable =
  | 'S3_BUCKET'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'

function requiredVariable(variables: Environment, name: RequiredVariable, because: string): string {
  const value = variables[name]
  if (value === undefined) throw new UnusableSetting('setting-missing', { name, because })
  return value
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Parses `30m`, `24h` or `7d` to milliseconds. */
function millisecondsOf(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined
  const milliseconds = parseFloat(duration) * UNITS[duration.at(-1) as keyof typeof UNITS]
  if (!(milliseconds > 0))
    throw new UnusableSetting('setting-not-a-duration', { name: 'BACKUP_EVERY', value: duration })
  return milliseconds
}

/** Parses networks such as `10.1.0.0/16, 192.168.1.5`. */
function networks({ WEBHOOK_ALLOW: value = '' }: Environment): BlockList {
  try {
    return networksOf(value.split(/[\s,]+/).filter((entry) => entry !== ''))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UnusableSetting('setting-not-networks', { name: 'WEBHOOK_ALLOW', value: error.message })
  }
}
