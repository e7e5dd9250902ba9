import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import type { RuleEntry } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { standardFunctions } from '@formwright/rules'
import { Names } from './names.ts'
import { conditionOf, expressionAsTyped, expressionOf } from './read-sentence.ts'
import { sentenceOf, textOf } from './sentence.ts'
import { linesOf } from './sentence-lines.ts'

/** Every edition that is shipped, its rules in words of each language. */
const editions = readdirSync('forms', { withFileTypes: true }).flatMap(({ name, parentPath }) =>
  existsSync(join(parentPath, name, 'form.json'))
    ? readdirSync(join(parentPath, name))
        .filter((edition) => /^\d{4}$/.test(edition))
        .map((edition) => join(parentPath, name, edition))
    : [],
)
const bundles = new Map(
  await Promise.all(editions.map(async (path) => [path, (await readForm(path)).bundle!] as const)),
)
const bundle = bundles.get('forms/sme-cluster/2024')!
const names = new Names(bundle, fieldsOf(bundle), 'zh-CN')
const english = new Names(bundle, fieldsOf(bundle), 'en')

const EXPRESSIONS = ['when', 'check', 'compute', 'visible', 'required', 'enabled'] as const

/** Expressions whose words would run together, or whose names are words themselves. */
const AWKWARD = [
  'a==b&&!c',
  'x>5||y<=-2',
  'equals != not',
  'or == 1 ? and : is',
  'sum + words(sum, "it is at most 3")',
  'row.last.previous in [first, last]',
  "{'a': null, 'b': true}",
  '!has(digital.cloudRate)',
]

/** Pieces that stand in signs or quotation marks: what they say is the form's. */
const NAMES = new Set<string>(['field', 'param', 'column', 'option'])

function expressionsOf(rule: RuleEntry): string[] {
  return [
    ...EXPRESSIONS.flatMap((key) => rule[key] ?? []),
    ...Object.values(rule.let ?? {}),
    ...Object.values(rule.fix ?? {}),
    ...[rule.each ?? {}].flat().flatMap((row) => Object.values(row).flat()),
  ]
}

