import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForm, valueAt } from '@formwright/definition'
import type { FileMap, FormBundle } from '@formwright/definition'
import { bundleOfFiles } from '@formwright/definition/testing'
import { withValue } from '@formwright/engine'
import { revise } from '../revise/revise.ts'
import { filesOfEveryKind } from '../corrections.test-support.ts'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { explainChange, explainClass } from './sentences.ts'
import { markedText } from './spans.ts'

const files = startForm('x', 2026)
const bundleOf = (map: FileMap, edition = '2026') => parseForm(map, edition).bundle
const before = bundleOf(files)!
/** Without views and rules, for other fields. */
const bare = filesOfEveryKind()

/** The form with one value of one file replaced; `undefined` takes it away. */
function edited(file: string, path: readonly string[], value: unknown, map: FileMap = files): FileMap {
  const json = withValue(JSON.parse(map.get(file)!), path, value)
  return new Map(map).set(file, JSON.stringify(json))
}

const lines = (after: FormBundle, from = before) =>
  diff(from, after).map((change) => `${change.class} ${change.kind} ${explainChange(change)}`)

const schemaFile = '2026/schema.json'
const staff = ['properties', 'staff']

describe('each change is one line that an official understands', () => {
  test.each<[string, FileMap, string[]]>([
    ['nothing', new Map(files), []],
    [
      'a title',
      edited(schemaFile, [...staff, 'title'], '从业人数'),
      ['safe field-title 栏目“职工人数”改名为“从业人数”'],
    ],
    [
      'a unit',
      edited(schemaFile, [...staff, 'x-unit'], '万人'),
      [
        'choice field-unit-finer 栏目“职工人数”的单位由“人”改为“万人”，已填数值随之换算，换算后小数可能多于允许的位数',
      ],
    ],
    [
      'a limit drawn in',
      edited(schemaFile, [...staff, 'minimum'], 5),
      ['choice field-limit 栏目“职工人数”的下限由 0 改为 5'],
    ],
    [
      'a limit let out',
      edited(schemaFile, ['properties', 'summary', 'x-words'], 300),
      ['safe field-limit 栏目“情况简介”的字数上限由 200 改为 300'],
    ],
    [
      'a type',
      edited(schemaFile, [...staff, 'type'], 'string'),
      ['loses-answers field-type 栏目“职工人数”由数字改为文字'],
    ],
    [
      'a wider type',
      edited(schemaFile, [...staff, 'type'], 'number'),
      ['safe field-changed 栏目“职工人数”的类型有改动'],
    ],
    [
      'an option that is gone and one that is new',
      edited(schemaFile, ['properties', 'hasPlan', 'oneOf', '1'], { const: 'soon', title: '编制中' }),
      [
        'loses-answers option-removed 栏目“是否有发展规划”取消选项“否”',
        'safe option-added 栏目“是否有发展规划”新增选项“编制中”',
      ],
    ],
    [
      'a field that may be left blank',
      edited(
        schemaFile,
        ['required'],
        ['organisation', 'contactPhone', 'income', 'incomeGrowth', 'staff', 'hasPlan'],
      ),
      ['safe field-optional 栏目“情况简介”改为选填'],
    ],
    [
      'a parameter',
      edited('2026/edition.json', ['params', 'minIncome', 'value'], 2),
      ['choice param-value 参数“营业收入下限”由 1 亿元 改为 2 亿元'],
    ],
    [
      'a rule',
      edited('2026/rules.json', ['rules', '1', 'severity'], 'error'),
      ['choice rule-severity 规则 INC-02 由“提醒”改为“错误”'],
    ],
    [
      'an instruction',
      edited('2026/edition.json', ['instructions', '0', 'text'], '请据实填报。'),
      ['safe instruction-changed 填报说明1有改动'],
    ],
    [
      'a translation',
      edited('2026/texts/en.json', ['texts', '职工人数'], 'People'),
      ['safe text-changed “职工人数”的英语译文有改动'],
    ],
    [
      'a step of the workflow',
      edited('form.json', ['workflow', 'states', 'draft', 'transitions', '0', 'title'], '报送'),
      ['safe transition-changed 步骤“填报中｜报送”的名称有改动'],
    ],
    [
      'what is filled in after an application was handed in',
      edited('form.json', ['workflow', 'later'], ['/staff']),
      ['safe form-changed 本表的提交后才填的栏目有改动'],
    ],
  ])('%s', (_, map, expected) => {
    expect(lines(bundleOf(map)!)).toEqual(expected)
  })

  test.each<[string, readonly string[], unknown, string[]]>([
    [
      'evidence that is no more',
      ['name', 'x-evidence'],
      undefined,
      ['loses-answers evidence-removed 栏目“名称”不再收佐证材料（执照）'],
    ],
    [
      'a column that is no more',
      ['patents', 'x-list', 'columns', '1'],
      undefined,
      ['loses-answers column-removed “专利数”的清单取消“授权日期”列'],
    ],
    [
      'a cell that is no more',
      ['matrix', 'properties', 'own', 'properties', 'goods'],
      undefined,
      ['loses-answers cell-removed “投入｜自筹｜设备费”这一格取消'],
    ],
    [
      'options in another order',
      ['grade', 'oneOf'],
      [
        { const: 'b', title: '乙' },
        { const: 'a', title: '甲' },
        { const: 'c', title: '丙' },
      ],
      ['safe option-order 栏目“等级”的选项顺序有变'],
    ],
    [
      'a column that is called otherwise',
      ['patents', 'x-list', 'columns', '1', 'title'],
      '授权日',
      ['safe column-changed 清单的列“专利数｜授权日”的名称有改动'],
    ],
  ])('%s', (_, path, value, expected) => {
    const after = bundleOf(edited(schemaFile, ['properties', ...path], value, bare))!
    expect(lines(after, bundleOf(bare))).toEqual(expected)
  })

  test('the last day of the window', () => {
    const open = (to: string) =>
      bundleOf(
        edited('2026/edition.json', ['window'], {
          from: '2026-01-05',
          to,
          timeZone: 'Asia/Shanghai',
          source: '示例',
        }),
      )!
    expect(lines(open('2026-07-31'), open('2026-06-30'))).toEqual([
      'safe window-changed 申报窗口的截止日由 2026-06-30 改为 2026-07-31',
    ])
  })

  test('a group that may be left blank lets the fields in it be', () => {
    const group = (required: string[]) => ({
      type: 'object',
      title: '总表',
      properties: {
        box: {
          type: 'object',
          title: '分表',
          properties: { name: { type: 'string', title: '名称' }, note: { type: 'string', title: '备注' } },
          required: ['name'],
        },
      },
      required,
    })
    const [strict, free] = [['box'], []].map((required) =>
      bundleOf(new Map(bare).set(schemaFile, JSON.stringify(group(required))))!,
    )
    expect(lines(free!, strict)).toEqual(['safe field-optional 栏目“分表｜名称”改为选填'])
    expect(lines(strict!, free)).toEqual(['choice field-required 栏目“分表｜名称”改为必填'])
  })

  test('a field that is gone, new, renamed and moved is known by its x-id', () => {
    const schema = JSON.parse(files.get(schemaFile)!) as {
      properties: Record<string, object>
      required: string[]
    }
    const { staff: people, ...properties } = schema.properties
    const moved = {
      title: '人员',
      type: 'object',
      properties: { people },
      required: ['people'],
      additionalProperties: false,
    }
    const change = (json: object) =>
      bundleOf(new Map(files).set(schemaFile, JSON.stringify({ ...schema, ...json })))!
    const required = schema.required.filter((key) => key !== 'staff')
    expect(lines(change({ properties, required }))).toEqual([
      'loses-answers field-removed 取消栏目“职工人数”',
    ])
    expect(
      lines(change({ properties: { ...properties, people }, required: [...required, 'people'] })),
    ).toContain('safe field-renamed 栏目“职工人数”在填报数据中的位置由 staff 改为 people')
    expect(
      lines(change({ properties: { ...properties, team: moved }, required: [...required, 'team'] })),
    ).toEqual([
      'safe field-moved 栏目“人员｜职工人数”由 示例申报表 移到 人员',
      'safe group-added 新增分组“人员”',
    ])
  })

  test('a year is one line, not one for each text that names it', () => {
    const revision = revise(files, '2026', '2027')
    const after = 'files' in revision && bundleOf(new Map([...files, ...revision.files]), '2027')
    expect(lines(after as FormBundle)).toEqual([
      'safe edition-name 年度由 2026 改为 2027',
      'safe edition-previous 上一年度由 （无） 改为 2026',
      'loses-answers years-changed 填报的年份由 2024、2025 改为 2025、2026',
      'safe carry-added 可以带入 2026 年度的填报内容',
    ])
  })

  test('what was written and what is written now are marked within the text', () => {
    expect(markedText('应达到40亿元，不得空缺', '应达到50亿元')).toEqual([
      { text: '应达到', kind: 'same' },
      { text: '40', kind: 'removed' },
      { text: '50', kind: 'added' },
      { text: '亿元', kind: 'same' },
      { text: '，不得空缺', kind: 'removed' },
    ])
    expect(markedText('截止 2025-03-04', '截止 2026-11-04')).toEqual([
      { text: '截止 ', kind: 'same' },
      { text: '2025-03-04', kind: 'removed' },
      { text: '2026-11-04', kind: 'added' },
    ])
  })
})

