import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, readdirSync } from 'node:fs'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip, createGzip } from 'node:zlib'
import fc from 'fast-check'
import pg from 'pg'
import { extract, pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings, startServer, withDatabase } from '@formwright/server'
import type { BackupReport, Settings } from '@formwright/server'
import { connect } from '../../../packages/server/src/database/connect.ts'
import { migrate } from '../../../packages/server/src/database/migrate.ts'
import { root } from '../../edition.ts'
import { oneSeason } from '../../one-season.ts'
import { install, newDatabase } from '../installation.ts'
import type { Installation } from '../installation.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-backups-'))
const run = promisify(execFile)
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Place {
  readonly url: string
  readonly data: string
  readonly settings: Settings
}

async function place(env: Readonly<Record<string, string>> = {}): Promise<Place> {
  const [url, data] = [await newDatabase(), mkdtempSync(join(folder, 'data-'))]
  const settings = readSettings(
    { DATABASE_URL: url, LOG: 'off', ...env },
    { forms: join(root, 'forms'), site: '', publicUrl: 'http://localhost', data },
  )
  return { url, data, settings }
}

/** An installation without anything in it. */
async function started(): Promise<Place> {
  const made = await place()
  const { db, close } = connect(made.url)
  await migrate(db)
  await close()
  return made
}

async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Puts a file of evidence where the server keeps it. */
async function evidence({ url, data }: Place, bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await mkdir(join(data, 'evidence', sha256.slice(0, 2)), { recursive: true })
  await writeFile(join(data, 'evidence', sha256.slice(0, 2), sha256), bytes)
  await inDatabase(url, (client) =>
    client.query('insert into content (sha256, size, type) values ($1, $2, $3)', [
      sha256,
      bytes.length,
      'application/pdf',
    ]),
  )
  return sha256
}

/** Every table, as rows in their order. */
function contentsOf({ url }: Place): Promise<Record<string, string>> {
  return inDatabase(url, async (client) => {
    const all: Record<string, string> = {}
    for (const table of ['user', 'grant', 'application', 'change', 'content', 'application_file', 'audit']) {
      const { rows } = await client.query(`select row_to_json(t)::text as row from "${table}" t order by 1`)
      const kept = rows
        .map(({ row }: { row: string }) => row)
        .filter((row) => !/"backup\.(create|restore)"/.test(row))
      all[table] = createHash('sha256').update(kept.join('\n')).digest('hex') + kept.length
    }
    return all
  })
}

type Entry = readonly [name: string, contents: Buffer]

async function entriesOf(file: string): Promise<Entry[]> {
  const entries: Entry[] = []
  const reading = extract()
  const done = pipeline(createReadStream(file), createGunzip(), reading)
  for await (const entry of reading)
    entries.push([entry.header.name, await buffer(entry as AsyncIterable<Buffer>)])
  await done
  return entries
}

async function archiveOf(name: string, entries: readonly Entry[]): Promise<string> {
  const file = join(folder, name)
  const archive = pack()
  const written = pipeline(archive, createGzip({ level: 1 }), createWriteStream(file))
  for (const [path, contents] of entries) archive.entry({ name: path }, contents)
  archive.finalize()
  await written
  return file
}

const backUp = (from: Place, name: string, options = {}): Promise<BackupReport> =>
  withDatabase(from.settings, (tools) => tools.backup(join(folder, name), options))
const restoreInto = (to: Place, file: string, options = {}): Promise<BackupReport> =>
  withDatabase(to.settings, (tools) => tools.restore(file, options))
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { in: (language: string) => string }) => error.in('zh-CN'),
  )

let made: Place
let report: BackupReport
let before: Record<string, string>
const hashes: string[] = []
const file = join(folder, 'made.tar.gz')
const SAVES = 250

