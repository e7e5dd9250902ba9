import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems in expressions. */
export const expressionProblems = {
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
  'rule-no-evidence': error(
    ['“{found}”：“{field}”不附佐证材料，总是不成立', '给这个字段写上 x-evidence，或改为要附材料的字段'],
    [
      '“{found}”: no evidence is attached to “{field}”, so it never holds',
      'Give the field x-evidence, or ask for a field that has it',
    ],
  ),
  'rule-no-list': error(
    [
      '“{found}”：“{field}”后面没有清单，总是 0',
      '表格的行数写作 {instead}',
      '给这个字段写上 x-list，或改为有清单的字段',
    ],
    [
      '“{found}”: there is no list behind “{field}”, so it is always 0',
      'Count the rows of the table: {instead}',
      'Give the field x-list, or ask for a field that has one',
    ],
  ),
  'rule-divides-by-zero': error(
    ['“{found}”除以 0，得不出结果', '改正除数'],
    ['“{found}” divides by 0 and gives nothing', 'Correct the divisor'],
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
      '字段可能已删除或改名：删去用到它的部分，或改成现有的：{known}',
    ],
    [
      'There is no field “{name}”{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete what uses it, or name what is there: {known}',
    ],
  ),
  'unknown-name': error(
    [
      '不认识“{name}”{suggestion}',
      '改成 {instead}',
      '字段、params、let、each 中都没有它：删去它，或改成已有的：{known}',
    ],
    [
      'Unknown name “{name}”{suggestion}',
      'Write {instead}',
      'It is no field, param, let or each variable: delete it, or name one that is there: {known}',
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
    ['{function} 的参数不对：{detail}', '写成 {instead}', '写法：{signature}'],
    ['Wrong arguments for {function}: {detail}', 'Write {instead}', 'Write {signature}'],
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
  'rule-number-name': error(
    ['“{found}”：数字后面直接跟了“{name}”', '相乘写成 {instead}；是单位的，只写数字'],
    ['“{found}”: “{name}” stands right behind a number', 'To multiply write {instead}; leave a unit away'],
  ),
  'rule-today': error(
    [
      '规则里没有“{name}”（今天）：同样的填报，哪一天核对都应是同样的结果',
      '写定日期：在 edition.json 的 params 里加一个 "type": "date" 的参数，用 params.名称；以填表日为准的，加一个日期字段',
    ],
    [
      'Rules know no “{name}”: the same answers are to give the same findings on every day',
      'Fix the day: add a parameter of "type": "date" to edition.json and write params.name, or ask for the day in a field',
    ],
  ),
  'rule-share': warning(
    [
      '“{found}”里的 {value} 是 {value}%：单位为 % 的数，10 就是 10%',
      '写 {instead}；确实是 {value}% 的，在提示语里写明 {value}%',
    ],
    [
      '{value} in “{found}” is {value}%: of a number in %, 10 is 10%',
      'Write {instead}; where {value}% is meant, let the message say {value}%',
    ],
  ),
  'rule-thousands': warning(
    ['“{found}”是 {value}：句点是小数点，不分节', '写 {instead}；确实是 {value} 的，写 {value}'],
    [
      '“{found}” is {value}: a point begins the decimals and parts no thousands',
      'Where {instead} is meant, write {instead}; otherwise write {value}',
    ],
  ),
  'rule-counts-begun': warning(
    ['“{found}”：还没有填的不参与核对，一项也没有时这条规则不会报告', '判断是否已填，写 {instead}'],
    [
      '“{found}”: what is not filled in is not checked, so the rule does not report where there is none',
      'To ask whether it is filled in, write {instead}',
    ],
  ),
} as const satisfies Record<string, Entry>