describe('rules as sentences', () => {
  test.each(editions.flatMap((edition) => ['zh-CN', 'en'].map((language) => [edition, language] as const)))(
    'every expression of every rule of %s is the same after it was a sentence in %s',
    (edition, language) => {
      const of = bundles.get(edition)!
      const spoken = new Names(of, fieldsOf(of), language)
      const written = [...of.rules.flatMap(expressionsOf), ...AWKWARD]
      for (const expression of written) {
        const words = textOf(sentenceOf(expression, spoken))
        expect(expressionOf(words, spoken), words).toEqual({ expression })
      }
    },
  )

  test.each(editions.filter((edition) => !edition.includes('federal')))(
    'every expression of %s is said in words alone',
    (edition) => {
      const of = bundles.get(edition)!
      const spoken = new Names(of, fieldsOf(of), 'zh-CN')
      for (const expression of of.rules.flatMap(expressionsOf)) {
        const tokens = sentenceOf(expression, spoken).filter(({ kind }) => kind !== 'literal')
        const words = tokens.map((token) => (NAMES.has(token.kind) ? '' : token.words)).join('')
        expect(words.replaceAll(/〔[^〕]*〕/g, ''), expression).not.toMatch(/[A-Za-z`[\]{}?:&|=<>!]/)
      }
    },
  )

  test('rows, what they hold and sets of years have words', () => {
    const tech = bundles.get('forms/high-tech-enterprise/2016')!
    const say = (expression: string) =>
      textOf(sentenceOf(expression, new Names(tech, fieldsOf(tech), 'zh-CN')))
    expect(say("property.rights.filter(r, r.kind == 'plant').size() > 0")).toBe(
      '「知识产权汇总表」中选出符合（逐项记作 〔该行〕， 〔该行〕的『类别』 为 “植物新品种”）的数目（） 大于 0',
    )
    expect(say('rd.from <= rd.to')).toBe(
      '〔这项研发活动〕的『起始时间』 不晚于 〔这项研发活动〕的『完成时间』',
    )
    expect(say('report')).toMatch(/^《\d{4}—\d{4}各年》$/)
    expect(say('staff[row].tech')).not.toContain('.tech')
  })

  test.each([names, english])('laid out to be read, they say the same and fit on their lines', (spoken) => {
    for (const rule of bundle.rules)
      for (const expression of expressionsOf(rule)) {
        const tokens = sentenceOf(expression, spoken)
        const lines = linesOf(tokens)
        const said = lines.flatMap((line) => line.tokens).filter(({ kind }) => kind !== 'space')
        expect(said.map(({ code, words }) => [code, words])).toEqual(
          tokens.filter(({ kind }) => kind !== 'space').map(({ code, words }) => [code, words]),
        )
        for (const { tokens: own } of lines)
          expect(own.map(({ shown }) => shown).join('').length, expression).toBeLessThan(104)
      }
  })

  test('a long one is parted at 并且 and at the parts of calls, whose brackets close where they began', () => {
    const long = 'digital.cloudSmeCount <= leading.smeCount.last'
    const sentence = sentenceOf(`${long} && max([${long}, ${long}, ${long}]) && ${long}`, names)
    const lines = linesOf(sentence).map(
      ({ indent, tokens }) => '  '.repeat(indent) + tokens.map(({ shown }) => shown).join(''),
    )
    const said = '「集群上云中小企业数量」 不大于 「其中：集群中小企业数量」的末年'
    expect(lines).toEqual([
      said,
      '并且 最大值（［',
      `  ${said}，`,
      `  ${said}，`,
      `  ${said}`,
      '］）',
      `并且 ${said}`,
    ])
  })

  test('a name is read without its unit where the sentence is long, and whole where others are like it', () => {
    const share = 'leading.outputShareOfCounty.last'
    const read = (expression: string) =>
      linesOf(sentenceOf(expression, names)).map(({ tokens }) => tokens.map(({ shown }) => shown).join(''))
    expect(read(`${share} > 0`)).toEqual(['「集群总产值占所在县级行政区划产值比例（%）」的末年 大于 0'])
    expect(read(`${share} > leading.totalOutput.last + leading.totalOutput.first`)).toEqual([
      '「集群总产值占所在县级行政区划产值比例」的末年',
      '大于 「集群总产值」的末年 ＋ 「集群总产值」的首年',
    ])
  })

  test('read as an official would say it', () => {
    const say = (expression: string) => textOf(sentenceOf(expression, names))
    expect(say('digital.cloudSmeCount <= leading.smeCount.last')).toBe(
      '「集群上云中小企业数量」 不大于 「其中：集群中小企业数量」的末年',
    )
    expect(say("digital.softwareRateRising == 'yes'")).toBe('「工业软件应用率稳步提升」 为 “是”')
    expect(say('near(digital.cloudRate, expected, params.ratioTolerance)')).toBe(
      '「集群中小企业上云比例（%）」 与 应填数 相差不超过 【比例核对容差（百分点）】',
    )
  })

  test('what functions and methods ask is told in phrases', () => {
    const say = (expression: string) => textOf(sentenceOf(expression, names))
    expect(say('squash(cover.clusterName) == squash(basic.clusterName)')).toBe(
      '「封面·集群名称」 不计空格 等于 「一、基本情况·集群名称」 不计空格',
    )
    expect(say('leading.totalOutput[year] >= params.minOutput')).toBe(
      '「集群总产值（亿元）」的当年 不小于 【集群总产值下限】',
    )
    expect(say("cover.clusterName.startsWith('晋江')")).toBe("「封面·集群名称」 的文字以 '晋江' 起头")
    expect(say('shortName(cover.region.county.name)')).toBe('「所属地区：县（市、区）」的名称 的简称')
    expect(
      say('inBand(digital.cloudRate, roundingBand(growth(leading.fdi[year - 1], leading.fdi[year])))'),
    ).toBe(
      '「集群中小企业上云比例（%）」 落在 从 「集群外商直接投资额（万元）」的前一年 到 「集群外商直接投资额（万元）」的当年 的增长率 的舍入范围 之中',
    )
  })

  /** Rules of which a part is still told as a call, in either language. */
  const AS_CALLS = new Set(['RAT-07', 'PLB-07', 'CHK-05'])

  test.each([names, english])('no other rule of the cluster form is told as a call', (spoken) => {
    const words = ['functions', 'methods'].flatMap((kind) =>
      Object.values(spoken.vocabulary.all(kind as 'functions' | 'methods')),
    )
    const reported = bundle.rules.flatMap((rule) =>
      expressionsOf(rule).flatMap((expression) => {
        const said = textOf(sentenceOf(expression, spoken)).replaceAll(/「[^」]*」|‹[^›]*›/g, '')
        return words.some((word) => said.includes(`${word}（`) || said.includes(`${word}(`))
          ? [`${rule.id}: ${said}`]
          : []
      }),
    )
    expect(reported.filter((one) => !AS_CALLS.has(one.slice(0, one.indexOf(':'))))).toEqual([])
  })

  test('and in English', () => {
    const say = (expression: string) => textOf(sentenceOf(expression, english))
    expect(say('digital.cloudSmeCount <= leading.smeCount.last')).toMatch(
      /^‹[^›]+› is at most ‹[^›]+› in the last year$/,
    )
    expect(say('!has(digital.cloudRate)')).toMatch(/^‹[^›]+› is left empty$/)
  })

  test.each([names, english])('every standard function has a name of its own', ({ vocabulary }) => {
    const known = vocabulary.all('functions')
    const without = standardFunctions.map(({ name }) => name).filter((name) => !Object.hasOwn(known, name))
    expect(without).toEqual([])
    const all = (['operators', 'values', 'functions', 'years'] as const).flatMap((kind) =>
      Object.values(vocabulary.all(kind)),
    )
    expect(new Set(all).size).toBe(all.length)
  })

  const said = (sentence: string) => {
    const read = expressionOf(sentence, names)
    return 'expression' in read ? read.expression : [read.problem.why, read.problem.text, read.problem.near]
  }
  const [cloud, share] = ['「集群上云中小企业数量」', '「集群中小企业上云比例（%）」']

  test.each([
    [`${cloud} 不超过 5`, 'digital.cloudSmeCount <= 5'],
    [`${cloud}大于等于5`, 'digital.cloudSmeCount>=5'],
    [`${cloud} ≥ 5 且 ${share} 低于 60`, 'digital.cloudSmeCount >= 5 && digital.cloudRate < 60'],
    ['集群上云中小企业数量 加 1 至少 5', 'digital.cloudSmeCount + 1 >= 5'],
    [`${share} 不低于 60%`, 'digital.cloudRate >= 60'],
    ['「工业软件应用率稳步提升」 等于 是', "digital.softwareRateRising == 'yes'"],
    [`${cloud}不为空`, 'has(digital.cloudSmeCount)'],
    [`${cloud} 未填写 或 ${share} 填无`, '!has(digital.cloudSmeCount) || isNone(digital.cloudRate)'],
    [
      '「工业软件应用率稳步提升」属于「集群上云中小企业数量」',
      'digital.softwareRateRising in digital.cloudSmeCount',
    ],
    [`${cloud} 等于 无`, 'isNone(digital.cloudSmeCount)'],
    ['日期（2024年7月31日） 早于 2024-12-31', "date('2024-07-31') < '2024-12-31'"],
  ])('as an official types it: %s', (sentence, expression) => {
    expect(said(sentence)).toBe(expression)
  })

  const [output, fdi, smes] = [
    '「集群总产值（亿元）」',
    '「集群外商直接投资额（万元）」',
    '「其中：集群中小企业数量」的末年',
  ]
  test('the unit of a conversion is said as forms print it', () => {
    const expression = "leading.fdi.last <= convert(leading.totalOutput.last, '万元')"
    const sentence = textOf(sentenceOf(expression, names))
    expect(sentence).toBe(`${fdi}的末年 不大于 ${output}的末年 换算为 万元`)
    expect(said(sentence)).toBe(expression)
  })

  const [actions, summary, iiot] = [
    '「集群已开展的绿色低碳相关工作」',
    '「集群绿色低碳相关工作情况」',
    '「集群接入工业互联网平台的中小企业数量」',
  ]

  test.each([
    [`${share} 在 0 到 100 之间`, 'digital.cloudRate >= 0 && digital.cloudRate <= 100'],
    [`${share} 应为 0—100`, 'digital.cloudRate >= 0 && digital.cloudRate <= 100'],
    [`${cloud}不得大于${smes}`, 'digital.cloudSmeCount<=leading.smeCount.last'],
    [`${cloud}不能为空`, 'has(digital.cloudSmeCount)'],
    [`${cloud} 必须大于0且必须小于100`, 'digital.cloudSmeCount > 0 && digital.cloudSmeCount < 100'],
    ['集群总产值的末年 应 在 3 亿元以上', 'leading.totalOutput.last >= 3'],
    [`${output}的末年不低于 500000 万元`, 'leading.totalOutput.last >= 50'],
    [
      `${fdi}的末年 小于 5亿元 且 ${output}的末年 大于 5 亿元`,
      'leading.fdi.last < 50000 && leading.totalOutput.last > 5',
    ],
    [`${fdi}的末年不超过${output}的末年的 30%`, 'leading.fdi.last <= portion(leading.totalOutput.last, 30)'],
    [`${cloud}占${smes}的比例 不低于 50%`, 'percent(digital.cloudSmeCount, leading.smeCount.last) >= 50'],
    [`${output}的增长率 不低于 10%`, 'growth(leading.totalOutput.previous, leading.totalOutput.last) >= 10'],
    [
      `${output}逐年增长`,
      'leading.totalOutput.first < leading.totalOutput.previous && leading.totalOutput.previous < leading.totalOutput.last',
    ],
    [
      `${output}各年均大于 0`,
      'leading.totalOutput.first > 0 && leading.totalOutput.previous > 0 && leading.totalOutput.last > 0',
    ],
    [`${cloud}与${iiot}之和 不小于 3`, 'sum(digital.cloudSmeCount, digital.iiotSmeCount) >= 3'],
    [`${cloud}、${iiot}中的最大值 不超过 9`, 'max(digital.cloudSmeCount, digital.iiotSmeCount) <= 9'],
    [`${cloud}、${iiot}至少填写一项`, 'has(digital.cloudSmeCount) || has(digital.iiotSmeCount)'],
    [`${cloud}和${iiot}都已填写`, 'has(digital.cloudSmeCount) && has(digital.iiotSmeCount)'],
    [`${cloud}或${iiot}大于 5`, 'digital.cloudSmeCount > 5 || digital.iiotSmeCount > 5'],
    [
      `${cloud}或${iiot}大于 5 且 ${share}为 3`,
      '(digital.cloudSmeCount > 5 || digital.iiotSmeCount > 5) && digital.cloudRate == 3',
    ],
    [`${cloud} 大于 3 或 ${iiot} 大于 5`, 'digital.cloudSmeCount > 3 || digital.iiotSmeCount > 5'],
    [`${actions}至少选择两项`, 'size(green.actions) >= 2'],
    [`${summary}不超过 200 字`, 'words(green.summary) <= 200'],
    ['「申报时间」在填报期内', 'cover.declarationDate >= window.from && cover.declarationDate <= window.to'],
    [
      '「申报时间」早于「（推荐意见）年 月 日」至少 30 天',
      'daysBetween(cover.declarationDate, declaration.provincialDate) >= 30',
    ],
    ['「封面·集群名称」以“集群”结尾', "endsWith(cover.clusterName, '集群')"],
  ])('in one phrase for several: %s', (sentence, expression) => {
    const spaced = (text: unknown) =>
      String(text)
        .replaceAll(/\s*(<=|>=|<|>|==|&&)\s*/g, ' $1 ')
        .trim()
    expect(spaced(said(sentence))).toBe(spaced(expression))
  })

  test('rows are spoken of by the titles of their columns', () => {
    const tech = bundles.get('forms/high-tech-enterprise/2016')!
    const spoken = new Names(tech, fieldsOf(tech), 'zh-CN')
    expect(expressionOf('「知识产权汇总表」中「授权号」不重复', spoken)).toEqual({
      expression: 'unique(property.rights.map(r, r.number))',
    })
    expect(expressionOf('「知识产权汇总表」至少填写 1 行', spoken)).toEqual({
      expression: 'size(property.rights) >= 1',
    })
  })

  test.each([
    [`如果「工业软件应用率稳步提升」为是，那么${cloud}大于 0`, 'digital.cloudSmeCount > 0'],
    [`当「工业软件应用率稳步提升」为“是”时，${cloud}必须填写`, 'has(digital.cloudSmeCount)'],
    [`「工业软件应用率稳步提升」为是的，${cloud}应填写`, 'has(digital.cloudSmeCount)'],
  ])('a condition is parted from what it asks: %s', (sentence, asked) => {
    const read = expressionOf(sentence, names)
    const parted = 'problem' in read ? read.problem.parted : undefined
    expect(parted?.asked.replaceAll(/\s*(>)\s*/g, ' $1 ')).toBe(asked)
    expect(parted!.when).toBe("digital.softwareRateRising=='yes'")
  })

  test('where a condition has a place of its own, the words around it say nothing', () => {
    const expression = "digital.softwareRateRising=='yes'"
    for (const sentence of [
      '「工业软件应用率稳步提升」为是',
      '如果「工业软件应用率稳步提升」为是',
      '当「工业软件应用率稳步提升」为是时，',
    ])
      expect(conditionOf(sentence, names), sentence).toEqual({ expression })
  })

  test('what could be read in two ways is not read', () => {
    expect(said(`${cloud}在 10% 以上`)).toEqual(['unit', '%', ''])
    expect(said(`${cloud}和${iiot}大于 1 且小于 5`)[0]).toBe('gap')
    expect(said(`${fdi}的末年 ＋ ${output}的末年 小于 5 亿元`)).toEqual(['unit', '亿元', '万元'])
    expect(said('「申报时间」不早于今天')).toEqual(['today', '今天', undefined])
  })

  test('what says nothing is told with its place and why', () => {
    expect(expressionOf(`${cloud} 大约 5`, names)).toEqual({
      problem: { start: 13, end: 15, text: '大约', why: 'no-word', near: '' },
    })
    expect(said('「集群上云中小企业数」 大于 5')).toEqual(['no-name', '「集群上云中小企业数」', cloud])
    expect(said(`${cloud} 大于 5 万元`)).toEqual(['unit', '万元', '家'])
    expect(said(`${cloud} 约等于 5`)).toEqual(['call', '约等于', undefined])
    expect(said(`${cloud} 5`)).toEqual(['gap', '5', undefined])
    expect(said(`${cloud} 大于 并且 5`)).toEqual(['gap', '并且', undefined])
    expect(said(`如果 ${cloud} 大于 5，那么 ${cloud} 小于 9`)[0]).toBe('condition')
    for (const unfinished of [
      `如果 ${cloud} 大于 5`,
      `${cloud} 大于`,
      `${cloud} 大于 （5 ＋ 1`,
      `${cloud} －`,
      `${cloud} 等于 「集群`,
    ])
      expect(said(unfinished)[0], unfinished).toBe('unfinished')
  })

  test('an expression that is typed is written once it has an end', () => {
    expect(expressionAsTyped('digital.cloudRate >', names)).toMatchObject({ problem: { why: 'unfinished' } })
    for (const whole of ['digital.cloudRate > 1', 'a ? b : c', '-1.5e3', ''])
      expect(expressionAsTyped(whole, names)).toEqual({ expression: whole })
  })
})