beforeAll(async () => {
  made = await started()
  // a county's work of ordinary size: 250 applications, about 5 MB in `change`, rows of all sizes with all
  // that COPY has to escape
  await inDatabase(made.url, async (client) => {
    await client.query(
      `insert into "user" (id, name, email, "emailVerified") values ('u', '县级用户', 'u@test.example', true);
       insert into "grant" (user_id, role, region, form) values ('u', 'applicant', '350582', '*');
       insert into edition (digest, form, edition, bundle, validators, offered) values ('d', 'f', '1', '{}', '', false);
       insert into application (id, form, edition, edition_name, region, region_name, unit, title, state, revision, answers, origins,
         reasons, progress, quota_held, created_by, organisation)
         select gen_random_uuid(), 'f', 'd', '1', '350582', '晋江市', 'u' || n, '申报' || n, 'draft', 1, '{}', '{}', '{}',
           '{"filled":0,"required":0,"errors":0,"warnings":0}', false, 'u',
           (select organisation from "user" where id = 'u') from generate_series(1, ${SAVES}) n;
       insert into change (application, revision, key, patch, undo, by_user)
         select id, 1, 'k', jsonb_build_array(jsonb_build_object('value', (select string_agg(md5(id::text || n) || E'中文\\t\\n"\\\\\\r', '')
           from generate_series(1, case substr(unit, 2)::int % 5 when 0 then 1900 when 1 then 42 when 2 then 25 else 1 end) n))), '[]', 'u' from application;
       insert into audit (action, details) select 'application.change', '{}' from generate_series(1, 50)`,
    )
  })
  for (let number = 0; number < 40; number++)
    hashes.push(await evidence(made, Buffer.concat([Buffer.from(`%PDF ${number}`), randomBytes(2000)])))
  hashes.sort()
  await inDatabase(made.url, (client) =>
    client.query(
      `insert into application_file (application, sha256, name, by_user) select (select id from application limit 1), $1, '营业执照.pdf', 'u'`,
      [hashes[0]],
    ),
  )
  report = await backUp(made, 'made.tar.gz')
  before = await contentsOf(made)
})

describe('a backup of ordinary size', () => {
  test('has tables of several pieces, comes back the same, and proves it in a throw-away database', async () => {
    const pieces = (await entriesOf(file)).filter(([name]) => name.startsWith('tables/change/'))
    expect(pieces.length).toBeGreaterThan(3)
    const copy = await place()
    expect(await restoreInto(copy, file)).toEqual(report)
    expect(await contentsOf(copy)).toEqual(before)
    expect(report).toMatchObject({ files: 40, absent: [] })
    // new rows get new numbers
    await inDatabase(copy.url, (client) =>
      client.query(`insert into audit (action, details) values ('sign-in', '{}')`),
    )
    const verified = await withDatabase(made.settings, (tools) => tools.verify(file))
    expect(verified).toEqual(report)
  })

  test('of the first format is restored wherever its pieces were cut', async () => {
    const entries = await entriesOf(file)
    const joined = (prefix: string) =>
      Buffer.concat(entries.filter(([name]) => name.startsWith(prefix)).map(([, bytes]) => bytes))
    const manifest = JSON.parse(joined('manifest.json').toString())
    const tables: string[] = manifest.tables.map(({ name }: { name: string }) => name)
    const first = {
      formwright: 1,
      at: manifest.at,
      migrations: manifest.migrations,
      tables,
    }
    const change = joined('tables/change/')
    const older = (cuts: readonly number[], without = '') => {
      const at = [0, ...cuts.map((cut) => cut % change.length).toSorted((a, b) => a - b), change.length]
      const list: Entry[] = [['manifest.json', Buffer.from(JSON.stringify(first))]]
      for (const table of tables.filter((name) => name !== without))
        if (table !== 'change') list.push([`tables/${table}/000000`, joined(`tables/${table}/`)])
        else
          for (let number = 0; number + 1 < at.length; number++)
            list.push([
              `tables/change/${String(number).padStart(6, '0')}`,
              change.subarray(at[number], at[number + 1]),
            ])
      for (const hash of hashes) list.push([`evidence/${hash}`, joined(`evidence/${hash}/`)])
      return list
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), async (cuts) => {
        const copy = await place()
        const { key } = await restoreInto(copy, await archiveOf('first.tar.gz', older(cuts)))
        expect(key).toBe(null)
        expect(await contentsOf(copy)).toEqual(before)
      }),
      { numRuns: 2 },
    )
    const halved = await archiveOf('first-without.tar.gz', older([1], 'audit'))
    expect(await said(restoreInto(await place(), halved))).toContain('缺少数据表 audit')
  })
})

