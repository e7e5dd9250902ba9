import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { standardFunctions } from '@formwright/rules'
import { choice, day, number } from './fields.test-support.ts'
import { Names } from './names.ts'
import { conditionOf, expressionOf } from './read-sentence.ts'
import { sentenceOf, textOf } from './sentence.ts'
import { defaultMessage } from './default-message.ts'

const english = bundleOf({
  fields: {
    grant: choice('Has received a grant', { yes: 'Yes', no: 'No' }),
    member: choice('Member of an association', { y: 'Yes', n: 'No' }),
    agreed: { type: 'boolean', title: 'I agree to the terms' },
    kind: choice('Kind of organisation', { ngo: 'Non-profit', sme: 'Small company', none: 'None of these' }),
    level: {
      type: 'integer',
      title: 'Level of risk',
      oneOf: [
        { const: 1, title: 'Low' },
        { const: 2, title: 'High' },
      ],
    },
    topics: {
      type: 'array',
      title: 'Topics',
      uniqueItems: true,
      items: choice('Topic', { art: 'Art and culture', env: 'Environment' }),
    },
    budget: number('Total budget', 'EUR'),
    own: number('Own contribution', 'EUR'),
    share: number('Own share', '%'),
    starts: day('Start of the project'),
    ends: day('End of the project'),
    name: { type: 'string', title: 'Name of the project' },
    costs: {
      type: 'array',
      title: 'Costs',
      items: {
        type: 'object',
        properties: { what: { type: 'string', title: 'Item' }, amount: number('Amount (EUR)', 'EUR') },
      },
    },
    fees: {
      type: 'array',
      title: 'Fees',
      items: { type: 'object', properties: { amount: number('Amount (EUR)', 'EUR') } },
    },
  },
})
const chinese = bundleOf({
  fields: {
    grant: choice('是否获得补助', { yes: '是', no: '否' }),
    member: choice('是否为协会会员', { y: '是', n: '否' }),
    licence: { type: 'string', title: '《营业执照》编号' },
    agreed: { type: 'boolean', title: '同意承诺' },
    kind: choice('单位类型', { ngo: '非营利组织', sme: '小型企业', none: '无以上情形' }),
    topics: {
      type: 'array',
      title: '方向',
      uniqueItems: true,
      items: choice('方向', { art: '文化', env: '环境' }),
    },
    budget: number('总预算（万元）', '万元'),
    own: number('自筹资金（万元）', '万元'),
    share: number('自筹比例（%）', '%'),
    starts: day('开始日期'),
    ends: day('结束日期'),
    name: { type: 'string', title: '项目名称' },
    costs: {
      type: 'array',
      title: '支出',
      items: {
        type: 'object',
        properties: { what: { type: 'string', title: '名称' }, amount: number('金额（万元）', '万元') },
      },
    },
  },
})
const inEnglish = new Names(english, fieldsOf(english), 'en')
const inChinese = new Names(chinese, fieldsOf(chinese), 'zh-CN')

describe('options are spoken of by their titles, as each field has them', () => {
  test.each([
    ['‹Has received a grant› is Yes', "grant == 'yes'"],
    ['Has received a grant is yes', "grant == 'yes'"],
    ['has received a grant is not yes', "grant != 'yes'"],
    ['Has received a grant is yes and Member of an association is no', "grant == 'yes' && member == 'n'"],
    ['I agree to the terms is Yes', 'agreed == true'],
    ['I agree to the terms is no', 'agreed == false'],
    ['I agree to the terms is ticked', 'agreed == true'],
    ['I agree to the terms is not ticked', 'agreed == false'],
    ['the kind of organisation is a non-profit', "kind =='ngo'"],
    ['Kind of organisation is None of these', "kind == 'none'"],
    ['Kind of organisation is one of Non-profit, Small company', "oneOf(kind, 'ngo', 'sme')"],
    ['Kind of organisation is Non-profit or Small company', "oneOf(kind, 'ngo', 'sme')"],
    ['Level of risk is high', 'level == 2'],
    ['Environment is ticked in Topics', "'env' in topics"],
    ['Topics includes art and culture', "'art' in topics"],
  ])('%s', (sentence, expression) => {
    const read = expressionOf(sentence, inEnglish)
    expect('expression' in read ? spaced(read.expression) : read).toBe(spaced(expression))
  })

  test.each([
    ['是否获得补助为是', "grant == 'yes'"],
    ['「是否获得补助」 不是 否', "grant != 'no'"],
    ['是否获得补助为是 且 是否为协会会员为否', "grant == 'yes' && member == 'n'"],
    ['同意承诺为是', 'agreed == true'],
    ['同意承诺未勾选', 'agreed == false'],
    ['单位类型为无以上情形', "kind == 'none'"],
    ['单位类型属于非营利组织、小型企业', "oneOf(kind, 'ngo', 'sme')"],
    ['方向包含环境', "'env' in topics"],
  ])('%s', (sentence, expression) => {
    const read = expressionOf(sentence, inChinese)
    expect('expression' in read ? spaced(read.expression) : read).toBe(spaced(expression))
  })
})