/** Every place of a JSON value, as paths. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))]
}

/** All that a bundle holds but for lists and groups with nothing in them; ids are compared by themselves. */
function contentOf(bundle: FormBundle): unknown {
  return withoutEmpty({ ...(JSON.parse(JSON.stringify(bundle)) as FormBundle), digest: undefined })
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const inner = withoutEmpty(item)
    return inner === undefined || key === 'x-id' ? [] : [[key, inner]]
  })
  if (kept.length === 0) return undefined
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept)
}

/** Another value of the kind that stood there, so that most edits still are a definition. */
function likeOld(old: unknown, value: unknown): unknown {
  if (typeof old === 'number') return Number(value) || 7
  return typeof old === 'boolean' ? !old : `${String(old)}${String(value)}`
}

/** A form with a field of every kind, rows that others name, private data and what is filled in later. */
function wideFiles(): FileMap {
  const column = (title: string, more: object = {}) => ({ title, type: 'string', ...more })
  const rows = (title: string, properties: object) => ({
    title,
    type: 'array',
    items: { type: 'object', title, properties, required: Object.keys(properties).slice(0, 1) },
  })
  const wide = filesOfEveryKind()
  const schema = JSON.parse(wide.get(schemaFile)!) as { properties: object }
  const properties = {
    ...schema.properties,
    projects: rows('项目', { code: column('编号', { 'x-key': 'P00' }), name: column('名称') }),
    papers: rows('论文', {
      of: column('所属项目', { 'x-ref': { list: '/projects' } }),
      title: column('题目'),
    }),
    phone: column('电话', { 'x-private': 'phone', pattern: '^[0-9]+$', 'x-words': 20 }),
    due: column('日期', { format: 'date', 'x-none': true }),
  }
  const { workflow, ...form } = JSON.parse(wide.get('form.json')!) as { workflow: object }
  return new Map(wide)
    .set(schemaFile, JSON.stringify({ ...schema, properties, required: ['name', 'matrix', 'projects'] }))
    .set('form.json', JSON.stringify({ ...form, workflow: { ...workflow, later: ['/phone'] } }))
}

