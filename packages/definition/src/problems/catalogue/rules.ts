import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Expressions and rules. */
export const rulesProblems = {
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
} as const satisfies Record<string, Entry>