test.each([
  ['Own contribution must be at least 20 percent of the total budget', 'own >= portion(budget, 20)'],
  ['Own share equals Own contribution as a percentage of Total budget', 'share == percent(own, budget)'],
  ['The share of own contribution in total budget is at least 20%', 'percent(own, budget) >= 20'],
  ['The ratio of own contribution to total budget is at most 0.5', '(own / budget) <= 0.5'],
  ['Total budget is 10% more than own contribution', 'growth(own, budget) == 10'],
  ['Total budget is within 5% of own contribution', 'near(budget, own, portion(own, 5))'],
  ['Total budget is within 0.5 of own contribution', 'near(budget, own, 0.5)'],
  ['The total of Amount in Costs equals Total budget', 'sum(costs.map(r, r.amount)) == budget'],
  ['the sum of Costs’s Amount is at most Total budget', 'sum(costs.map(r, r.amount)) <= budget'],
  ['There is at least one row in Costs', 'size(costs) >= 1'],
  ['Total budget is greater than zero', 'budget > 0'],
  ['The end of the project must be after the start of the project', 'ends > starts'],
  ['End of the project is at most 30 days after Start of the project', 'daysBetween(starts, ends) <= 30'],
  ['Start of the project is more than 2 months before End of the project', 'ends > addMonths(starts, 2)'],
  ['Name of the project is at most 100 characters long', 'size(name) <= 100'],
])('as an official writes it in English: %s', (sentence, expression) => {
  const read = expressionOf(sentence, inEnglish)
  expect('expression' in read ? spaced(read.expression) : read).toBe(spaced(expression))
})

test.each([
  // commas in numbers
  ['Total budget is at least 1,000 and Own share is 20% or more', inEnglish, 'budget >= 1000 && share >= 20'],
  ['Total budget is 1,000,000.5', inEnglish, 'budget == 1000000.5'],
  ['Total budget is one of 100,200,300', inEnglish, 'oneOf(budget, 100, 200, 300)'],
  ['总预算不低于1,000万元', inChinese, 'budget >= 1000'],
  ['总预算不低于1，000，000元，且自筹比例在20%以下', inChinese, 'budget >= 100 && share <= 20'],
  // what is said of several, beside another condition
  ['Not both Own contribution and Total budget are filled in', inEnglish, '!(has(own) && has(budget))'],
  [
    'Own contribution or Total budget is filled in, and Own share is at least 5',
    inEnglish,
    '(has(own) || has(budget)) && share >= 5',
  ],
  [
    'Topics includes Art and culture or Environment and Own share is 5',
    inEnglish,
    "('art' in topics || 'env' in topics) && share == 5",
  ],
  ['Total budget is 10 or 20 and Own share is 5', inEnglish, 'oneOf(budget, 10, 20) && share == 5'],
  ['总预算、自筹资金不能都为空，且自筹比例不低于20%', inChinese, '(has(budget) || has(own)) && share >= 20'],
  ['总预算、自筹资金不能同时填写且自筹比例不低于20%', inChinese, '!(has(budget) && has(own)) && share >= 20'],
  ['方向包含文化，且自筹比例不低于20%', inChinese, "'art' in topics && share >= 20"],
  // what must not be, of two
  ['自筹比例不得低于10%或高于20%', inChinese, 'share >= 10 && share <= 20'],
  ['自筹资金不能为空或为零', inChinese, 'has(own) && own != 0'],
  ['自筹比例不得低于10%且不得高于20%', inChinese, 'share >= 10 && share <= 20'],
  ['自筹资金不得为空且大于5', inChinese, 'has(own) && own > 5'],
  ['自筹比例不得高于20%且大于5%', inChinese, 'share <= 20 && share > 5'],
  ['自筹资金大于5或总预算不得低于1', inChinese, 'own > 5||budget >= 1'],
  ['自筹资金不得大于总预算或总预算大于5', inChinese, 'own <= budget||budget > 5'],
  ['Own share must not be less than 10 or greater than 20', inEnglish, 'share >= 10 && share <= 20'],
  // a share of one value, and something beside it
  ['Own contribution is at least 10% of Total budget plus 5', inEnglish, 'own >= portion(budget, 10) + 5'],
  ['自筹资金不低于总预算的20%加5', inChinese, 'own >= portion(budget, 20)+5'],
  ['（自筹资金加总预算）的20%不低于5', inChinese, 'portion((own+budget), 20) >= 5'],
  // days between, whichever is the later
  ['结束日期距开始日期不超过30天', inChinese, 'abs(daysBetween(ends, starts)) <= 30'],
  ['开始日期至结束日期不少于12个月', inChinese, 'monthsBetween(starts, ends) >= 12'],
  ['结束日期晚于开始日期30天', inChinese, 'daysBetween(starts, ends) >= 30'],
  ['结束日期晚于开始日期不超过30天', inChinese, 'ends > starts && daysBetween(starts, ends) <= 30'],
  ['开始日期早于结束日期不超过30天', inChinese, 'starts < ends && daysBetween(starts, ends) <= 30'],
  ['结束日期晚于开始日期少于30天', inChinese, 'ends > starts && daysBetween(starts, ends) < 30'],
  ['结束日期不得晚于开始日期30天', inChinese, 'daysBetween(starts, ends) <= 30'],
  ['开始日期不早于结束日期30天', inChinese, 'daysBetween(starts, ends) <= 30'],
  ['结束日期不得晚于开始日期', inChinese, 'ends <= starts'],
] as const)('what could be read as something else is not: %s', (sentence, names, expression) => {
  const read = expressionOf(sentence, names)
  expect('expression' in read ? spaced(read.expression) : read).toBe(spaced(expression))
})