/** A new form with what few have: summary tables, quotas, conditions, a region's ruling, a carry map. */
function fullFiles(): FileMap {
  const at = '/income/y2025'
  const rule = { id: 'REG-01', part: '', severity: 'warning', kind: 'plausibility', at, source: '示例' }
  const withMembers = (map: FileMap, file: string, members: object) =>
    new Map(map).set(file, JSON.stringify({ ...(JSON.parse(map.get(file)!) as object), ...members }))
  const { rules } = JSON.parse(files.get('2026/rules.json')!) as { rules: object[] }
  const ruling = {
    region: '530000',
    authority: '示例省厅',
    source: '示例',
    params: { minIncome: { value: 2, source: '示例' } },
    rules: [{ ...rule, check: 'income.last > 3', message: '营业收入偏低。' }],
    instructions: [{ id: '示例省1', text: '示例省的单位另报一表。' }],
  }
  const columns = [
    { title: '序号', value: '$ordinal', width: 5 },
    { title: '单位', value: '/organisation', width: 24 },
  ]
  const edition = withMembers(files, '2026/edition.json', {
    tables: [{ id: 'summary', title: '汇总表', states: ['submitted'], source: '示例', columns }],
    schemaChecks: [{ code: 'required', id: 'REQ-01', message: '“{label}”不得空缺。', source: '示例' }],
  })
  const form = withMembers(edition, 'form.json', {
    quotas: [{ of: 'province', limit: 8, for: '各省', source: '示例' }],
    review: { checklist: [{ id: 'scope', title: '范围明确' }], spotChecks: ['现场核查'] },
  })
  const conditions = [
    { id: 'VIS-01', visible: 'hasPlan == "yes"', at: '/summary' },
    { id: 'WANT-01', required: 'staff > 5', at: '/contactPhone' },
  ]
  const carry = {
    from: '2025',
    note: '示例',
    fields: {
      staff: 'same',
      summary: { drop: '重新填写' },
      income: { from: 'revenue' },
      hasPlan: { options: { yes: 'no' } },
    },
    dropped: { fax: '不再填报' },
  }
  return withMembers(form, '2026/rules.json', { rules: [...rules, ...conditions] })
    .set('2026/regions/530000.json', JSON.stringify(ruling))
    .set('2026/carry.json', JSON.stringify(carry))
}

