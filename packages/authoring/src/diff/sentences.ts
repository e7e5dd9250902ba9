import type { Language } from '@formwright/definition'
import type { Change, ChangeClass } from './change.ts'

/** What each kind of change says, in one sentence that an official understands. */
const sentences = {
  'part-added': ['新增部分“{subject}”', 'The part “{subject}” is new'],
  'part-removed': ['取消部分“{subject}”', 'The part “{subject}” is gone'],
  'part-changed': ['部分“{subject}”的{attribute}有改动', '{attribute} of the part “{subject}” changed'],
  'part-order': ['各部分的顺序有变', 'The parts stand in another order'],
  'group-added': ['新增分组“{subject}”', 'The group “{subject}” is new'],
  'group-removed': ['取消分组“{subject}”', 'The group “{subject}” is gone'],
  'group-changed': ['“{subject}”的{attribute}有改动', '{attribute} of “{subject}” changed'],
  'group-order': ['“{subject}”内各栏的顺序有变', 'The fields of “{subject}” stand in another order'],
  'field-added': ['新增栏目“{subject}”', 'The field “{subject}” is new'],
  'field-removed': ['取消栏目“{subject}”', 'The field “{subject}” is gone'],
  'field-title': ['栏目“{before}”改名为“{after}”', 'The field “{before}” is called “{after}” now'],
  'field-id': [
    '栏目“{subject}”的编号由 {before} 改为 {after}',
    'The id of “{subject}” changed from {before} to {after}',
  ],
  'field-renamed': [
    '栏目“{subject}”在填报数据中的位置由 {before} 改为 {after}',
    'The answer of “{subject}” stands at {after}, it stood at {before}',
  ],
  'field-moved': [
    '栏目“{subject}”由 {before} 移到 {after}',
    'The field “{subject}” moved from {before} to {after}',
  ],
  'field-required': ['栏目“{subject}”改为必填', 'The field “{subject}” must be filled in now'],
  'field-optional': ['栏目“{subject}”改为选填', 'The field “{subject}” may be left blank now'],
  'field-type': [
    '栏目“{subject}”由{before}改为{after}',
    'The field “{subject}” was {before} and is {after} now',
  ],
  'field-unit': [
    '栏目“{subject}”的单位由“{before}”改为“{after}”',
    'The unit of “{subject}” changed from “{before}” to “{after}”',
  ],
  'field-limit': [
    '栏目“{subject}”的{attribute}由 {before} 改为 {after}',
    '{attribute} of “{subject}” changed from {before} to {after}',
  ],
  'field-changed': ['栏目“{subject}”的{attribute}有改动', '{attribute} of the field “{subject}” changed'],
  'cell-added': ['“{subject}”新增一格', 'The cell “{subject}” is new'],
  'cell-removed': ['“{subject}”这一格取消', 'The cell “{subject}” is gone'],
  'option-added': ['栏目“{subject}”新增选项“{after}”', 'The field “{subject}” has the new option “{after}”'],
  'option-removed': ['栏目“{subject}”取消选项“{before}”', 'The option “{before}” of “{subject}” is gone'],
  'option-title': [
    '栏目“{subject}”的选项“{before}”改称“{after}”',
    'The option “{before}” of “{subject}” is called “{after}” now',
  ],
  'option-order': ['栏目“{subject}”的选项顺序有变', 'The options of “{subject}” stand in another order'],
  'list-added': ['“{subject}”新增清单', '“{subject}” asks for a list now'],
  'list-removed': ['“{subject}”的清单取消', 'The list of “{subject}” is gone'],
  'list-changed': ['“{subject}”清单的{attribute}有改动', '{attribute} of the list of “{subject}” changed'],
  'column-added': [
    '“{subject}”的清单新增一列“{after}”',
    'The list of “{subject}” has the new column “{after}”',
  ],
  'column-removed': [
    '“{subject}”的清单取消“{before}”列',
    'The column “{before}” of the list of “{subject}” is gone',
  ],
  'column-changed': [
    '“{subject}”清单的列有改动：{attribute}',
    'A column of the list of “{subject}” changed: {attribute}',
  ],
  'column-order': [
    '“{subject}”清单的列顺序有变',
    'The columns of the list of “{subject}” stand in another order',
  ],
  'rule-added': ['新增规则 {subject}：{after}', 'The rule {subject} is new: {after}'],
  'rule-removed': ['取消规则 {subject}：{before}', 'The rule {subject} is gone: {before}'],
  'rule-changed': ['规则 {subject} 的{attribute}有改动', '{attribute} of the rule {subject} changed'],
  'rule-order': ['规则的先后有变', 'The rules stand in another order'],
  'param-added': ['新增参数“{subject}”，值为 {after}', 'The parameter “{subject}” is new: {after}'],
  'param-removed': ['取消参数“{subject}”（{before}）', 'The parameter “{subject}” ({before}) is gone'],
  'param-value': [
    '参数“{subject}”由 {before} 改为 {after}',
    'The parameter “{subject}” changed from {before} to {after}',
  ],
  'param-changed': ['参数“{subject}”的{attribute}有改动', '{attribute} of the parameter “{subject}” changed'],
  'years-changed': [
    '年份“{subject}”由 {before} 改为 {after}',
    'The years “{subject}” were {before} and are {after}',
  ],
  'years-added': ['新增年份“{subject}”：{after}', 'The years “{subject}” are new: {after}'],
  'years-removed': ['取消年份“{subject}”（{before}）', 'The years “{subject}” ({before}) are gone'],
  'window-changed': [
    '申报窗口的{attribute}由 {before} 改为 {after}',
    '{attribute} of the window changed from {before} to {after}',
  ],
  'edition-changed': ['年度的{attribute}有改动', '{attribute} of the edition changed'],
  'carry-from': [
    '上一年度的填报由“{after}”年度带入，此前是“{before}”',
    'Answers are carried from “{after}”; they were from “{before}”',
  ],
  'carry-changed': ['带入表中“{subject}”的规定有改动', 'What the carry map says of “{subject}” changed'],
  'check-added': ['新增通用核对“{subject}”', 'The general check “{subject}” is new'],
  'check-removed': ['取消通用核对“{subject}”', 'The general check “{subject}” is gone'],
  'check-changed': [
    '通用核对“{subject}”的{attribute}有改动',
    '{attribute} of the general check “{subject}” changed',
  ],
  'instruction-added': ['新增填报说明{subject}：{after}', 'The instruction {subject} is new: {after}'],
  'instruction-removed': ['取消填报说明{subject}：{before}', 'The instruction {subject} is gone: {before}'],
  'instruction-changed': ['填报说明{subject}有改动', 'The instruction {subject} changed'],
  'instruction-order': ['填报说明的顺序有变', 'The instructions stand in another order'],
  'table-added': ['新增汇总表“{subject}”', 'The summary table “{subject}” is new'],
  'table-removed': ['取消汇总表“{subject}”', 'The summary table “{subject}” is gone'],
  'table-changed': [
    '汇总表“{subject}”的{attribute}有改动',
    '{attribute} of the summary table “{subject}” changed',
  ],
  'variant-added': ['新增地区规定“{subject}”', 'The regional variant “{subject}” is new'],
  'variant-removed': ['取消地区规定“{subject}”', 'The regional variant “{subject}” is gone'],
  'variant-changed': [
    '地区规定“{subject}”的{attribute}有改动',
    '{attribute} of the regional variant “{subject}” changed',
  ],
  'form-changed': ['本表的{attribute}有改动', '{attribute} of the form changed'],
  'role-added': ['新增角色“{subject}”', 'The role “{subject}” is new'],
  'role-removed': ['取消角色“{subject}”', 'The role “{subject}” is gone'],
  'role-changed': ['角色“{subject}”的{attribute}有改动', '{attribute} of the role “{subject}” changed'],
  'state-added': ['流程新增状态“{subject}”', 'The workflow has the new state “{subject}”'],
  'state-removed': ['流程取消状态“{subject}”', 'The state “{subject}” of the workflow is gone'],
  'state-changed': ['状态“{subject}”的{attribute}有改动', '{attribute} of the state “{subject}” changed'],
  'transition-added': ['流程新增步骤“{subject}”', 'The workflow has the new step “{subject}”'],
  'transition-removed': ['流程取消步骤“{subject}”', 'The step “{subject}” of the workflow is gone'],
  'transition-changed': ['步骤“{subject}”的{attribute}有改动', '{attribute} of the step “{subject}” changed'],
  'transition-order': [
    '状态“{subject}”各步骤的顺序有变',
    'The steps of the state “{subject}” stand in another order',
  ],
  'quotas-changed': ['推荐名额有改动', 'The quotas changed'],
  'screen-added': ['“{subject}”的填报界面新增：{after}', 'On the screen of “{subject}” is new: {after}'],
  'screen-removed': ['“{subject}”的填报界面取消：{before}', 'On the screen of “{subject}” is gone: {before}'],
  'screen-changed': [
    '“{subject}”的填报界面有改动：{attribute}',
    'The screen of “{subject}” changed: {attribute}',
  ],
  'screen-moved': ['“{subject}”的填报界面移动了：{after}', 'On the screen of “{subject}” moved: {after}'],
  'paper-added': ['“{subject}”的纸质表新增：{after}', 'On the paper of “{subject}” is new: {after}'],
  'paper-removed': ['“{subject}”的纸质表取消：{before}', 'On the paper of “{subject}” is gone: {before}'],
  'paper-changed': [
    '“{subject}”的纸质表有改动：{attribute}',
    'The paper of “{subject}” changed: {attribute}',
  ],
  'language-added': ['新增译文：{subject}', 'There is a translation into {subject}'],
  'language-removed': ['取消译文：{subject}', 'The translation into {subject} is gone'],
  'text-added': [
    '“{attribute}”有了{subject}译文“{after}”',
    '“{attribute}” is translated into {subject}: “{after}”',
  ],
  'text-removed': [
    '“{attribute}”的{subject}译文“{before}”取消',
    'The {subject} translation “{before}” of “{attribute}” is gone',
  ],
  'text-changed': [
    '“{attribute}”的{subject}译文有改动',
    'The {subject} translation of “{attribute}” changed',
  ],
  'written-otherwise': ['写法有改动，意思不变', 'Written in another way that means the same'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type ChangeKind = keyof typeof sentences

/** Properties as officials call them; others are shown as they are written. */
const attributes: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  title: ['名称', 'The title'],
  type: ['类型', 'The type'],
  description: ['填写说明', 'The help'],
  minimum: ['下限', 'The lower limit'],
  maximum: ['上限', 'The upper limit'],
  exclusiveMinimum: ['下限（须大于）', 'The lower limit (above)'],
  exclusiveMaximum: ['上限（须小于）', 'The upper limit (below)'],
  minLength: ['最少字符数', 'The least number of characters'],
  maxLength: ['最多字符数', 'The greatest number of characters'],
  minItems: ['最少行数', 'The least number of rows'],
  maxItems: ['最多行数', 'The greatest number of rows'],
  multipleOf: ['步长', 'The step'],
  pattern: ['格式', 'The format'],
  enum: ['可填的值', 'What may be filled in'],
  'x-words': ['字数上限', 'The word limit'],
  'x-decimals': ['小数位数', 'The number of decimals'],
  'x-none': ['可填“无”', '“Nothing to report”'],
  'x-evidence': ['佐证要求', 'The evidence'],
  'x-list': ['清单', 'The list'],
  'x-source': ['出处', 'The source'],
  'x-annual': ['年份', 'The years'],
  'x-unit': ['单位', 'The unit'],
  severity: ['轻重', 'The severity'],
  kind: ['类别', 'The kind'],
  check: ['条件', 'The condition'],
  when: ['适用范围', 'To whom it applies'],
  message: ['提示语', 'The message'],
  each: ['重复范围', 'What it is repeated for'],
  let: ['中间值', 'The intermediate values'],
  at: ['提示位置', 'The place'],
  fix: ['改正建议', 'The offered fix'],
  source: ['出处', 'The source'],
  eligibility: ['申报条件表', 'The line of the eligibility table'],
  compute: ['自动计算', 'The computed value'],
  visible: ['显示条件', 'The condition to be shown'],
  required: ['必填条件', 'The condition to be required'],
  enabled: ['可填条件', 'The condition to be filled in'],
  part: ['所在部分', 'The part'],
  note: ['说明', 'The note'],
  value: ['值', 'The value'],
  unit: ['单位', 'The unit'],
  verified: ['核实状态', 'Whether it is verified'],
  from: ['开始日', 'The first day'],
  to: ['截止日', 'The last day'],
  timeZone: ['时区', 'The time zone'],
  edition: ['编号', 'The name'],
  previous: ['上一年度', 'The edition before'],
  page: ['纸张', 'The page'],
  window: ['申报窗口', 'The window'],
  agency: ['发布机关', 'The agency'],
  summary: ['简介', 'The summary'],
  region: ['所属地区栏', 'The field of the region'],
  review: ['审核要点', 'The review checklist'],
  start: ['起始状态', 'The first state'],
  next: ['下一步提示', 'What comes next'],
  edit: ['可改栏目', 'What may be changed'],
  attach: ['可传佐证', 'What evidence may be added'],
  read: ['可看角色', 'Who may read'],
  by: ['办理角色', 'Who may do it'],
  requires: ['办理条件', 'What it requires'],
  columns: ['列', 'The columns'],
  heading: ['标题', 'The heading'],
  params: ['参数', 'The parameters'],
  instructions: ['填报说明', 'The instructions'],
  rules: ['增加的规则', 'The additional rules'],
}

/** What a field holds, as officials call it. */
const shapes: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  number: ['数字', 'a number'],
  text: ['文字', 'a text'],
  boolean: ['是非', 'yes or no'],
  choice: ['单选', 'one choice'],
  choices: ['多选', 'several choices'],
  names: ['名单', 'a list of names'],
  date: ['日期', 'a date'],
  region: ['行政区划', 'a region'],
  rows: ['多行表格', 'rows'],
  other: ['其他内容', 'something else'],
}

