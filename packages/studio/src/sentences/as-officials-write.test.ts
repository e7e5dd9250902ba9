import { describe, expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileExpression } from '@formwright/rules'
import { choice, day, number } from './fields.test-support.ts'
import { Names } from './names.ts'
import { expressionOf } from './read-sentence.ts'
import { sentenceOf, textOf } from './sentence.ts'

const tight = (expression: string) => expression.replaceAll(' ', '')
const annual = (title: string, unit: string) => ({
  type: 'object' as const,
  title,
  'x-annual': 'recent',
  additionalProperties: number('', unit),
})

describe('sentences as officials wrote them', () => {
  const zh = bundleOf({
    years: { recent: [2021, 2022, 2023] },
    fields: {
      budget: number('总投资', '万元'),
      own: number('自筹资金', '万元'),
      loan: number('银行贷款', '万元'),
      share: number('自筹比例', '%'),
      staff: number('职工人数', '人'),
      starts: day('开工日期'),
      ends: day('完工日期'),
      code: { type: 'string', title: '邮政编码' },
      about: { type: 'string', title: '项目概述' },
      kind: choice('单位类型', { sme: '小型企业', big: '大型企业' }),
      topics: {
        type: 'array',
        title: '方向',
        uniqueItems: true,
        items: choice('方向', { art: '文化', env: '环境' }),
      },
      income: annual('营业收入', '万元'),
      rd: annual('研发费用', '万元'),
      costs: {
        type: 'array',
        title: '支出明细',
        items: {
          type: 'object',
          properties: {
            what: { type: 'string', title: '名称' },
            amount: number('金额', '万元'),
            paid: number('已付', '万元'),
          },
        },
      },
    },
  })
  const en = bundleOf({
    fields: {
      budget: number('Total budget', 'EUR'),
      own: number('Own contribution', 'EUR'),
      loan: number('Loan', 'EUR'),
      staff: number('Staff'),
      starts: day('Start date'),
      ends: day('End date'),
      about: { type: 'string', title: 'Summary' },
      kind: choice('Kind', { ngo: 'Non-profit', sme: 'Small company' }),
      agreed: { type: 'boolean', title: 'I agree' },
      costs: {
        type: 'array',
        title: 'Costs',
        items: {
          type: 'object',
          properties: { amount: number('Amount', 'EUR'), paid: number('Paid', 'EUR') },
        },
      },
    },
  })
  const names = { zh: new Names(zh, fieldsOf(zh), 'zh-CN'), en: new Names(en, fieldsOf(en), 'en') }
  test.each([
    ['zh', '自筹比例等于自筹资金除以总投资再乘以100，允许误差0.01', 'near(share, own/budget*100, 0.01)'],
    ['zh', '自筹比例约等于自筹资金占总投资的比例，误差不超过0.01', 'near(share, percent(own, budget), 0.01)'],
    ['zh', '营业收入的末年不低于首年', 'income.last>=income.first'],
    ['zh', '末年营业收入不低于1000万元', 'income.last>=1000'],
    ['zh', '2023年营业收入不低于1000万元', 'income.y2023>=1000'],
    ['zh', '总投资（万元）不低于自筹资金（万元）', 'budget>=own'],
    ['zh', '营业收入（万元）的末年不低于 1000 万元', 'income.last>=1000'],
    ['zh', '总投资换算为亿元不超过2', "convert(budget, '亿元')<=2"],
    ['zh', '营业收入的末年折合为亿元不低于总投资', "convert(income.last, '亿元')>=budget"],
    ['zh', '支出明细的金额合计不超过总投资', 'sum(costs.map(r, r.amount))<=budget'],
    ['zh', '各行支出明细的金额之和不超过总投资', 'sum(costs.map(r, r.amount))<=budget'],
    ['zh', '支出明细每行的已付不超过该行的金额', 'costs.all(r, r.paid <= r.amount)'],
    ['zh', '支出明细的名称不能重复', 'unique(costs.map(r, r.what))'],
    ['zh', '支出明细各行的金额都已填', 'costs.all(r, has(r.amount))'],
    ['zh', '总投资等于自筹资金、银行贷款两项之和', 'budget==sum(own, loan)'],
    ['zh', '自筹资金不低于总投资的百分之三十', 'own>=portion(budget, 30)'],
    ['zh', '自筹资金不低于总投资的三分之一', 'own>=(budget / 3)'],
    ['zh', '自筹资金是银行贷款的2倍以上', 'own>=(loan * 2)'],
    ['zh', '自筹资金占总投资的10%以上', 'percent(own, budget)>=10'],
    ['zh', '自筹资金不能为负数', 'own>=0'],
    ['zh', '职工人数大于10人小于20人', 'staff>10&&staff<20'],
    ['zh', '职工人数超过10人但不超过500人', 'staff>10&&staff<=500'],
    ['zh', '总投资在500万元以上1000万元以下', 'budget>=500&&budget<=1000'],
    ['zh', '总投资大于500万元，小于1000万元', 'budget>500&&budget<1000'],
    ['zh', '总投资大于自筹资金大于银行贷款', 'budget>own&&own>loan'],
    ['zh', '完工日期应在开工日期之后', 'ends>starts'],
    ['zh', '开工日期在2024年内', 'yearOf(starts)==2024'],
    // several years together, or one against another
    ['zh', '近三年营业收入均不低于1000万元', 'income.first>=1000&&income.previous>=1000&&income.last>=1000'],
    ['zh', '营业收入近两年均为正', 'income.previous>0&&income.last>0'],
    ['zh', '近三年营业收入年均增长率不低于10%', 'cagr(income.first,income.last,2)>=10'],
    ['zh', '近三年累计营业收入不低于500万元', 'sum(income.first,income.previous,income.last)>=500'],
    ['zh', '营业收入三年平均不低于500万元', 'average(income.first,income.previous,income.last)>=500'],
    ['zh', '2023年营业收入比2022年增长10%以上', 'growth(income.y2022,income.y2023)>=10'],
    ['zh', '2023年营业收入占研发费用的比例不低于3%', 'percent(income.y2023,rd.y2023)>=3'],
    ['zh', '上年度营业收入不低于500万元', 'income.previous>=500'],
    // so many of several
    ['zh', '自筹资金、银行贷款、总投资至少填两项', 'count([own,loan,budget])>=2'],
    ['zh', '自筹资金、银行贷款、总投资有且仅有一项填写', 'count([own,loan,budget])==1'],
    [
      'zh',
      '自筹资金、银行贷款、总投资至少有两项不低于100万元',
      'size([own,loan,budget].filter(r,r>=100))>=2',
    ],
    // rows that are of a kind, and numbers in the unit of their column
    ['zh', '支出明细中已付合计占总投资的比例不低于50%', 'percent(sum(costs.map(r,r.paid)),budget)>=50'],
    ['zh', '支出明细中有一行金额大于100万元', 'costs.exists(r,r.amount>100)'],
    ['zh', '支出明细至少两行的金额大于1亿元', 'size(costs.filter(r,r.amount>10000))>=2'],
    ['zh', '支出明细每行的金额在10和500之间', 'costs.all(r,r.amount>=10&&r.amount<=500)'],
    [
      'zh',
      '支出明细名称为“设备”的金额合计不超过总投资的50%',
      "sum(costs.filter(r,r.what=='设备').map(r,r.amount))<=portion(budget,50)",
    ],
    ['zh', '职工人数为正整数', 'staff>0&&floor(staff)==staff'],
    ['zh', '项目概述不少于100字，不超过500字', 'words(about)>=100&&words(about)<=500'],
    ['zh', '自筹比例=自筹资金/总投资×100%', 'share==percent(own,budget)'],
    // a whole number of years is counted as ages are: two years and a half are two
    ['zh', '开工日期与完工日期相差不超过两年', 'ends<=addYears(starts,2)&&starts<=addYears(ends,2)'],
    ['zh', '开工日期到完工日期不超过24个月', 'ends<=addMonths(starts,24)'],
    ['zh', '开工日期到完工日期超过2年', 'ends>addYears(starts,2)'],
    ['zh', '开工日期到完工日期满2年', 'yearsBetween(starts,ends)>=2'],
    // what was compared first, or what stands between
    ['zh', '总投资大于自筹资金，小于银行贷款', 'budget>own&&budget<loan'],
    ['zh', '总投资不小于自筹资金、不小于银行贷款', 'budget>=own&&budget>=loan'],
    ['zh', '总投资大于自筹资金加银行贷款，小于1000', 'budget>own+loan&&budget<1000'],
    ['zh', '500<总投资<=1000', '500<budget&&budget<=1000'],
    ['zh', '总投资不得低于500，不得高于1000', 'budget>=500&&budget<=1000'],
    // a share, or what it is a share of
    ['zh', '自筹资金占总投资的10%以上且不低于100万元', 'percent(own, budget)>=10&&own>=100'],
    ['zh', '自筹资金占总投资的10%以上且50%以下', 'percent(own, budget)>=10&&percent(own, budget)<=50'],
    [
      'zh',
      '自筹资金、银行贷款、总投资只能填一项',
      '!(has(own)&&has(loan))&&!(has(own)&&has(budget))&&!(has(loan)&&has(budget))',
    ],
    // a difference that is to be small is small either way
    ['zh', '自筹资金与银行贷款之差不超过10万元', 'near(own, loan, 10)'],
    ['zh', '自筹资金与银行贷款的差额小于10万元', 'abs(own-loan)<10'],
    ['zh', '总投资等于自筹资金与银行贷款之差', 'budget==(own-loan)'],
    ['zh', '方向不包含文化或环境', "!('art' in topics)&&!('env' in topics)"],
    ['zh', '项目概述不得包含“测试”或“草稿”', "!contains(about, '测试')&&!contains(about, '草稿')"],
    ['zh', '邮政编码以35开头', "startsWith(code, '35')"],
    ['zh', '项目概述在100到500字之间', 'words(about)>=100&&words(about)<=500'],
    ['zh', '项目概述不得包含“测试”', "!contains(about, '测试')"],
    ['zh', '方向不包含环境', "!('env' in topics)"],
    ['zh', '方向包含‘环境’', "'env' in topics"],
    ['zh', '方向勾选了"环境"', "'env' in topics"],
    ['zh', '「方向」包含「环境」', "'env' in topics"],
    ['zh', '自筹资金不大于总投资的二分之一', 'own<=(budget/2)'],
    ['zh', '自筹资金不低于总投资的三分之二', 'own>=(budget*2/3)'],
    ['en', 'Own contribution (EUR) is at most Total budget (EUR)', 'own<=budget'],
    ['en', 'Total budget must be positive', 'budget>0'],
    ['en', 'Total budget must not be negative', 'budget>=0'],
    ['en', 'Staff must be a whole number', 'floor(staff)==staff'],
    ['en', 'Staff is at least 10 but less than 20', 'staff>=10&&staff<20'],
    ['en', "Own contribution can't exceed total budget", 'own<=budget'],
    ['en', 'Own contribution is at least a third of the total budget', 'own>=(budget / 3)'],
    ['en', 'Own contribution and Loan add up to Total budget', 'sum(own, loan)==budget'],
    ['en', 'End date is within 2 years of Start date', 'starts<=addYears(ends,2)&&ends<=addYears(starts,2)'],
    ['en', 'End date is at most 18 months after Start date', 'ends<=addMonths(starts,18)'],
    ['en', 'Loan is greater than Own contribution, less than Total budget', 'loan>own&&loan<budget'],
    ['en', 'Loan can be at most 500', 'loan<=500'],
    ['en', 'The difference between Loan and Own contribution is at most 5', 'near(loan, own, 5)'],
    ['en', 'Kind is anything but Non-profit or Small company', "!oneOf(kind, 'ngo', 'sme')"],
    ['en', 'Start date is in 2024', 'yearOf(starts)==2024'],
    ['en', 'Summary has between 100 and 500 words', 'words(about)>=100&&words(about)<=500'],
    ['en', 'Own contribution and Loan must not both be filled in', '!(has(own)&&has(loan))'],
    ['en', 'Kind is anything but Non-profit', "kind!='ngo'"],
    ['en', 'I agree must be ticked', 'agreed==true'],
    [
      'en',
      'At least two of Own contribution, Loan and Total budget are filled in',
      'count([own,loan,budget])>=2',
    ],
    ['en', 'Exactly one of Own contribution and Loan is filled in', 'count([own,loan])==1'],
    ['en', 'In every row of Costs, Paid is at most Amount', 'costs.all(r,r.paid<=r.amount)'],
    ['en', 'Each Paid in Costs is at most its Amount', 'costs.all(r,r.paid<=r.amount)'],
    ['en', 'Every Paid of Costs is at least 5', 'costs.all(r,r.paid>=5)'],
    ['en', 'The total Amount of Costs is at most Total budget', 'sum(costs.map(r,r.amount))<=budget'],
    ['en', 'At least one row of Costs has an Amount above 100', 'costs.exists(r,r.amount>100)'],
  ] as const)('%s: %s', (language, sentence, expression) => {
    const read = expressionOf(sentence, names[language])
    expect('expression' in read ? tight(read.expression) : read).toBe(tight(expression))
    // and it reads as a sentence that says the same
    if ('expression' in read) {
      const again = expressionOf(textOf(sentenceOf(read.expression, names[language])), names[language])
      expect(again).toEqual({ expression: read.expression })
    }
  })

  test.each([
    ['zh', '银行贷款：自筹资金不超过1：2'],
    ['zh', '总投资大于500万元，自筹资金小于100万元'],
    ['en', 'Total budget is greater than 500, Loan is less than 100'],
    ['en', 'Start date is after 1 January 2024'],
    ['en', 'Loan never falls'],
    // may be one thing or another
    ['zh', '总投资不得低于500、高于1000'],
    ['zh', '自筹资金占总投资的10%以上且不低于100'],
    ['zh', '开工日期与完工日期相差30天'],
    ['zh', '自筹资金、银行贷款、总投资不能同时填写'],
    ['en', 'Loan can be empty'],
    ['en', 'Loan can be more than Own contribution'],
  ] as const)('what is no expression is none: %s %s', (language, sentence) => {
    expect(expressionOf(sentence, names[language])).toHaveProperty('problem')
  })

  test.each([
    ['zh', '除非单位类型为大型企业，自筹资金不低于100万元', "!(kind=='big')", 'own>=100'],
    ['zh', '填了银行贷款必须填自筹资金', 'has(loan)', 'has(own)'],
    ['en', 'Loan is at most 500 unless Kind is Non-profit', "!(kind=='ngo')", 'loan<=500'],
  ] as const)('what is asked under a condition is parted from it: %s %s', (language, said, when, asked) => {
    const read = expressionOf(said, names[language])
    const parted = 'problem' in read ? read.problem.parted : undefined
    expect(parted && [tight(parted.when), tight(parted.asked)]).toEqual([tight(when), tight(asked)])
  })

  test.each([
    ['zh', '自筹资金、银行贷款任一不低于100万元'],
    ['zh', '支出明细任一行的已付不超过金额'],
    ['en', 'Any of Own contribution or Loan is at least 5'],
  ] as const)('a word that may mean each or one is told as such: %s %s', (language, said) => {
    expect(expressionOf(said, names[language])).toMatchObject({ problem: { why: 'either' } })
  })

  test.each([
    ['zh', '总投资大于自筹资金小于银行贷款'],
    ['zh', '总投资大于500大于自筹资金'],
    ['en', 'Loan is at least 5 more than Own contribution'],
  ] as const)(
    'what compares twice and may be one thing or another is no condition: %s %s',
    (language, said) => {
      const read = expressionOf(said, names[language])
      const { problems } = compileExpression(
        'expression' in read ? read.expression : '',
        { zh, en }[language],
      )
      expect(problems.map(({ code }) => code)).toEqual(['rule-chained'])
    },
  )

  test('what holds in each row reads as people say it', () => {
    const said = (expression: string) => textOf(sentenceOf(expression, names.zh))
    expect(said('costs.all(r, r.paid <= r.amount)')).toBe('「支出明细」每行的『已付』都不大于该行的『金额』')
    expect(said('costs.all(r, r.paid > 0)')).toBe('「支出明细」每行的『已付』都大于0')
    expect(said('unique(costs.map(r, r.what))')).toBe('「支出明细」各行的『名称』不重复')
    // whatever would be read back as something else stays word for word
    expect(said('costs.all(p, p.paid > 0)')).toContain('p的『已付』')
  })
})
