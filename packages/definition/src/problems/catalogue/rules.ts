import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Expressions and rules. */
export const rulesProblems = {
  'rule-syntax': error(
    ['表达式在“{found}”处读不懂', '改写这一处：比较用 <= >= == !=，并且用 &&，或者用 ||，文字加英文单引号'],
    [
      'The expression cannot be read at “{found}”',
      'Write it anew: <= >= == != compare, && and || join, texts stand in single quotes',
    ],
  ),
  'rule-operator': error(
    ['“{found}”不是表达式里的写法', '改成 {instead}', '删去它，或改用表达式的运算符'],
    [
      '“{found}” is not how expressions are written',
      'Write {instead}',
      'Remove it or use an operator of expressions',
    ],
  ),
  'rule-pointer': error(
    ['“{found}”是 at 里的写法，表达式里用点隔开', '改成 {instead}'],
    ['“{found}” is how at names a field; expressions put dots between', 'Write {instead}'],
  ),
  'rule-constant-filled': error(
    ['“{found}”看的是一段文字，不是字段，总是成立', '字段不加引号：{instead}'],
    [
      '“{found}” looks at a text and no field, so it always holds',
      'Write the field without quotes: {instead}',
    ],
  ),
  'rule-divides-by-zero': error(
    ['“{found}”除以 0，得不出结果', '改正除数'],
    ['“{found}” divides by 0 and gives nothing', 'Correct the divisor'],
  ),
  'rule-same': warning(
    ['规则“{id}”与“{other}”核对的是同一件事，会报两次', '删去其中一条，或改正条件'],
    [
      'The rule “{id}” checks what “{other}” checks: both report it',
      'Remove one of them or correct its condition',
    ],
  ),
  'rules-equal': warning(
    [
      '规则“{rule}”与“{other}”合起来，只有所比较的两者相等时才都成立',
      '核对两条的方向；本意就是相等的，改成一条用 == 的规则',
    ],
    [
      'The rules “{rule}” and “{other}” hold together only where what they compare is equal',
      'Check the direction of both; where equality is meant, write one rule with ==',
    ],
  ),
  'required-hidden': warning(
    [
      '规则“{rule}”要求填写时，“{other}”总不显示这一栏：这一栏永远不会成为必填',
      '核对两条规则的条件，改正其中一条',
    ],
    [
      'Whenever the rule “{rule}” asks for the field, “{other}” hides it: nobody is ever asked for it',
      'Check the conditions of both and correct one',
    ],
  ),
  'rules-opposed': warning(
    [
      '规则“{rule}”与“{other}”互相矛盾：两条都适用时，没有找到同时满足两条的填法',
      '核对两条的方向和界限；本来就不会同时适用的，在 when 里分开',
    ],
    [
      'The rules “{rule}” and “{other}” contradict each other: no answers were found that fulfil both',
      'Check the direction and the limits of both; where they are never to apply together, say so in when',
    ],
  ),
  'message-dollar': warning(
    ['“{found}”里的 $ 会照样印出来', '改成 {instead}'],
    ['The $ of “{found}” is printed as it stands', 'Write {instead}'],
  ),
  'rule-quotes': error(
    ['“{found}”不是成对的英文引号', "文字用英文单引号括起来，如 'yes'"],
    ['“{found}” is no pair of straight quotes', "Texts stand in straight single quotes: 'yes'"],
  ),
  'rule-brackets': error(
    ['“{found}”没有与它配对的括号', '补上或改成 {instead}', '删去它，或补上前面少了的括号'],
    [
      '“{found}” has no bracket to match',
      'Add or write {instead}',
      'Remove it, or add the bracket that is missing before',
    ],
  ),
  'rule-unit': error(
    ['“{found}”：表达式里的数字不写单位', '只写数字，按所比字段的单位计'],
    [
      '“{found}”: numbers of expressions have no unit',
      'Write the number only, in the unit of the field it meets',
    ],
  ),
  'rule-percent': error(
    ['“{found}”：表达式里不写百分号', '直接写数字：单位是 % 的字段，10 就是 10%'],
    ['“{found}”: expressions have no percent sign', 'Write the number: for a field in %, 10 is 10%'],
  ),
  'unused-each': warning(
    ['each 里的“{name}”没有用到：同一个问题会重复报告', '在条件或 at 中用到它，或删去'],
    [
      '“{name}” in each is not used: the same is reported again and again',
      'Use it in the check or in at, or remove it',
    ],
  ),
  'rule-implication': error(
    ['“如果…就…”不写在一个算式里', '拆成两项：前一半写进 "when": "{when}"，后一半写成 "check": "{check}"'],
    [
      'What is asked only if something holds is not one expression',
      'Make two of it: "when": "{when}", and "check": "{check}"',
    ],
  ),
  'rule-leading': error(
    ['算式前面多了“{found}”', '删去它：这里不像电子表格那样以等号开头'],
    [
      'A “{found}” stands before the expression',
      'Delete it: expressions do not begin with it, as in spreadsheets',
    ],
  ),
  'rule-braces': error(
    ['算式里的“{found}”多了大括号', '写成 {instead}：大括号只用在提示语里'],
    ['“{found}” has braces around', 'Write {instead}: braces are for messages only'],
  ),
  'rule-chained': error(
    ['“{found}”：比较不能连着写', '分开写，用 && 连接：{instead}'],
    ['“{found}”: comparisons do not chain', 'Write each by itself and join them: {instead}'],
  ),
  'rule-in': error(
    ['in 的后面要写列表，“{found}”不是', '写成 {instead}，或改用 =='],
    ['A list stands behind “in”; “{found}” is none', 'Write {instead}, or compare with =='],
  ),
  'rule-decimal-comma': error(
    ['“{found}”里的逗号不是小数点', '小数点写英文句点：{instead}'],
    ['“{found}” has a comma for the decimal point', 'Write a point: {instead}'],
  ),
  'rule-grouped-number': error(
    ['“{found}”：数字里不分节', '写 {instead}'],
    ['“{found}”: digits of a number are not grouped', 'Write {instead}'],
  ),
  'rule-year': error(
    ['“{found}”读不懂：年份不是名称', '写 {instead}，或年份的名称，如 last'],
    ['“{found}” cannot be read: a year is no name', 'Write {instead}, or a name of the year such as last'],
  ),
  'rule-text-unquoted': error(
    ['“{found}”没有加引号，也不是字段', '文字写成 {instead}；字段写它的英文路径，如 basic.areaKm2'],
    [
      '“{found}” has no quotes and is no field',
      'Write a text as {instead}, a field by its path: basic.areaKm2',
    ],
  ),
  'rule-unfinished': error(
    ['表达式写到“{found}”就结束了', '补上后半部分'],
    ['The expression ends after “{found}”', 'Add the rest'],
  ),
  'rule-empty-comparison': error(
    ['“{found}”得不出结果：没有填的栏目不参与比较', '判断是否已填，写 {instead}'],
    [
      '“{found}” never has a result: what is not filled in is not compared',
      'To ask whether it is filled in, write {instead}',
    ],
  ),
  'rule-too-costly': error(
    ['表达式太大：{detail}', '拆成几条规则'],
    ['The expression is too large: {detail}', 'Split it into several rules'],
  ),
  'unknown-field': error(
    [
      '没有字段“{name}”{suggestion}',
      '改成 {instead}',
      '字段可能已删除或改名：删去用到它的部分，或改成现有的字段',
    ],
    [
      'There is no field “{name}”{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete what uses it, or name a field that is there',
    ],
  ),
  'unknown-name': error(
    [
      '不认识“{name}”{suggestion}',
      '改成 {instead}',
      '字段、params、let、each 中都没有它：删去它，或改成已有的名称',
    ],
    [
      'Unknown name “{name}”{suggestion}',
      'Write {instead}',
      'It is no field, param, let or each variable: delete it, or name one that is there',
    ],
  ),
  'unknown-function': error(
    ['没有函数“{name}”{suggestion}', '改成 {instead}', '改用已有的函数；常用的有 {known}'],
    [
      'There is no function “{name}”{suggestion}',
      'Write {instead}',
      'Use a function that there is, such as {known}',
    ],
  ),
  'wrong-arguments': error(
    ['{function} 的参数不对：{detail}', '写法：{signature}'],
    ['Wrong arguments for {function}: {detail}', 'Write {signature}'],
  ),
  'wrong-argument-count': error(
    ['{function} 有 {count} 个参数，应为 {needed} 个', '写法：{signature}'],
    [
      '{function} is given {count, plural, one {# argument} other {# arguments}}, it takes {needed}',
      'Write {signature}',
    ],
  ),
  'type-mismatch': error(
    ['{left}不能与{right}用“{operator}”运算', '写成 {instead}', '比较或运算的两边要同类'],
    [
      '{left} and {right} do not go together with “{operator}”',
      'Write {instead}',
      'Both sides must be of one kind',
    ],
  ),
  'unit-mismatch': error(
    [
      '{left}与{right}单位不同，不能用“{operator}”',
      '先换算，如 {instead}；或改正其中一个单位',
      '两种单位不能换算：改正字段或单位',
    ],
    [
      '{left} and {right} are different units for “{operator}”',
      'Convert first: {instead}; or correct one of the units',
      'They do not convert into each other: correct the field or the unit',
    ],
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
    ['条件、自动计算、分支互相依赖：{chain}', '断开其中一处'],
    ['Conditions, formulas and branches depend on each other: {chain}', 'Break one of them'],
  ),
  'compute-cycle': error(
    ['自动计算互相依赖：{chain}', '断开其中一处'],
    ['Computed values depend on each other: {chain}', 'Break one of them'],
  ),
  'duplicate-rule': error(
    ['规则编号“{id}”写了两次：{other} 已有', '给其中一条换一个编号'],
    ['The rule id “{id}” is there twice: {other} has it already', 'Give one of them another id'],
  ),
  'shadowed-name': error(
    ['“{name}”与{other}同名', '换一个名称'],
    ['“{name}” has the same name as {other}', 'Choose another name'],
  ),
  'check-digit-error': error(
    ['校验码不符只能提示，不能禁止提交：早期发出的有效号码也会不符', '把 severity 改为 "warning"'],
    [
      'A check digit is for warnings only: valid numbers of earlier years fail it',
      'Make the severity "warning"',
    ],
  ),
  'each-unusable': error(
    ['each 不能重复“{name}”：{found}', '写年份、字段、表格或一组字段；只要其中几行时写在 when 里'],
    [
      'each cannot repeat a rule over “{name}”: {found}',
      'Name years, fields, a table or a group; say in when which rows are meant',
    ],
  ),
  'let-circle': error(
    ['let 中的名称互相用到，算不出来：{names}', '让其中一个不再用到另一个'],
    ['Names in let are made of each other: {names}', 'Let one of them do without the other'],
  ),
  'let-below': error(
    ['“{name}”写在后面，这里还不能用', '在 let 中把“{name}”移到这一行之前'],
    ['“{name}” is given further down: it cannot be used here yet', 'Move “{name}” above this line in let'],
  ),
  'unused-let': warning(
    ['let 中的“{name}”没有被用到', '删去它'],
    ['“{name}” in let is not used', 'Remove it'],
  ),
  'unused-param': warning(
    ['参数“{name}”没有被任何规则用到', '删去它，或在规则中使用'],
    ['The parameter “{name}” is not used by any rule', 'Remove it or use it'],
  ),
  'param-unitless': warning(
    [
      '参数“{name}”没有写单位，却与单位为{unit}的数比较',
      '在 edition.json 给它补上 unit；本来就不分单位的，保持不变',
    ],
    [
      'The parameter “{name}” has no unit, and is compared with a number in {unit}',
      'Give it a unit in edition.json; leave it where there is none',
    ],
  ),
  'param-text': error(
    ['这个参数有单位（{unit}），值却是文字“{value}”', '只写数字，如 10；确实不是数字的，删去 unit'],
    [
      'This parameter has a unit ({unit}), and its value is a text: “{value}”',
      'Write a number only, as in 10; where it is none, remove unit',
    ],
  ),
  'number-in-quotes': error(
    ['这里要的是数字，写成了文字“{value}”', '去掉引号，写成 {value}'],
    ['A number is wanted here, and “{value}” is a text', 'Write {value} without quotation marks'],
  ),
  'target-unknown': error(
    [
      '“{pointer}”没有指向任何字段{suggestion}',
      '改成 {instead}',
      '字段可能已删除或改名：删去这一处，或改成现有的字段',
    ],
    [
      '“{pointer}” names no field{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete this entry, or name a field that is there',
    ],
  ),
  'fix-invalid': error(
    ['修正值“{expression}”是{found}，不能填入“{field}”', '让它与字段同类'],
    ['The fix “{expression}” is {found} and cannot go into “{field}”', 'Give it the field’s type'],
  ),
  'severity-invalid': error(
    [
      'severity 应为 error 或 warning，现为“{found}”{suggestion}',
      '改成 {instead}',
      "写 error、warning，或 条件 ? 'warning' : 'error'",
    ],
    [
      'severity must be error or warning, this is “{found}”{suggestion}',
      'Write {instead}',
      "Write error, warning, or condition ? 'warning' : 'error'",
    ],
  ),
  'fix-computed': error(
    ['“{field}”由规则“{rule}”自动计算，修正值填不进去', '删去这个修正值，或让它改别的字段'],
    [
      '“{field}” is computed by the rule “{rule}”, so a fix cannot fill it',
      'Remove the fix or let it fill another field',
    ],
  ),
  'computed-twice': error(
    ['“{field}”已由规则“{rule}”计算', '只保留一条计算'],
    ['“{field}” is computed by the rule “{rule}” already', 'Keep one of them'],
  ),
  'template-full-width': error(
    ['提示语中的“{found}”是全角的，其中的内容不会被算出', '改成半角的 { 和 }'],
    ['“{found}” of the message is a full-width brace: what stands in it is not worked out', 'Write { and }'],
  ),
  'eligibility-missing': warning(
    [
      '申报条件“{id}”没有写 eligibility，条件表里没有它',
      '写上 "eligibility": { "criterion": 条件, "threshold": 要求, "value": 填报值 }；不是申报条件的，改 kind',
    ],
    [
      '“{id}” is of the kind eligibility and has no line: the table of criteria lacks it',
      'Add "eligibility": { "criterion": …, "threshold": …, "value": … }; where it is none, change kind',
    ],
  ),
  'eligibility-elsewhere': warning(
    ['规则“{id}”写了 eligibility，kind 却是 {kind}', 'kind 改为 eligibility，或删去 eligibility'],
    [
      '“{id}” has a line for the table of criteria, and its kind is {kind}',
      'Make its kind eligibility, or delete the line',
    ],
  ),
  'template-syntax': error(
    ['提示语中的大括号不配对：“{found}”', '补上缺少的括号：{ 和 } 要成对'],
    ['A brace of the message has none to match it: “{found}”', 'Add the missing one: { and } stand in pairs'],
  ),
} as const satisfies Record<string, Entry>
