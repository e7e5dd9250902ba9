import { editionsProblems } from './catalogue/editions.ts'
import { error, warning } from './catalogue/entry.ts'
import type { Entry } from './catalogue/entry.ts'

/** What a problem says, in one language: what is wrong with the value shown, and how to mend it. */
export interface ProblemText {
  readonly says: string
  readonly mend: string
}

/**
 * Every problem that a definition can have. A code is stable: tools and documents refer to it.
 * `{name}` placeholders are filled from the problem's `params`.
 */
export const catalogue = {
  // reading the files
  'json-syntax': error(
    ['不是合法的 JSON：{detail}', '检查此处附近的引号、逗号和括号'],
    ['Not valid JSON: {detail}', 'Check the quotes, commas and brackets near this place'],
  ),
  'json-trailing-comma': error(
    ['最后一项后面多了一个逗号', '删去这个逗号'],
    ['A comma stands after the last item', 'Remove this comma'],
  ),
  'json-duplicate-key': error(
    ['“{detail}”在同一对象里写了两次', '只保留一个'],
    ['“{detail}” is written twice in one object', 'Keep one of them'],
  ),
  'json-too-deep': error(
    ['嵌套超过 {detail} 层', '减少嵌套'],
    ['Nested deeper than {detail} levels', 'Nest less deeply'],
  ),
  'json-encoding': error(
    ['文件不是 UTF-8 编码', '用 UTF-8 另存文件'],
    ['The file is not UTF-8', 'Save the file as UTF-8'],
  ),
  'file-too-large': error(
    ['文件有 {size} 字节，超过 {limit} 字节', '拆分或精简文件'],
    ['The file has {size} bytes, more than {limit}', 'Split or shorten the file'],
  ),
  'file-missing': error(
    ['缺少文件“{path}”', '补上该文件；`formwright init` 可生成样板'],
    ['The file “{path}” is missing', 'Add it; `formwright init` writes a sample'],
  ),
  'form-file-missing': warning(
    ['编辑版文件夹旁没有 form.json，表的名称和流程未知', '把 form.json 放在编辑版文件夹的上一级'],
    [
      'No form.json beside the edition folder: title and workflow are unknown',
      'Put form.json into the parent folder',
    ],
  ),
  'file-unknown': warning(
    ['不认识文件“{path}”，不会被使用', '改名或删除；应有的文件见本格式说明{suggestion}'],
    ['The file “{path}” is not part of the format and is not used', 'Rename or delete it{suggestion}'],
  ),
  'edition-choice': error(
    ['文件夹里有几个年度版本：{editions}', '请指明其中一个版本文件夹'],
    ['The folder holds several editions: {editions}', 'Name one edition folder'],
  ),
  // shape of each file
  'unknown-property': error(
    ['不认识属性“{name}”{suggestion}', '改正属性名或删去它；可用：{known}'],
    ['Unknown property “{name}”{suggestion}', 'Correct or remove it; known: {known}'],
  ),
  'missing-property': error(
    ['缺少属性“{name}”', '补上“{name}”'],
    ['The property “{name}” is missing', 'Add “{name}”'],
  ),
  'wrong-type': error(
    ['这里是{found}，应为{expected}', '改成{expected}'],
    ['This is {found}, it should be {expected}', 'Change it to {expected}'],
  ),
  'invalid-value': error(
    ['“{value}”不是允许的值{suggestion}', '可用：{known}'],
    ['“{value}” is not an allowed value{suggestion}', 'Allowed: {known}'],
  ),
  'invalid-shape': error(
    ['{detail}', '按本文件的格式说明改正'],
    ['{detail}', 'Mend it as the format of this file says'],
  ),
  // schema
  'ref-unknown': error(
    ['引用“{ref}”没有指向任何定义{suggestion}', '改正引用'],
    ['The reference “{ref}” leads nowhere{suggestion}', 'Correct the reference'],
  ),
  'ref-loop': error(
    ['引用成环：{chain}', '断开其中一处引用'],
    ['References form a loop: {chain}', 'Break one of them'],
  ),
  'too-large': error(
    ['展开引用后超过 {limit} 个节点', '减少层层引用'],
    ['More than {limit} nodes once references are inlined', 'Use fewer nested references'],
  ),
  'years-unknown': error(
    ['“{name}”不是 edition.json 中的年份组{suggestion}', '可用：{known}'],
    ['“{name}” is not a set of years in edition.json{suggestion}', 'Known: {known}'],
  ),
  'year-placeholder': error(
    ['“{name}”不是年份占位符', '写成 {known} 之一'],
    ['“{name}” names no year', 'Write one of {known}'],
  ),
  'keyword-mismatch': error(
    ['“{keyword}”不能用在{type}上', '删去它，或改正 type'],
    ['“{keyword}” cannot stand on {type}', 'Remove it or correct the type'],
  ),
  'unit-unknown': error(
    ['不认识单位“{unit}”{suggestion}', '改正单位'],
    ['Unknown unit “{unit}”{suggestion}', 'Correct the unit'],
  ),
  'unit-missing': warning(
    ['数字“{field}”没有写单位', '补上 x-unit；确实没有固定单位时写 "x-unit": "any"'],
    ['The number “{field}” has no unit', 'Add x-unit, or "x-unit": "any" when it really has none'],
  ),
  'missing-id': warning(
    [
      '{count} 栏没有 x-id：{field}；以所在路径为编号，改名或移动后，往年的填报、对照和结转就认不出它',
      '补上 x-id：跨年度不变的编号{suggestion}；不打算改名、移动的，可以不补',
    ],
    [
      'Fields without x-id ({count}): {field}. Their path is their identity: once renamed or moved, earlier answers, comparisons and carrying over no longer find them',
      'Add an x-id that stays the same over editions{suggestion}, or leave it where nothing will be renamed or moved',
    ],
  ),
  'duplicate-id': error(
    ['编号“{id}”已用于 {other}', '换一个编号'],
    ['The id “{id}” is used already at {other}', 'Choose another id'],
  ),
  'reserved-name': error(
    ['名称“{name}”是保留字', '换一个名称'],
    ['The name “{name}” is reserved', 'Choose another name'],
  ),
  'unknown-required': error(
    ['required 里的“{name}”不是本对象的属性{suggestion}', '改正或删去'],
    ['“{name}” in required is no property here{suggestion}', 'Correct or remove it'],
  ),
  'duplicate-option': error(
    ['选项“{option}”重复', '每个选项的代码和名称只出现一次'],
    ['The option “{option}” is there twice', 'Each code and title stands once'],
  ),
  'schema-contradiction': error(
    ['没有任何值能同时满足：{detail}', '改正其中一个限制'],
    ['No value can satisfy: {detail}', 'Correct one of the limits'],
  ),
  'pattern-invalid': error(
    ['正则表达式“{pattern}”无法使用：{detail}', '改用 RE2 语法（不支持前后查找和反向引用）'],
    [
      'The pattern “{pattern}” cannot be used: {detail}',
      'Use RE2 syntax (no look-around, no back-references)',
    ],
  ),
  'pattern-backtracks': error(
    ['正则表达式“{pattern}”可能无限回溯', '去掉嵌套的重复，如把 (a+)+ 写成 a+'],
    ['The pattern “{pattern}” can backtrack without bound', 'Remove nested repetition: write (a+)+ as a+'],
  ),
  'default-invalid': error(
    ['默认值“{value}”不符合本字段的规定', '改正或删去默认值'],
    ['The default “{value}” breaks its own field', 'Correct or remove the default'],
  ),
  'unused-definition': warning(
    ['定义“{name}”没有被用到', '删去它，或在字段中引用'],
    ['The definition “{name}” is not used', 'Remove it or refer to it'],
  ),
  'evidence-mismatch': error(
    ['佐证要求“{when}”不适用于这个字段', '{expected}'],
    ['The evidence rule “{when}” does not fit this field', '{expected}'],
  ),
  // screen
  'scope-unknown': error(
    ['“{scope}”没有指向任何字段{suggestion}', '改正 scope'],
    ['“{scope}” names no field{suggestion}', 'Correct the scope'],
  ),
  'not-on-screen': error(
    ['字段“{field}”没有出现在填报界面', '在 ui.json 中加一个控件，或列入 notShown'],
    ['The field “{field}” is not on screen', 'Add a control to ui.json or list it in notShown'],
  ),
  'twice-on-screen': error(
    ['字段“{field}”在填报界面出现了 {count} 次', '只保留一处'],
    ['The field “{field}” is on screen {count} times', 'Keep one of them'],
  ),
  'field-type-unknown': error(
    ['不认识字段类型“{type}”{suggestion}', '可用：{known}'],
    ['Unknown field type “{type}”{suggestion}', 'Known: {known}'],
  ),
  'field-type-mismatch': error(
    ['字段类型“{type}”不能显示“{field}”', '可用的字段类型：{known}'],
    ['The field type “{type}” cannot show “{field}”', 'Types that can: {known}'],
  ),
  'field-type-none': error(
    ['没有字段类型能显示“{field}”', '改正它的 schema，或增加一个字段类型'],
    ['No field type can show “{field}”', 'Correct its schema or add a field type'],
  ),
  'option-invalid': error(
    ['字段类型“{type}”的选项“{name}”不对：{detail}', '按该字段类型的说明改正'],
    ['Option “{name}” of field type “{type}” is wrong: {detail}', 'See the field type’s page'],
  ),
  'empty-group': warning(
    ['这一组没有任何内容', '放入控件或删去这一组'],
    ['This group is empty', 'Put controls in or remove it'],
  ),
  // paper
  'cell-unknown': error(
    ['“{cell}”没有指向任何字段{suggestion}', '改正指针'],
    ['“{cell}” names no field{suggestion}', 'Correct the pointer'],
  ),
  'not-on-paper': error(
    ['字段“{field}”没有出现在纸质表', '在 paper.json 中加一格，或列入 notShown'],
    ['The field “{field}” is not on paper', 'Add a cell to paper.json or list it in notShown'],
  ),
  'twice-on-paper': error(
    ['字段“{field}”在纸质表出现了 {count} 次', '只保留一处'],
    ['The field “{field}” is on paper {count} times', 'Keep one of them'],
  ),
  'row-width': error(
    ['这一行占 {width} 列，表有 {columns} 列', '调整 span 使其相等'],
    ['This row spans {width} columns, the table has {columns}', 'Make the spans add up'],
  ),
  'table-too-wide': warning(
    [
      '各列共 {width} 毫米，页边距之间只有 {room} 毫米，打印时会按比例缩窄',
      '改窄各列，或在 edition.json 的 page 中改小页边距',
    ],
    [
      'The columns take {width} mm, between the margins are {room} mm; they are narrowed when printed',
      'Narrow the columns, or the margins in page of edition.json',
    ],
  ),
  'cell-too-high': error(
    ['栏高 {height} 毫米，一页只有 {room} 毫米', '改小 height'],
    ['The cell is {height} mm high, a page has {room} mm', 'Lower its height'],
  ),
  'layout-unknown': error(
    ['“{layout}”不是这一栏的排法{suggestion}', '可用：{known}'],
    ['“{layout}” is no layout of this field{suggestion}', 'Known: {known}'],
  ),
  // rules
  'rule-syntax': error(
    ['表达式写法有误：{detail}', '检查括号、引号和运算符'],
    ['The expression cannot be read: {detail}', 'Check brackets, quotes and operators'],
  ),
  'rule-too-costly': error(
    ['表达式太大：{detail}', '拆成几条规则'],
    ['The expression is too large: {detail}', 'Split it into several rules'],
  ),
  'unknown-field': error(
    ['没有字段“{name}”{suggestion}', '改正字段名'],
    ['There is no field “{name}”{suggestion}', 'Correct the name'],
  ),
  'unknown-name': error(
    ['不认识“{name}”{suggestion}', '改正名称；字段、params、let 或 each 中都没有它'],
    ['Unknown name “{name}”{suggestion}', 'It is no field, param, let or each variable'],
  ),
  'unknown-function': error(
    ['没有函数“{name}”{suggestion}', '改正函数名'],
    ['There is no function “{name}”{suggestion}', 'Correct the name'],
  ),
  'wrong-arguments': error(
    ['{function} 的参数不对：{detail}', '写法：{signature}'],
    ['Wrong arguments for {function}: {detail}', 'Write {signature}'],
  ),
  'type-mismatch': error(
    ['{left}不能与{right}用“{operator}”运算', '比较或运算的两边要同类'],
    ['{left} and {right} do not go together with “{operator}”', 'Both sides must be of one kind'],
  ),
  'unit-mismatch': error(
    ['{left}与{right}单位不同，不能用“{operator}”', '用 convert(值, "{left}") 换算后再用'],
    ['{left} and {right} are different units for “{operator}”', 'Convert first: convert(value, "{left}")'],
  ),
  'unknown-option': error(
    ['“{option}”不是“{field}”的选项{suggestion}', '可用：{known}'],
    ['“{option}” is no option of “{field}”{suggestion}', 'Known: {known}'],
  ),
  'not-a-condition': error(
    ['这里要写条件（是或否），现为{found}', '写成比较，如 a <= b'],
    ['A condition is needed here, this is {found}', 'Write a comparison such as a <= b'],
  ),
  'exact-ratio': error(
    [
      '用“{operator}”精确比较一个由四舍五入的数推算出的比率',
      '改用 near(a, b, 0.01) 或 inBand(值, roundingBand(式), 容差)',
    ],
    [
      '“{operator}” compares exactly a ratio recomputed from rounded values',
      'Use near(a, b, 0.01) or inBand(value, roundingBand(expression), tolerance)',
    ],
  ),
  'never-true': error(
    ['条件“{expression}”永远不成立', '改正矛盾的部分'],
    ['The condition “{expression}” can never hold', 'Correct the contradiction'],
  ),
  'always-true': error(
    ['条件“{expression}”永远成立，这条规则不会报告任何问题', '改正条件或删去规则'],
    [
      'The condition “{expression}” always holds, so the rule never reports',
      'Correct the condition or remove the rule',
    ],
  ),
  'never-visible': error(
    ['“{field}”的显示条件永远不成立', '改正条件'],
    ['“{field}” is never visible', 'Correct the condition'],
  ),
  'condition-cycle': error(
    ['条件互相依赖：{chain}', '断开其中一处'],
    ['Conditions depend on each other: {chain}', 'Break one of them'],
  ),
  'compute-cycle': error(
    ['自动计算互相依赖：{chain}', '断开其中一处'],
    ['Computed values depend on each other: {chain}', 'Break one of them'],
  ),
  'duplicate-rule': error(
    ['规则编号“{id}”已用于 {other}', '换一个编号'],
    ['The rule id “{id}” is used already at {other}', 'Choose another id'],
  ),
  'shadowed-name': error(
    ['“{name}”与{other}同名', '换一个名称'],
    ['“{name}” has the same name as {other}', 'Choose another name'],
  ),
  'each-unusable': error(
    ['each 不能重复“{name}”：{found}', '写年份、字段、表格或一组字段；只要其中几行时写在 when 里'],
    [
      'each cannot repeat a rule over “{name}”: {found}',
      'Name years, fields, a table or a group; say in when which rows are meant',
    ],
  ),
  'unused-let': warning(
    ['let 中的“{name}”没有被用到', '删去它'],
    ['“{name}” in let is not used', 'Remove it'],
  ),
  'unused-param': warning(
    ['参数“{name}”没有被任何规则用到', '删去它，或在规则中使用'],
    ['The parameter “{name}” is not used by any rule', 'Remove it or use it'],
  ),
  'target-unknown': error(
    ['“{pointer}”没有指向任何字段{suggestion}', '改正指针'],
    ['“{pointer}” names no field{suggestion}', 'Correct the pointer'],
  ),
  'fix-invalid': error(
    ['修正值“{expression}”是{found}，不能填入“{field}”', '让它与字段同类'],
    ['The fix “{expression}” is {found} and cannot go into “{field}”', 'Give it the field’s type'],
  ),
  'severity-invalid': error(
    ['severity 的结果应为 error 或 warning，现为{found}', '写成 条件 ? "warning" : "error"'],
    ['severity must give error or warning, this is {found}', 'Write condition ? "warning" : "error"'],
  ),
  'template-syntax': error(
    ['提示语中的大括号不配对', '补上缺少的括号'],
    ['The braces of the message do not match', 'Add the missing brace'],
  ),
  // cases and texts
  'case-missing': error(
    ['规则“{id}”没有{kind}的用例', '在 cases/ 中补一个'],
    ['The rule “{id}” has no case that {kindEn}', 'Add one to cases/'],
  ),
  'case-failed': error(
    ['用例“{name}”与预期不符：{detail}', '改正用例或规则'],
    ['The case “{name}” does not give what it expects: {detail}', 'Correct the case or the rule'],
  ),
  'case-base-unknown': error(
    ['没有样例“{base}”{suggestion}', '改正 base'],
    ['There is no sample “{base}”{suggestion}', 'Correct base'],
  ),
  'translation-missing': error(
    ['“{text}”没有{language}译文', '在 texts/{language}.json 中补上'],
    ['“{text}” has no {language} translation', 'Add it to texts/{language}.json'],
  ),
  'translation-unused': warning(
    ['译文“{text}”没有对应的原文{suggestion}', '删去或改正'],
    ['The translation of “{text}” belongs to no text{suggestion}', 'Remove or correct it'],
  ),
  'translation-placeholder': error(
    ['译文缺少占位符 {name}', '保留与原文相同的占位符'],
    ['The translation lacks the placeholder {name}', 'Keep the placeholders of the original'],
  ),
  // workflow
  'state-unknown': error(
    ['没有状态“{state}”{suggestion}', '可用：{known}'],
    ['There is no state “{state}”{suggestion}', 'Known: {known}'],
  ),
  'role-unknown': error(
    ['没有角色“{role}”{suggestion}', '可用：{known}'],
    ['There is no role “{role}”{suggestion}', 'Known: {known}'],
  ),
  'filled-never': error(
    [
      '“{pointer}”要求已填，但没有任何状态能填它',
      '在某个状态的 edit 或 attach 中加上它，或由某个操作 writes',
    ],
    [
      '“{pointer}” must be filled in, but no state lets anybody do so',
      'Add it to edit or attach of a state, or to writes of a transition',
    ],
  ),
  'writes-other-kind': error(
    ['“{pointer}”不能写入 {what}', 'opinion 写入文字栏，date 写入日期栏'],
    ['“{pointer}” cannot take the {what}', 'An opinion goes into a field of text, a date into one of dates'],
  ),
  'checklist-missing': error(
    ['要求 checklist，但 review 中没有 checklist', '在 review 中列出审核要点，或去掉这项要求'],
    [
      'The checklist is required, but review has none',
      'List what is to be checked in review, or drop the requirement',
    ],
  ),
  ...editionsProblems,
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof catalogue

/** The languages in which problems are explained; Chinese first. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
