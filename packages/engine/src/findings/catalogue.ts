import type { RuleKind } from '@formwright/definition'

interface Words {
  readonly zh: string
  readonly en: string
}

export interface Entry extends Words {
  readonly severity: 'error' | 'warning'
  readonly kind: RuleKind
  /** Words of their own for some cases, by `when`. */
  readonly when?: Readonly<Record<string, Words>>
}

/**
 * The findings that follow from the schema and its annotations. A code is stable. `{label}` is the field's official
 * title, `{value}` what was filled in. An edition may number and word them its own way (`schemaChecks`).
 */
export const findingCatalogue = {
  required: {
    severity: 'error',
    kind: 'completeness',
    zh: '“{label}”不得空缺；无相关情况请填写“无”。',
    en: '“{label}” must be filled in; write 无 if there is nothing to report.',
    when: {
      depends: {
        zh: '已填写“{other}”，“{label}”不得空缺。',
        en: '“{label}” must be filled in, as “{other}” is.',
      },
    },
  },
  type: {
    severity: 'error',
    kind: 'format',
    zh: '“{label}”应为{expected}，现为{value}。',
    en: '“{label}” must be {expected}, this is {value}.',
  },
  choice: {
    severity: 'error',
    kind: 'format',
    zh: '“{label}”没有选项“{value}”，可选：{options}。',
    en: '“{label}” has no option “{value}”; choose from {options}.',
  },
  format: {
    severity: 'error',
    kind: 'format',
    zh: '“{label}”的格式不对：{value}。',
    en: '“{label}” has the wrong format: {value}.',
    when: {
      date: {
        zh: '“{label}”须写完整日期（年-月-日），现为{value}。',
        en: '“{label}” must be a full date (YYYY-MM-DD), this is {value}.',
      },
    },
  },
  decimals: {
    severity: 'error',
    kind: 'format',
    zh: '“{label}”最多保留小数点后{limit}位，现为{value}。',
    en: '“{label}” may have {limit} decimals at most, this is {value}.',
    when: {
      whole: {
        zh: '“{label}”应为整数，现为{value}。',
        en: '“{label}” must be a whole number, this is {value}.',
      },
    },
  },
  multiple: {
    severity: 'error',
    kind: 'format',
    zh: '“{label}”应为{step}的整数倍，现为{value}。',
    en: '“{label}” must be a multiple of {step}, this is {value}.',
  },
  range: {
    severity: 'error',
    kind: 'format',
    zh: '“{label}”应{limit}，现为{value}。',
    en: '“{label}” must be {limit}, this is {value}.',
  },
  words: {
    severity: 'error',
    kind: 'length',
    zh: '“{label}”限{limit}字以内，现为{n}字。',
    en: '“{label}” may have {limit} words at most, it has {n}.',
  },
  evidence: {
    severity: 'error',
    kind: 'evidence',
    zh: '“{label}”须提供佐证材料。{option}',
    en: '“{label}” needs evidence. {option}',
  },
  'evidence-unticked': {
    severity: 'warning',
    kind: 'evidence',
    zh: '已上传“{option}”的佐证材料但未勾选该项。',
    en: 'Evidence is attached for “{option}”, which is not ticked.',
  },
  list: {
    severity: 'error',
    kind: 'evidence',
    zh: '“{label}”填报{n}，需提供清单。',
    en: '“{label}” says {n}: its list is needed.',
  },
  'list-rows': {
    severity: 'error',
    kind: 'evidence',
    zh: '“{label}”清单共{rows}行，与填报数量{n}不一致。',
    en: 'The list of “{label}” has {rows} rows, the number filled in is {n}.',
  },
  'other-region': {
    severity: 'error',
    kind: 'consistency',
    zh: '“{label}”填的是{value}，不是这份申报所属的地区。',
    en: '“{label}” says {value}, which is not the region of this application.',
  },
  names: {
    severity: 'error',
    kind: 'consistency',
    zh: '“{label}”填报数量{n}个，名称{m}个，不一致。',
    en: '“{label}”: the number is {n}, the names are {m}.',
  },
  key: {
    severity: 'error',
    kind: 'consistency',
    zh: '“{label}”应由表格编为{key}，现为“{value}”。',
    en: 'The form gives “{label}” the key {key}, this is “{value}”.',
    when: {
      missing: {
        zh: '“{label}”还没有编号，应为{key}。',
        en: '“{label}” has no key yet; it is {key}.',
      },
      twice: {
        zh: '“{label}”的{value}与另一行重复，可改为{key}。',
        en: '“{label}” {value} is the key of another row as well; {key} is free.',
      },
    },
  },
  reference: {
    severity: 'error',
    kind: 'consistency',
    zh: '“{label}”引用的{value}不在“{list}”中。',
    en: '“{label}” refers to {value}, which “{list}” does not have.',
  },
  together: {
    severity: 'error',
    kind: 'consistency',
    zh: '{fields}的填写不能同时成立，请核对。',
    en: '{fields} do not go together; check them.',
    when: {
      none: {
        zh: '{fields}的填写不符合任何一种允许的情形，请核对。',
        en: '{fields} fit none of the cases that are allowed; check them.',
      },
      one: {
        zh: '{fields}只能符合一种情形，现同时符合几种，请核对。',
        en: '{fields} may fit one case only, but fit several; check them.',
      },
      not: {
        zh: '{fields}不能这样填写，请核对。',
        en: '{fields} may not be filled in like this; check them.',
      },
      'at-least': {
        zh: '{fields}中至少填写{limit}项，现填写{n}项。',
        en: 'Fill in at least {limit} of {fields}; {n} are filled in.',
      },
      'at-most': {
        zh: '{fields}中最多填写{limit}项，现填写{n}项。',
        en: 'Fill in {limit} of {fields} at most; {n} are filled in.',
      },
      contains: {
        zh: '{fields}中至少须有{limit}项符合要求。',
        en: 'At least {limit} of {fields} must be as required.',
      },
      'contains-most': {
        zh: '{fields}中符合条件的项过多。',
        en: 'Too many of {fields} are of the restricted kind.',
      },
      name: {
        zh: '{fields}中不能有名为“{value}”的项。',
        en: '{fields} may have no member called “{value}”.',
      },
    },
  },
  unknown: {
    severity: 'error',
    kind: 'format',
    zh: '“{value}”不是本表的字段。',
    en: '“{value}” is not a field of this form.',
  },
} as const satisfies Record<string, Entry>

