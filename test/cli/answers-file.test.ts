import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { revise, startForm } from '@formwright/authoring'
import { ruledFiles } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { formwright } from '@formwright/cli'
import { writeFiles } from '../write-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwright-stated-'))
const at = (name: string) => join(folder, name)

/** A form of two years, in the later one of which other units count. */
beforeAll(() => {
  const files = new Map([...startForm('farm', 2026)].filter(([path]) => !/cases/.test(path)))
  files.set('2026/rules.json', JSON.stringify({ rules: [] }))
  const revision = revise(files, '2026', '2027', { fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  for (const [path, text] of revision.files) files.set(path, text)
  files.set('2027/schema.json', files.get('2026/schema.json')!.replaceAll('亿元', '万元'))
  writeFiles(at('farm'), files)
})

async function run(...args: string[]) {
  let [stdout, stderr] = ['', '']
  const status = await formwright(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return {
    status,
    stderr,
    json: () => JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>,
  }
}

function file(name: string, content: unknown): string {
  writeFileSync(at(name), JSON.stringify(content))
  return at(name)
}

const [before, after] = [at('farm/2026'), at('farm/2027')]
/** A year that both editions ask for: nothing but the unit tells them apart. */
const answers = { income: { y2025: 1.5 } }
const of = (edition: string, more: object = {}) => ({
  $edition: { form: 'farm', edition, ...more },
  ...answers,
})
const carried = async (path: string) =>
  (await run('import', after, at('blank.xlsx'), '--into', path, '--json')).json().answers

describe('a file of answers', () => {
  beforeAll(async () => {
    await run('export', after, '--xlsx', at('blank.xlsx'))
  })

  test('says what it is of, and is read as that', async () => {
    const kept = at('kept.json')
    await run('import', before, at('blank.xlsx'), '--out', kept)
    await run('export', before, '--xlsx', at('before.xlsx'))
    await run('import', before, at('before.xlsx'), '--into', file('named.json', of('2026')), '--out', kept)
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({
      $edition: { form: 'farm', edition: '2026', digest: expect.stringMatching(/^sha256:/) },
      ...answers,
    })
    const read = await run('check', after, kept)
    expect(read.stderr).toContain('2026 年度的填报')
    expect(read.stderr).not.toContain('另一版')
    expect(await carried(kept)).toMatchObject({ $edition: { edition: '2027' }, income: { y2025: 15_000 } })
  })

  test('of this edition is not carried, whatever else could be read of it', async () => {
    const { stderr } = await run('check', after, file('own.json', of('2027')))
    expect(stderr).toBe('')
    expect(await carried(at('own.json'))).toMatchObject(answers)
  })

  test('that does not say it is read as of this year, and what else it may be is said', async () => {
    const { stderr } = await run('check', after, file('plain.json', answers))
    expect(stderr).toContain('没有注明年度')
    expect(stderr).toContain('2026')
    const same = await run('check', after, file('same.json', { organisation: '绿源' }))
    expect(same.stderr).toBe('')
  })

  test('of another version of its edition is read, and it is said', async () => {
    const other = of('2026', { digest: `sha256:${'0'.repeat(64)}` })
    expect((await run('check', before, file('version.json', other))).stderr).toContain('另一版')
  })

  test.each([
    ['of another form', { $edition: { form: 'forest', edition: '2027' } }, '另一张表（forest）'],
    ['of a later year', of('2028'), '是 2028 年度的填报'],
    ['that says it in another way', { $edition: 2027 }, '“$edition”应写明'],
  ])('%s is refused, by name', async (_, content, why) => {
    const { status, stderr } = await run('check', after, file('other.json', content))
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(why) })
    expect(stderr).toContain('other.json')
    expect((await run('carry', before, after, at('other.json'))).status).toBe(2)
  })

  test('that is not there is not said to be a folder that is', async () => {
    mkdirSync(at('empty'))
    const { status, stderr } = await run('check', after, at('empty'))
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('没有 .json 文件') })
  })

  test('is checked as the rules of a region are, where there is such a region', async () => {
    const kept = file('own.json', of('2027'))
    expect((await run('check', after, kept, '--region', '350582')).stderr).toContain('没有自行的规定')
    // 359999 is written as a code of 福建, and no place has it
    for (const nowhere of ['999999', '359999'])
      expect(await run('check', after, kept, '--region', nowhere)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('不是这张表的地区代码'),
      })
  })

  test('of the edition before is carried as the rulings of its region showed the form', async () => {
    const { files, edition: own } = ruledFiles()
    const next = String(Number(own) + 1)
    const revision = revise(files, own, next, { fieldTypes, regions: ['350000'] })
    if (!('files' in revision)) throw new Error(JSON.stringify(revision))
    writeFiles(at('port'), [...files, ...revision.files])
    const { id } = JSON.parse(files.get('form.json')!) as { id: string }
    const earlier = file('port.json', { $edition: { form: id, edition: own }, homes: 50, why: '海港' })
    const left = async (...asked: string[]) =>
      (await run('check', at(`port/${next}`), earlier, ...asked)).stderr
    expect(await left()).toContain('“原因”没有带入')
    expect(await left('--region', '350582')).not.toContain('没有带入')
  })

  test('is told what it holds that is not shown, and what it kept has no place any more', async () => {
    const files = new Map([...startForm('hides', 2026)].filter(([path]) => !/cases/.test(path)))
    files.set(
      '2026/rules.json',
      JSON.stringify({ rules: [{ id: 'SHOWN', visible: "hasPlan == 'yes'", at: '/summary' }] }),
    )
    writeFiles(at('hides'), files)
    const stated = { $edition: { form: 'hides', edition: '2026' }, hasPlan: 'no' }
    const check = (content: object) => run('check', at('hides/2026'), file('hides.json', content), '--json')
    const { stderr, json } = await check({ ...stated, $kept: { '/summary': '稳定' } })
    expect(stderr).toMatch(/hides\.json：按所选内容不显示，.*：情况简介$/m)
    expect(json().unshown).toHaveLength(1)
    const changed = await check({ ...stated, hasPlan: 'yes', summary: '新', $kept: { '/summary': '稳定' } })
    expect(changed.stderr).toContain('另存在 $kept 里的')
    expect(changed.json()).not.toHaveProperty('unshown')
  })

  test('is carried back only with a word of warning', async () => {
    expect((await run('carry', after, before, file('own.json', of('2027')))).stderr).toContain('写反了')
  })

  test('is told that it, or the other edition, is of another form', async () => {
    writeFiles(at('shop'), startForm('shop', 2030))
    const shop = at('shop/2030')
    const farm = file('no-farm.json', { rooms: 3, beds: 7, guests: 9, owner: '甲' })
    const other = await run('carry', before, after, farm)
    expect(other.stderr).toContain('可能是另一张表的')
    for (const command of ['carry', 'diff', 'impact']) {
      const { stderr } = await run(
        command,
        before,
        shop,
        ...(command === 'diff' ? [] : [file('of.json', {})]),
      )
      expect(stderr, command).toContain('两张不同的表')
    }
    expect((await run('carry', shop, before, file('of.json', {}))).stderr).not.toContain('写反了')
  })

  test('of a year is not carried as one of another', async () => {
    const { status, stderr } = await run('carry', before, after, file('own.json', of('2027')))
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('2027') })
  })
})

describe('a number with more digits than are kept', () => {
  const LONG = '9007199254740993'

  test('in answers is refused with what it would be read as, and where', async () => {
    writeFileSync(at('long.json'), `{"income": {"y2025":\n ${LONG}}}`)
    const { status, stderr } = await run('check', before, at('long.json'), '--lang', 'en')
    expect(status).toBe(2)
    expect(stderr).toContain('long.json:2:2')
    expect(stderr).toContain(`“${LONG}”`)
    expect(stderr).toContain('read as 9007199254740992')
  })

  test('in an imported schema is told with its place, and keeps nothing from being made', async () => {
    const schema = `{"type":"object","properties":{"n":{"type":"integer","maximum":9223372036854775807}}}`
    writeFileSync(at('int64.json'), schema)
    const made = await run('init', at('int64'), '--from', at('int64.json'), '--year', '2026', '--json')
    expect(made.status).toBe(0)
    expect(made.json()).toMatchObject({
      notes: [{ code: 'number-rounded', pointer: '/properties/n/maximum' }],
    })
  })
})