const classes: Readonly<Record<ChangeClass, readonly [zh: string, en: string]>> = {
  safe: ['不影响已填内容', 'answers stay as they are'],
  choice: ['已填内容需要确认', 'answers need a decision'],
  'loses-answers': ['已填内容没有去处', 'answers lose their place'],
}

/** A change in one sentence. */
export function explainChange(change: Change, language: Language = 'zh-CN'): string {
  const pick = ([zh, en]: readonly [string, string]) => (language === 'en' ? en : zh)
  const values: Record<string, string> = {
    subject: change.subject,
    attribute: pick(attributes[change.attribute ?? ''] ?? [`“${change.attribute}”`, `“${change.attribute}”`]),
    before: shown(change.before, language),
    after: shown(change.after, language),
  }
  if (change.kind === 'field-type')
    for (const key of ['before', 'after'] as const)
      values[key] = pick(shapes[String(change[key])] ?? shapes.other!)
  if (change.kind.startsWith('text-')) values.attribute = change.attribute ?? ''
  const sentence = pick(sentences[change.kind]).replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => values[name] ?? '',
  )
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** What a class of changes means for answers that are there. */
export function explainClass(kind: ChangeClass, language: Language = 'zh-CN'): string {
  return classes[kind][language === 'en' ? 1 : 0]
}

/** A value as text: what `before` and `after` of a change show, and what is marked in them. */
export function shown(value: unknown, language: Language = 'zh-CN'): string {
  if (value === undefined || value === null) return language === 'en' ? 'nothing' : '（无）'
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return language === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否'
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number'))
    return value.join(language === 'en' ? ', ' : '、')
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