export type FindingCode = keyof typeof findingCatalogue

/** Words that messages are put together from. */
export const words = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文字', en: 'a text' },
  boolean: { zh: '是或否', en: 'true or false' },
  choice: { zh: '选项', en: 'an option' },
  choices: { zh: '一组选项', en: 'a list of options' },
  names: { zh: '名称列表', en: 'a list of names' },
  year: { zh: '年份（四位数字）', en: 'a year of four digits' },
  date: { zh: '日期（年-月-日）', en: 'a date (YYYY-MM-DD)' },
  region: { zh: '地区（代码和名称）', en: 'a region (code and name)' },
  rows: { zh: '若干行', en: 'rows' },
  other: { zh: '规定的内容', en: 'what the schema says' },
  group: { zh: '一组字段', en: 'a group of fields' },
  between: { zh: '在 {min}–{max} 之间', en: 'between {min} and {max}' },
  atLeast: { zh: '不小于 {min}', en: 'at least {min}' },
  atMost: { zh: '不大于 {max}', en: 'at most {max}' },
  above: { zh: '大于 {min}', en: 'above {min}' },
  under: { zh: '小于 {max}', en: 'below {max}' },
  distinct: { zh: '不重复', en: 'without repetition' },
  because: { zh: '{value}（{reason}）', en: '{value} ({reason})' },
  'as-text': { zh: '是文字形式的数字', en: 'a number kept as a text' },
  foreign: { zh: '“{text}”不能是数字的一部分', en: '“{text}” can be no part of a number' },
  points: { zh: '小数点多于一个', en: 'more than one decimal point' },
  groups: {
    zh: '逗号、空格只能作每三位一组的分隔',
    en: 'commas and spaces may only part groups of three digits',
  },
  digits: { zh: '位数过多，无法原样保存', en: 'more digits than can be kept' },
  row: { zh: '第{n}行', en: 'Row {n}' },
  'of-row': { zh: '{row}：{message}', en: '{row}: {message}' },
  unreadable: { zh: '含有无法保存的字符', en: 'contains characters that cannot be stored' },
} as const satisfies Record<string, { zh: string; en: string }>
