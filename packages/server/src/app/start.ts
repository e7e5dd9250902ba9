import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { loadRegions } from '@formwright/fields/regions'
import { createAuth } from '../accounts/auth.ts'
import { forgetCodes } from '../accounts/second-factor.ts'
import { firstInvitation } from '../accounts/accept-invitation.ts'
import { demandsSecondFactor } from '../access/people.ts'
import { Sessions } from '../access/sessions.ts'
import { foldTally } from '../applications/tally.ts'
import { createApp } from './app.ts'
import { deleteOldRateLimits } from '../audit/rate-limited.ts'
import { sealAudit } from '../audit/chain.ts'
import { publishHead } from '../audit/heads.ts'
import { BACKUP_GAUGES, backupState } from '../backup/measure.ts'
import { BackupSchedule } from '../backup/schedule.ts'
import { deadlineTask } from '../admin/deadline-task.ts'
import { rebaseTask } from '../corrections/task.ts'
import { Bus } from '../database/bus.ts'
import { connect } from '../database/connect.ts'
import type { Connection } from '../database/connect.ts'
import { startEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { repeat } from '../database/supervisor.ts'
import { publishDue } from '../definitions/schedule.ts'
import { demonstrationPeople, prepareDemonstration } from '../demonstration/demonstration.ts'
import type { DemonstrationProblem } from '../demonstration/demonstration.ts'
import { DefinitionChecks } from '../published/checking.ts'
import { Editions } from '../published/editions.ts'
import { queueRebases } from '../published/queue-rebases.ts'
import { passesIn } from '../published/stored-passes.ts'
import { publishEditions } from '../published/publish.ts'
import type { Publication, Unpublished } from '../published/publish.ts'
import { collectOrphans, compareStored } from '../evidence/collect.ts'
import { contentsOf } from '../files/contents-of.ts'
import { EVIDENCE_GAUGES, evidenceState } from '../evidence/stored.ts'
import { collectExports } from '../exports/collect.ts'
import { exportTask } from '../exports/task.ts'
import { sweepTrialRestores } from '../backup/trial-restore.ts'
import { failAbandonedExports, sweepExports } from '../exports/unfinished.ts'
import { impactTask } from '../impact/task.ts'
import { closeToOthers, keepFilesPrivate } from '../installation/folders.ts'
import { installationKeys } from '../installation/keys.ts'
import { forgottenPasswordTask } from '../accounts/forgotten-password.ts'
import { Jobs } from '../jobs/jobs.ts'
import { linkEmailTask } from '../accounts/link-email.ts'
import { senderOf } from '../mail/mail.ts'
import { siteEmailOf } from '../notify/emails.ts'
import { languagesOnOffer } from '../site/site.ts'
import { encryptWebhookSecrets, webhookTask } from '../jobs/webhook.ts'
import { Live } from '../live/events.ts'
import { Metrics } from '../metrics/metrics.ts'
import { Printing } from '../printing/printing.ts'
import type { AppServices } from './routes.ts'
import type { Settings } from '../settings/settings.ts'

const SEAL_EVERY = 1000
const GIVE_UP_EVERY = 60_000
const FOLD_EVERY = 30_000
/** Maximum delay of a scheduled publication. */
const PUBLISH_EVERY = 5000
const SECRET_BYTES = 48

/** A running server. */
export interface RunningServer {
  readonly app: FastifyInstance
  readonly services: AppServices
  /** Editions with errors, which are not offered. */
  readonly failed: readonly Unpublished[]
  /** The demonstration accounts, while they are loaded. */
  readonly demonstration: Awaited<ReturnType<typeof demonstrationPeople>>
  /** Why the requested demonstration could not be loaded. */
  readonly demonstrationProblem: DemonstrationProblem | undefined
  /** The link for the first administrator; only while there is none. */
  readonly firstLink: string | undefined
  /** Finishes current requests, then stops background work and finally the embedded database. */
  readonly stop: () => Promise<void>
}

interface StartOptions {
  readonly demonstration?: boolean
  /** Already compiled editions of the forms folder, if available. */
  readonly published?: Publication | undefined
  /** Reports progress to the terminal. */
  readonly progress?: (step: 'database' | 'forms' | 'ready') => void
}

/**
 * Starts the database (embedded unless configured), migrations, jobs and the server, which still has to
 * listen.
 * @throws DatabaseUnusable, or errors of the database
 */
export async function startServer(
  configured: Settings,
  { demonstration = false, progress = () => undefined, ...given }: StartOptions = {},
): Promise<RunningServer> {
  const settings = { ...configured, demonstration: configured.demonstration || demonstration }
  progress('database')
  keepFilesPrivate()
  await mkdir(settings.data, { recursive: true })
  await closeToOthers(settings.data)
  await sweepTrialRestores(settings.data)
  const metrics = new Metrics()
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbedded(settings.data, metrics.connecting('embedded-database'))
  const connection = connect(settings.databaseUrl ?? embedded!.url)
  let running: Awaited<ReturnType<typeof run>> | undefined
  try {
    await migrate(connection.db)
    progress('forms')
    // region codes have to be loaded before answers are checked
    await loadRegions()
    const published = given.published ?? (await publishEditions(settings.forms, passesIn(connection.db)))
    running = await run(settings, connection, new Editions(connection.db, published), metrics)
    const { services, end } = running
    const demonstrationProblem = await prepareDemonstration(services)
    const token = await firstInvitation(connection.db)
    const app = await createApp(services)
    progress('ready')
    return {
      app,
      services,
      failed: published.failed,
      demonstration: demonstrationProblem ? null : await demonstrationPeople(services),
      demonstrationProblem,
      firstLink: token === undefined ? undefined : `${settings.publicUrl}/invitation/${token}`,
      stop: async () => {
        try {
          await end(() => app.close())
        } finally {
          await embedded?.stop()
        }
      },
    }
  } catch (error) {
    // running jobs and listeners would keep the process alive
    await (running ? running.end(() => Promise.resolve()) : connection.close())
    await embedded?.stop()
    throw error
  }
}

async function run(
  settings: Settings,
  connection: Connection,
  editions: Editions,
  metrics: Metrics,
): Promise<{ services: AppServices; end: (close: () => Promise<void>) => Promise<void> }> {
  const { db } = connection
  await editions.keep()
  const bus = new Bus(connection.url, metrics.connecting('bus'), connection.sever)
  await bus.start()
  const auth = createAuth(connection, settings, await secretOf(connection))
  const contents = await contentsOf(settings)
  const keys = await installationKeys(settings)
  const backups = new BackupSchedule({ connection, contents, keys, settings })
  const jobs = new Jobs(connection, bus, metrics.connecting('queue'))
  await jobs.prepare()
  // the forms folder may have changed while the server was down
  await queueRebases(db)
  const live = new Live(bus)
  metrics.watch(() => evidenceState(db), EVIDENCE_GAUGES)
  metrics.watch(() => backupState(db), BACKUP_GAUGES)
  const printing = new Printing()
  const checks = new DefinitionChecks()
  // take over what other processes publish
  const endEditions = [
    bus.on((message) => message.kind === 'editions' && void editions.reload().catch(() => undefined)),
    bus.onSession((session) => session && void editions.reload().catch(() => undefined)),
  ]
  const services: AppServices = {
    settings,
    db,
    auth,
    sessions: new Sessions(auth, db, (person) =>
      demandsSecondFactor(person, editions.forms(), settings.administratorsNeedSecondFactor),
    ),
    editions,
    contents,
    keys,
    backups,
    live,
    metrics,
    printing,
    checks,
  }
  await sweepExports(services)
  await encryptWebhookSecrets(db, keys)
  const send = senderOf(settings)
  await jobs.start({
    mail: async (email) => void (await send?.(email)),
    'site-email': async ({ to, kind, values }) =>
      void (await send?.({ to, ...siteEmailOf(kind, values, languagesOnOffer(editions)) })),
    'link-email': linkEmailTask(db, send, settings, () => languagesOnOffer(editions)),
    'forgotten-password': forgottenPasswordTask(db),
    webhook: webhookTask(db, keys, settings),
    'collect-orphans': async () => {
      await collectOrphans(services)
      await collectExports(services)
      await compareStored(services)
      await forgetCodes(db)
      await deleteOldRateLimits(db)
    },
    'audit-head': async () => void (await publishHead(db, keys, settings)),
    export: exportTask(services),
    impact: impactTask({ ...services, url: connection.url }),
    rebase: rebaseTask(services),
    deadline: deadlineTask(services),
  })
  backups.start()
  const endSealing = repeat(SEAL_EVERY, () => sealAudit(db))
  const endGivingUp = repeat(GIVE_UP_EVERY, () => failAbandonedExports(services))
  const endPublishing = repeat(PUBLISH_EVERY, () => publishDue(services))
  const endFolding = repeat(FOLD_EVERY, () => foldTally(db))
  return {
    services,
    end: async (close) => {
      live.stop()
      await Promise.all([close(), jobs.stop()])
      await endSealing()
      await endFolding()
      await endPublishing()
      await endGivingUp()
      await backups.stop()
      await sealAudit(db).catch(() => undefined)
      await publishHead(db, keys, settings).catch(() => undefined)
      await bus.stop()
      for (const endListening of endEditions) endListening()
      await printing.stop()
      await checks.stop()
      metrics.stop()
      await connection.close()
    },
  }
}

/** The secret that signs sessions: created once, shared by all processes of the database. */
async function secretOf({ db }: Connection): Promise<string> {
  await db
    .insertInto('setting')
    .values({ key: 'secret', value: randomBytes(SECRET_BYTES).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { value } = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'secret')
    .executeTakeFirstOrThrow()
  return value
}