test('a backup of a version that called its tables otherwise is brought up to date', async () => {
  const [id, at, sha256] = ['5d0f6a9e-0c1b-4d7e-9a55-3f2f6a1f0b11', '2026-01-01 00:00:00+00', hashes[0]!]
  const tables = {
    user: ['u', '县级用户', 'u@test.example', 't', '\\N', at, at, '\\N', 'f', 'f'],
    invitation: ['t', 'a@test.example', 'A', '[]', 'u', at, '\\N', at, id, 'reset', 'e', '\\N', 'f'],
    edition: ['d', 'f', '1', '{}', '', at, 'f', '\\N'],
    application: `${id} f d 1 350582 晋江市 u t draft 0 {} {} {} {} f \\N f u`
      .split(' ')
      .concat(at, at, '\\N', '0', '0', '0'),
    content: [sha256, '2006', 'application/pdf', at, 'f'],
    holding: [id, sha256, '营业执照.pdf', 'u', at],
    checked: [id, 'seal', 't', 'u', at],
  }
  const entries = (await entriesOf(file)).filter(([name]) => name.startsWith(`evidence/${sha256}/`))
  const manifest = {
    formwright: 1,
    at: '2026-01-01T00:00:00Z',
    migrations: ['093-publishing'],
    tables: Object.keys(tables),
  }
  const copy = await place()
  const archive = await archiveOf('former-names.tar.gz', [
    ['manifest.json', Buffer.from(JSON.stringify(manifest))],
    ...Object.entries(tables).map(([name, row]): Entry => [
      `tables/${name}/000000`,
      Buffer.from(`${row.join('\t')}\n`),
    ]),
    [`evidence/${sha256}`, Buffer.concat(entries.map(([, bytes]) => bytes))],
  ])
  expect(await restoreInto(copy, archive)).toMatchObject({ rows: 7, files: 1 })
  await inDatabase(copy.url, async (client) => {
    const { rows } = await client.query(
      `select f.name, c.item, i.email_token_hash as token
       from application_file f join checklist_item c on c.application = f.application join invitation i on true`,
    )
    expect(rows).toEqual([{ name: '营业执照.pdf', item: 'seal', token: 'e' }])
  })
})