test.each([
  ['Total budget is 100,200 or 300', inEnglish],
  ['Total budget is at least 1,20', inEnglish],
  // both, or one of them
  ['自筹资金或总预算不得低于5', inChinese],
  ['Own contribution or Total budget must not be less than 5', inEnglish],
  ['自筹比例在20%以下，且自筹资金或总预算不得低于5', inChinese],
  // what lies between, or what is above
  ['自筹比例不得低于10%且高于20%', inChinese],
  ['Own share must not be less than 10 and more than 20', inEnglish],
  ['总预算不低于1,0000万元', inChinese],
  ['结束日期不应当晚于开始日期30天', inChinese],
] as const)('what may mean two things is not read: %s', (sentence, names) => {
  expect(expressionOf(sentence, names)).toHaveProperty('problem')
})

test('a word that would be read as another with what stands beside it is the sign itself', () => {
  const expression = 'grant == (own + starts == row.amount)'
  expect(expressionOf(textOf(sentenceOf(expression, inEnglish)), inEnglish)).toEqual({ expression })
})

test.each([
  ['When Has received a grant is Yes then Own contribution must be filled in', inEnglish],
  ['Own contribution is required when has received a grant is yes', inEnglish],
  ['If has received a grant is yes, own contribution is filled in', inEnglish],
  ['自筹资金须填写，如果是否获得补助为是', inChinese],
] as const)('a condition stands before or behind what it asks: %s', (sentence, names) => {
  const read = expressionOf(sentence, names)
  const { when = '', asked = '' } = ('problem' in read && read.problem.parted) || {}
  expect([when, asked].map(spaced)).toEqual(["grant == 'yes'", 'has(own)'])
})

test.each([
  [
    "grant == 'yes' && member != 'n'",
    '‹Has received a grant› is “Yes” and ‹Member of an association› is not “No”',
  ],
  ['agreed == true', '‹I agree to the terms› is “Yes”'],
  ['level == 2', '‹Level of risk› is “High”'],
  ["oneOf(kind, 'ngo', 'sme')", '‹Kind of organisation› is one of “Non-profit”, “Small company”'],
  ["'env' in topics", '‹Topics› includes “Environment”'],
  ['own >= portion(budget, 20)', '‹Own contribution› is at least 20 % of ‹Total budget›'],
  ['percent(own, budget) >= 20', '‹Own contribution› as a percentage of ‹Total budget› is at least 20'],
  ['near(share, expected, 0.01)', '‹Own share› is within 0.01 of the expected value'],
  ['ends >= starts', '‹End of the project› is on or after ‹Start of the project›'],
  [
    'daysBetween(starts, ends) >= 30',
    'days from ‹Start of the project› to ‹End of the project› is at least 30',
  ],
  ['!has(own) || has(budget)', '‹Own contribution› is left empty or ‹Total budget› is filled in'],
  ['size(costs) >= 1', 'the number of rows in ‹Costs› is at least 1'],
])('written as people say it: %s', (expression, sentence) => {
  expect(textOf(sentenceOf(expression, inEnglish))).toBe(sentence)
})