function editedPaths(base: FileMap) {
  const written = [
    'form.json',
    '2026/edition.json',
    schemaFile,
    '2026/ui.json',
    '2026/rules.json',
    '2026/paper.json',
    '2026/texts/en.json',
    '2026/regions/530000.json',
    '2026/carry.json',
  ].filter((file) => base.has(file))
  return written.flatMap((file) => pathsIn(JSON.parse(base.get(file)!)).map((path) => ({ file, path })))
}

test('each place of a definition, edited alone, has a line of its own', () => {
  const base = fullFiles()
  const original = bundleOfFiles(base, '2026')
  const all = editedPaths(base).map((at) => ({ ...at, old: valueOf(base, at) }))
  const reached = new Set<string>()
  for (const { file, path, old } of all) {
    // what stands under the same name elsewhere may well stand here
    const key = path.at(-1)
    const other = all.find(
      (one) => one.path.at(-1) === key && typeof one.old === typeof old && one.old !== old,
    )
    const values = typeof old === 'object' ? [undefined] : [undefined, likeOld(old, 7), other?.old]
    for (const value of path.length === 0 ? [] : values) {
      const after = bundleOf(edited(file, path, value, base))
      if (!after || after.digest === original.digest) continue
      reached.add(file)
      if (diff(original, after).every(({ kind }) => kind === 'written-otherwise'))
        expect(contentOf(after), `${file} ${path.join('/')}`).toEqual(contentOf(original))
    }
  }
  expect(reached).toEqual(new Set(all.map(({ file }) => file)))
})

function valueOf(map: FileMap, { file, path }: { readonly file: string; readonly path: readonly string[] }) {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    JSON.parse(map.get(file)!),
  )
}

test.each([
  ['a new form', files],
  ['a form with what few forms have', fullFiles()],
  ['a form with a field of every kind', wideFiles()],
])(
  'whatever is edited in %s is explained, in both languages; where nothing differs nothing is said',
  (_, base) => {
    const original = bundleOfFiles(base, '2026')
    const all = editedPaths(base)
    const edit = fc.record({
      at: fc.constantFrom(...all.filter(({ path }) => path.length > 0)),
      how: fc.constantFrom('remove', 'replace', 'double'),
      value: fc.oneof(
        fc.string({ minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 9 }),
        fc.boolean(),
      ),
    })
    let reached = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const map = edits.reduce((now, { at: { file, path }, how, value }) => {
          const json = JSON.parse(now.get(file)!) as unknown
          const pointer = `/${path.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
          const old = valueAt(json, pointer)
          if (old === undefined) return now
          if (how === 'remove') return edited(file, path, undefined, now)
          if (how === 'replace')
            return edited(file, path, typeof old === 'object' ? old : likeOld(old, value), now)
          const name = `${path.at(-1)!}2`
          return /^\d+$/.test(path.at(-1)!) ? now : edited(file, [...path.slice(0, -1), name], old, now)
        }, base)
        const after = bundleOf(map)
        if (!after) return
        const changes = diff(original, after)
        if (after.digest !== original.digest) reached++
        expect(changes.length > 0, JSON.stringify(edits)).toBe(after.digest !== original.digest)
        // what is said to mean the same does
        if (changes.length > 0 && changes.every(({ kind }) => kind === 'written-otherwise'))
          expect(contentOf(after), JSON.stringify(edits)).toEqual(contentOf(original))
        expect(diff(after, after)).toEqual([])
        for (const change of changes)
          for (const language of ['zh-CN', 'en'] as const)
            expect(explainChange(change, language) + explainClass(change.class, language)).not.toMatch(
              /undefined|\[object/,
            )
      }),
      { numRuns: 300 },
    )
    expect(reached).toBeGreaterThan(90)
  },
)
