import { Type } from 'typebox'
import type { Static } from 'typebox'

/** A variable that is on if its value is `on`. */
const Switch = (description: string) => Type.Optional(Type.String({ description, default: 'off' }))
const Text = (description: string, shownDefault = 'none') =>
  Type.Optional(Type.String({ description, shownDefault }))
const TextOr = (fallback: string, description: string) => Type.String({ description, default: fallback })
const Amount = (fallback: number, description: string) =>
  Type.Number({ description, default: fallback, exclusiveMinimum: 0 })

/**
 * The environment variables of an installation. The README table is generated from the descriptions and
 * defaults (`environment.test.ts`); `problem` names the message for a value that does not match.
 */
export const Environment = Type.Object({
  DATA_FOLDER: TextOr('data', 'embedded database and evidence; `--data` of the command line wins'),
  DEMONSTRATION: Switch(
    '`on`, as `--demo`: demonstration accounts with a public password, also beside real people',
  ),
  DATABASE_URL: Type.Optional(
    Type.String({
      description: 'a PostgreSQL of one’s own',
      shownDefault: 'embedded',
      pattern: '^postgres(ql)?://',
      problem: 'bad-database-url',
    }),
  ),
  INSTALLATION_KEY: Text(
    'what this installation signs and encrypts with; servers that share a database share it',
    'file `installation.key` in the data folder, made once',
  ),
  BACKUP_EVERY: Type.Optional(
    Type.String({
      description: 'how often the server backs itself up (`12h`, `7d`)',
      shownDefault: 'never',
      pattern: '^(\\d+(\\.\\d+)?)([smhd])$',
      problem: 'setting-not-a-duration',
    }),
  ),
  BACKUP_KEEP: Amount(14, 'how many backups it keeps'),
  BACKUP_FOLDER: Text('where it keeps them', '`backups` in the data folder'),
  BACKUP_PASSPHRASE: Text('encrypts every backup, with [age](https://age-encryption.org)'),
  PUBLIC_URL: Text(
    'what people type; links in emails start with it; `https://` makes cookies secure',
    '`http://localhost:8020`',
  ),
  S3_ENDPOINT: Text('evidence in a bucket of any S3 API', 'evidence in the data folder'),
  S3_BUCKET: Text('needed with `S3_ENDPOINT`'),
  S3_REGION: TextOr('us-east-1', 'of the bucket'),
  S3_ACCESS_KEY_ID: Text('needed with `S3_ENDPOINT`'),
  S3_SECRET_ACCESS_KEY: Text('needed with `S3_ENDPOINT`'),
  EVIDENCE_MAX_MB: Amount(50, 'size of one file of evidence'),
  KEEP_FREE_MB: Amount(256, 'room that evidence leaves on the disk, to the database'),
  CLAMAV_ADDRESS: Text('`host:port` of clamd: every file is scanned'),
  SMTP_URL: Text('sends emails; without it people are notified in the site alone'),
  MAIL_FROM: TextOr('formwright@localhost', 'whom emails come from'),
  OIDC_DISCOVERY_URL: Text('single sign-on of an agency, for people who were invited'),
  OIDC_CLIENT_ID: Text('needed with `OIDC_DISCOVERY_URL`'),
  OIDC_CLIENT_SECRET: Text('needed with `OIDC_DISCOVERY_URL`'),
  OIDC_NAME: TextOr('OIDC', 'what the button on the sign-in page calls it'),
  AUDIT_HEAD_FILE: Text(
    'where the signed head of the audit trail is written every day: best on another machine; also in ' +
      'the log, beside backups and to webhooks of `audit-head`',
    '`audit-heads.jsonl` in the data folder',
  ),
  METRICS_TOKEN: Text('who shows it as a bearer token may read `/metrics`', 'loopback only'),
  WEBHOOK_ALLOW: Text(
    'private, loopback and other special addresses that webhooks may be sent to: networks ' +
      '(`10.1.0.0/16`) and addresses, parted by commas',
  ),
  ADMIN_SECOND_FACTOR: Switch(
    '`on`: administrators of the system sign in with a second factor; roles of a form say so themselves ' +
      '(`secondFactor` in `form.json`)',
  ),
  TRUST_PROXY: Text(
    'behind reverse proxies: how many (`1`), or their addresses and networks (`10.0.0.0/8,192.0.2.7`); ' +
      'only what these add to `X-Forwarded-For` is believed. `true` means 1',
  ),
  REQUEST_SECONDS: Amount(
    120,
    'within which a request is here with its body; an upload comes in pieces of 2 MB and goes on after ' +
      'a break',
  ),
  REQUESTS_PER_MINUTE: Amount(
    1200,
    'of one session; of one address for who is not signed in; pages and files are not counted',
  ),
  HISTORY_MAX_MB: Amount(256, 'what the changes to one application may take'),
  EVIDENCE_TOTAL_MAX_MB: Amount(2048, 'what the files of one application may take'),
  MAX_DRAFTS: Amount(
    200,
    'applications of one region (of one organisation, where a form’s applicants have `scope` `own`) for one edition that were never handed in',
  ),
  MAX_REASONS: Amount(500, 'reasons for warnings, of one application'),
  MAX_COMMENTS: Amount(500, 'comments, of one application'),
  MAX_NOTES: Amount(500, 'notes of reviewers, of one application'),
  MAX_SPOT_CHECKS: Amount(100, 'spot checks, of one application'),
  MAX_INVITATIONS: Amount(2000, 'invitations that nobody has accepted yet'),
  MAX_COLLEAGUES: Amount(
    50,
    'people of one organisation whom colleagues invited, with those that belong to it',
  ),
  MAX_EXPORTS: Amount(5, 'exports of one person that are under way at a time'),
  LOG: Text('`on` for one line of JSON a request, `off` for none', '`off` in a terminal'),
})
export type Environment = Static<typeof Environment>