describe('an archive that is not as it was made', () => {
  const changes: readonly [string, (entries: Entry[]) => Entry[], (() => string)[]][] = [
    [
      'without the audit trail',
      (entries) => entries.filter(([name]) => !name.startsWith('tables/audit/')),
      [() => '缺少数据表 audit'],
    ],
    [
      'without evidence',
      (entries) => entries.filter(([name]) => !name.startsWith('evidence/')),
      [() => `缺少佐证材料 营业执照.pdf (${hashes[0]})`, () => hashes[29]!, () => '另有 10 处'],
    ],
    [
      'with 4 of 40 files',
      (entries) =>
        entries.filter(([name]) => !name.startsWith('evidence/') || hashes.indexOf(name.split('/')[1]!) < 4),
      [() => hashes[4]!],
    ],
    [
      'with a role added',
      (entries) =>
        entries.map(([name, bytes]) =>
          name.startsWith('tables/grant/')
            ? [
                name,
                Buffer.concat([
                  bytes,
                  Buffer.from(bytes.toString().replace('applicant', 'systemAdmin').replace(/^\w/, 'f')),
                ]),
              ]
            : [name, bytes],
        ),
      [() => '数据表 grant 被改动'],
    ],
    [
      'with a role added and the manifest made to fit',
      (entries) =>
        entries.map(([name, bytes]) =>
          name === 'manifest.json' ? [name, Buffer.from(`${bytes.toString()} `)] : [name, bytes],
        ),
      [() => '签名不对'],
    ],
    [
      'without its manifest',
      (entries) => entries.filter(([name]) => !/^(manifest|signature)/.test(name)),
      [() => '缺少清单'],
    ],
    [
      'with a file and a key slipped in',
      (entries) => [
        ...entries,
        ['evidence/' + 'a'.repeat(64) + '/000000', Buffer.from('x')],
        ['installation.key', Buffer.from(`formwright-key-1 ${'A'.repeat(43)}`)],
      ],
      [() => 'a'.repeat(64), () => 'installation.key'],
    ],
    [
      'with a changed file',
      (entries) =>
        entries.map(([name, bytes]) =>
          name.startsWith(`evidence/${hashes[7]}`) ? [name, Buffer.from('other')] : [name, bytes],
        ),
      [() => `佐证材料 ${hashes[7]} 被改动`],
    ],
  ]

  test('is refused, what is missing or changed is named, and nothing is restored', async () => {
    const entries = await entriesOf(file)
    const copy = await place()
    for (const [what, change, named] of changes) {
      const words = await said(restoreInto(copy, await archiveOf('changed.tar.gz', change([...entries]))))
      for (const name of named) expect(words, what).toContain(name())
      expect(words, what).toContain('没有恢复任何内容')
    }
    const whole = await readFile(file)
    await writeFile(join(folder, 'half.tar.gz'), whole.subarray(0, whole.length / 2))
    expect(await said(restoreInto(copy, join(folder, 'half.tar.gz')))).toContain('文件不完整')
    expect(readdirSync(copy.data)).toEqual([])
    await inDatabase(copy.url, async (client) => {
      const { rows } = await client.query(`select to_regclass('"user"') as made`)
      expect(rows).toEqual([{ made: null }])
    })
  })

  test('gives what there is when that is asked for, and still says what is not', async () => {
    const entries = await entriesOf(file)
    const lacking = entries.filter(
      ([name]) => !name.startsWith('tables/content/') && !name.startsWith(`evidence/${hashes[1]}`),
    )
    const copy = await place()
    const taken = await restoreInto(copy, await archiveOf('lacking.tar.gz', lacking), { incomplete: true })
    expect(taken.files).toBe(39)
    expect(taken.differences).toEqual([
      { code: 'backup-table-missing', name: 'content' },
      { code: 'backup-file-missing', name: hashes[1] },
    ])
    const after = await contentsOf(copy)
    expect(after.change).toEqual(before.change)
    // what names a row that is not there is left out
    expect(after.application_file).not.toEqual(before.application_file)
    const half = await place()
    const rest = await restoreInto(half, join(folder, 'half.tar.gz'), { incomplete: true })
    expect(rest.differences![0]).toMatchObject({ code: 'backup-cut-off' })
    expect(rest.rows).toBeGreaterThan(0)
  })

  test('signed by another installation is refused where the key is given', async () => {
    const copy = await place()
    const key = `formwright-key-1 ${randomBytes(32).toString('base64url')}`
    expect(await said(restoreInto(copy, file, { key }))).toContain('签名的密钥不是指定的密钥')
    const own = await readFile(join(made.data, 'installation.key'), 'utf8')
    await restoreInto(copy, file, { key: own })
    expect(await readFile(join(copy.data, 'installation.key'), 'utf8')).toBe(own)
  })
})