test('what a phrase would be read back as something else of stays word for word', () => {
  const nested = 'percent(sum(own, budget), budget) > 5'
  expect(expressionOf(textOf(sentenceOf(nested, inEnglish)), inEnglish)).toEqual({ expression: nested })
})

/** Random expressions over the fields of a form: calls in calls, options, rows, words of the language. */
function expressions() {
  const paths = [
    'grant',
    'agreed',
    'kind',
    'topics',
    'budget',
    'own',
    'share',
    'starts',
    'ends',
    'name',
    'costs',
  ]
  const others = ['row', 'expected', 'year', 'params.x', 'window.from', 'is', 'the', 'one', 'a', 'yes', 'Sum']
  const literals = [
    '0',
    '1',
    '2.5',
    "'yes'",
    "'none'",
    "'Yes'",
    "'无'",
    "'x”'",
    'true',
    'false',
    'null',
    '"day"',
  ]
  return fc.letrec<{ value: string; whole: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...paths, ...others, ...literals),
      fc
        .tuple(
          fc.constantFrom(...standardFunctions.map(({ name }) => name)),
          fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
          fc.constantFrom(', ', ','),
        )
        .map(([name, args, comma]) => `${name}(${args.join(comma)})`),
      fc
        .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/', '%'), tie('value'))
        .map(([a, sign, b]) => `${a} ${sign} ${b}`),
      tie('whole').map((one) => `(${one})`),
      fc.constantFrom('sum(costs.map(r, r.amount))', 'row.amount', '[own, budget]'),
    ),
    whole: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(tie('value'), fc.constantFrom('==', '!=', '<', '<=', '>', '>=', 'in'), tie('value'))
        .map(([a, sign, b]) => `${a} ${sign} ${b}`),
      fc
        .tuple(tie('whole'), fc.constantFrom(' && ', ' || ', '&&', ' ? 1 : '), tie('whole'))
        .map((parts) => parts.join('')),
      fc.constantFrom('agreed', '!agreed', '!has(own)', 'has(row.amount)', '!oneOf(kind, 1, budget)'),
      fc.constantFrom('costs.all(r, has(r.amount))', 'unique(costs.map(r, r.what))'),
    ),
  })).whole
}

test('“is one of” is not the “in” of a year', () => {
  const expression = 'ends in 2015 && grant == grant && grant == grant'
  expect(expressionOf(textOf(sentenceOf(expression, inEnglish)), inEnglish)).toEqual({ expression })
})

test('an “in” before a text stays the sign in what is told word for word', () => {
  const expression = "abs((grant in 'x”') == grant, grant) == (costs.all(r, has(r.amount)))"
  expect(expressionOf(textOf(sentenceOf(expression, inChinese)), inChinese)).toEqual({ expression })
})

test.each([
  ['en', inEnglish],
  ['zh-CN', inChinese],
] as const)('any expression is the same after it was a sentence: %s', (_, names) => {
  fc.assert(
    fc.property(expressions(), (expression) => {
      const words = textOf(sentenceOf(expression, names))
      expect(expressionOf(words, names), words).toEqual({ expression })
    }),
    { numRuns: 400 },
  )
})

test('a condition of its own is read in any case', () => {
  expect(conditionOf('When has received a grant is yes', inEnglish)).toEqual({ expression: "grant == 'yes'" })
})

function spaced(expression: string): string {
  return expression.replaceAll(/\s*(<=|>=|<|>|==|!=|&&)\s*/g, ' $1 ').trim()
}

test.each([
  ['own <= budget', '应当：自筹资金（万元）不大于总预算（万元）。'],
  ["kind == 'ngo' && has(name)", '应当：单位类型为“非营利组织”并且项目名称已填。'],
  ['has(licence)', '应当：《营业执照》编号已填。'],
])('what applicants are told of a rule until it is worded: %s', (check, reported) => {
  expect(defaultMessage(check, inChinese, chinese.form)).toBe(reported)
})

test('a name that a rule gives is said in its words, and hides no field', () => {
  const names = new Names(
    { ...english, ruleNames: { own: 'What is its own', due: 'Amount due' } },
    fieldsOf(english),
    'en',
  )
  expect(textOf(sentenceOf('own > due', names))).toBe('‹Own contribution› is more than ⟦Amount due⟧')
  expect(expressionOf('‹Own contribution› is more than ⟦Amount due⟧', names)).toEqual({
    expression: 'own > due',
  })
})