describe('evidence that the server has lost', () => {
  test('does not hold up a backup: it is named, and the exit code tells', async () => {
    const [lost, spoiled] = [hashes[0]!, hashes[2]!]
    const pathOf = (hash: string) => join(made.data, 'evidence', hash.slice(0, 2), hash)
    const kept = [await readFile(pathOf(lost)), await readFile(pathOf(spoiled))] as const
    await rm(pathOf(lost))
    await writeFile(pathOf(spoiled), 'spoiled')
    const to = join(folder, 'lacking-evidence.tar.gz')
    const answer = await run(
      process.execPath,
      [join(root, 'packages/cli/bin/formwright.js'), 'backup', to, '--data', made.data],
      { cwd: root, env: { ...process.env, DATABASE_URL: made.url } },
    ).catch((error: { code: number; stderr: string }) => error)
    expect(answer).toMatchObject({ code: 1 })
    expect(answer.stderr).toContain('营业执照.pdf')
    expect(answer.stderr).toContain(spoiled)
    await writeFile(pathOf(lost), kept[0])
    await writeFile(pathOf(spoiled), kept[1])
    const copy = await place()
    const restored = await restoreInto(copy, to)
    expect(restored.files).toBe(38)
    expect(restored.absent).toHaveLength(2)
    expect((await contentsOf(copy)).application_file).toEqual(before.application_file)
  })

  test('may be of any size: memory does not grow with it', async () => {
    const large = await started()
    // 120 MB that take no room on the disk
    const path = join(large.data, 'large')
    const handle = await open(path, 'w')
    await handle.truncate(120_000_000)
    await handle.close()
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    const sha256 = hash.digest('hex')
    await mkdir(join(large.data, 'evidence', sha256.slice(0, 2)), { recursive: true })
    await run('mv', [path, join(large.data, 'evidence', sha256.slice(0, 2), sha256)])
    await inDatabase(large.url, (client) =>
      client.query('insert into content (sha256, size, type) values ($1, 120000000, $2)', [sha256, 'x/y']),
    )
    const printer = 'process.on("exit",()=>console.error("rss",process.resourceUsage().maxRSS))'
    const peak = async (url: string, ...args: string[]) => {
      const { stderr } = await run(
        process.execPath,
        [
          '--import',
          `data:text/javascript,${printer}`,
          join(root, 'packages/cli/bin/formwright.js'),
          ...args,
          '--lang',
          'en',
        ],
        { cwd: root, env: { ...process.env, DATABASE_URL: url } },
      )
      return Number(/rss (\d+)/.exec(stderr)![1]) / 1024
    }
    const to = join(folder, 'large.tar.gz')
    const copy = await place()
    // MB; a command that does nothing has about 130
    expect(await peak(large.url, 'backup', to, '--data', large.data)).toBeLessThan(240)
    expect(await peak(copy.url, 'restore', to, '--data', copy.data)).toBeLessThan(240)
  })
})

describe('an encrypted backup', () => {
  test('carries the installation’s key; without the passphrase nothing is read', async () => {
    const secret = { passphrase: '县局备份口令' }
    await backUp(made, 'secret.tar.gz.age', secret)
    const path = join(folder, 'secret.tar.gz.age')
    expect((await readFile(path, 'latin1')).startsWith('age-encryption.org/v1')).toBe(true)
    const copy = await place()
    expect(await said(restoreInto(copy, path))).toContain('加密')
    expect(await said(restoreInto(copy, path, { passphrase: 'wrong' }))).toContain('口令不对')
    await restoreInto(copy, path, secret)
    expect(await contentsOf(copy)).toEqual(before)
    expect(await readFile(join(copy.data, 'installation.key'), 'utf8')).toBe(
      await readFile(join(made.data, 'installation.key'), 'utf8'),
    )
  })
})

describe('tables', () => {
  test('are all in a backup or known to be of the moment', async () => {
    const { MOMENTARY, TABLES } = await import('../../../packages/server/src/backup/tables.ts')
    const { rows } = await inDatabase(made.url, (client) =>
      client.query(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      ),
    )
    const known = new Set<string>([...TABLES, ...MOMENTARY, 'kysely_migration', 'kysely_migration_lock'])
    expect(
      rows.map(({ name }: { name: string }) => name).filter((name: string) => !known.has(name)),
      'name them in backup/tables.ts',
    ).toEqual([])
  })
})

describe('a server that runs', () => {
  let site: Installation
  const backups = join(folder, 'scheduled')
  beforeAll(async () => {
    site = await install({
      demonstration: true,
      env: { BACKUP_EVERY: '1s', BACKUP_KEEP: '2', BACKUP_FOLDER: backups },
    })
  })
  afterAll(() => site?.stop())

  test('backs itself up, keeps the last few, and says so to operators and administrators', async () => {
    const admin = await site.as('admin')
    const good = async () =>
      (await admin.get('/backups')).body.backups.filter(
        ({ finishedAt, error }: { finishedAt: string | null; error: unknown }) => finishedAt && !error,
      )
    await expect.poll(async () => (await good()).length).toBeGreaterThan(2)
    await expect.poll(() => readdirSync(backups).filter((name) => name.endsWith('.gz')).length).toBe(2)
    const { body } = await admin.get('/backups')
    expect(body).toMatchObject({ keep: 2, encrypted: false, last: { error: null, absent: [] } })
    const metrics = await (await fetch(`${site.address}/metrics`)).text()
    const at = Number(/^formwright_backup_last_success_timestamp_seconds (\S+)/m.exec(metrics)![1])
    expect(Math.abs(at - Date.now() / 1000)).toBeLessThan(60)
    expect(metrics).toContain('formwright_backup_failures 0')
  })

  test('is backed up as it is at one moment, while people save', async () => {
    const ending = new AbortController()
    // two tables that always change together
    const saving = inDatabase(site.databaseUrl, async (client) => {
      for (let number = 0; !ending.signal.aborted; number++) {
        await client.query('begin')
        await client.query(`insert into setting (key, value) values ($1, '')`, [`together-${number}`])
        await client.query(`insert into audit (action, details) values ('together', '{}')`)
        await client.query('commit')
      }
    })
    const from: Place = {
      url: site.databaseUrl,
      data: site.data,
      settings: site.server.services.settings,
    }
    for (let number = 0; number < 3; number++) await backUp(from, 'together.tar.gz')
    ending.abort()
    await saving
    const copy = await place()
    await restoreInto(copy, join(folder, 'together.tar.gz'))
    const { rows } = await inDatabase(copy.url, (client) =>
      client.query(
        `select (select count(*) from setting where key like 'together%') as one, (select count(*) from audit where action = 'together') as other`,
      ),
    )
    expect(Number(rows[0].one)).toBeGreaterThan(0)
    expect(rows[0].one).toBe(rows[0].other)
  })
})

describe('an installation of its own', () => {
  test('is backed up beside its server, and restored over what a first start left behind', async () => {
    const start = async (data: string) =>
      startServer(
        readSettings(
          { LOG: 'off' },
          { forms: oneSeason(), site: join(root, 'packages/web/dist'), publicUrl: 'http://x', data },
        ),
      )
    const data = mkdtempSync(join(folder, 'own-'))
    const server = await start(data)
    const own = server.services.settings
    const nowhere = withDatabase({ ...own, data: mkdtempSync(join(folder, 'empty-')) }, (tools) =>
      tools.verifyAudit(),
    )
    expect(await said(nowhere)).toContain('还没有 Formwright 的数据')
    const beside = join(folder, 'beside.tar.gz')
    const written = await withDatabase(own, (tools) => tools.backup(beside))
    // the server goes on
    expect((await server.app.inject('/ready')).statusCode).toBe(200)
    await server.stop()
    expect(await withDatabase(own, (tools) => tools.restore(beside))).toEqual(written)
    expect((await withDatabase(own, (tools) => tools.restore(file))).rows).toBe(report.rows)
    expect(await said(withDatabase(own, (tools) => tools.restore(file)))).toContain('已经有数据')
    expect((await withDatabase(own, (tools) => tools.verifyAudit())).broken).toEqual([])
  })
})
