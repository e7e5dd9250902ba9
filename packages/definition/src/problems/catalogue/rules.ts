import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of rules whose expressions are valid by themselves. */
export const rulesProblems = {
  'rules-gone': error(
    ['这里一条规则也没有了，用例却还预期 {rules}', '恢复这些规则；不再需要的，把预期它们的用例也删去'],
    [
      'No rule is left here, and cases still expect {rules}',
      'Put the rules back, or delete the cases that expect them',
    ],
  ),
  'term-twice': warning(
    ['“{found}”在 {sum} 里加了两次', '改成漏掉的那一项；确要加两次的，写 2 * {found}'],
    [
      '“{found}” stands twice in {sum}',
      'Write what is missing in its place; where it is to count twice, write 2 * {found}',
    ],
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
  'unused-each': warning(
    ['each 里的“{name}”没有用到：同一个问题会重复报告', '在条件或 at 中用到它，或删去'],
    [
      '“{name}” in each is not used: the same is reported again and again',
      'Use it in the check or in at, or remove it',
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
  'condition-always': warning(
    ['条件“{expression}”总是成立，写不写都一样', '改成要的条件，或删去'],
    [
      'The condition “{expression}” always holds: it makes no difference',
      'Write the condition that is meant, or delete it',
    ],
  ),
  'choice-idle': warning(
    ['“{found}”总是得到同一个结果，前面的条件不起作用', '改正条件或两边的值，或只写一边'],
    [
      '“{found}” always gives the same: its condition decides nothing',
      'Correct the condition or one of the two values, or write one of them alone',
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
  'each-named': error(
    ['each 里名称写在前面，后面是它逐个代表的内容', '改成 {instead}'],
    ['In each the name stands first, and behind it what it goes through', 'Write {instead}'],
  ),
  'each-unusable': error(
    ['each 不能重复“{name}”：{found}', '写年份、字段、表格或一组字段；只要其中几行时写在 when 里'],
    [
      'each cannot repeat a rule over “{name}”: {found}',
      'Name years, fields, a table or a group; say in when which rows are meant',
    ],
  ),
  'variable-elsewhere': error(
    [
      '“{pointer}”里的{name}不是“{members}”中的一个：清单的行按行号，表格里按编号取名',
      '在 each 中写 "{name}": "{members}"，要用到另一个清单的行时按编号去找，如 rows.filter(row, row.key == {name})',
    ],
    [
      'In “{pointer}” {name} is none of “{members}”: rows of a list go by their numbers, members of a table by their keys',
      'Write "{name}": "{members}" in each, and find the row of another list by its key: rows.filter(row, row.key == {name})',
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
  'rule-name-unused': warning(
    ['这里的规则没有“{name}”这个名称', '从 names 中删去它'],
    ['No rule here has a name “{name}”', 'Remove it from names'],
  ),
  'rule-name-differs': error(
    ['“{name}”在这里叫“{words}”，在{other}中叫“{theirs}”', '两处写成一样，或给其中一处的名称换个写法'],
    [
      '“{name}” is called “{words}” here and “{theirs}” in {other}',
      'Call it the same in both, or give one of them another name',
    ],
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
  'param-below': error(
    [
      '{authority}把“{name}”定为 {value}，而规则拿来比的“{expression}”不会小于 {limit}：这样比等于不比',
      '改成不小于 {limit} 的数',
    ],
    [
      '{authority} puts “{name}” at {value}, and “{expression}”, with which a rule compares it, is never below {limit}: the comparison says nothing',
      'Write a number of at least {limit}',
    ],
  ),
  'param-above': warning(
    [
      '{authority}把“{name}”定为 {value}，而规则拿来比的“{expression}”不会大于 {limit}：这样比等于不比',
      '改成不大于 {limit} 的数',
    ],
    [
      '{authority} puts “{name}” at {value}, and “{expression}”, with which a rule compares it, is never above {limit}: the comparison says nothing',
      'Write a number of at most {limit}',
    ],
  ),
  'param-text': error(
    ['这个参数有单位（{unit}），值却是文字“{value}”', '只写数字，如 10；确实不是数字的，删去 unit'],
    [
      'This parameter has a unit ({unit}), and its value is a text: “{value}”',
      'Write a number only, as in 10; where it is none, remove unit',
    ],
  ),
  'tolerance-negative': error(
    ['容差是 {found}：小于 0 的容差，任何值都通不过', '写 0 或大于 0 的数，如 0.01'],
    ['The tolerance is {found}: no value passes one below 0', 'Write 0 or more, as in 0.01'],
  ),
  'number-in-quotes': error(
    ['这里要的是数字，写成了文字“{value}”', '去掉引号，写成 {number}'],
    ['A number is wanted here, and “{value}” is a text', 'Write {number} without quotation marks'],
  ),
  'number-rounded': error(
    [
      '数“{value}”的位数太多，读进来成了 {read}（只能保留约 15 位有效数字）',
      '是数量的，写不超过 15 位有效数字；是编号、证件号的，写成文字：字段用 "type": "string"，值加上引号 "{value}"',
    ],
    [
      'The number “{value}” has more digits than are kept (about 15): it is read as {read}',
      'Write at most 15 digits of a quantity; an identity or serial number is a text: "type": "string" for its field, and "{value}" in quotation marks',
    ],
  ),
  'message-other': warning(
    [
      '规则“{id}”的文字里写了 {name}，条件却没有用到它：可能抄自别的规则',
      '改成这条规则用到的字段或参数；确实要写它的，先在 let 中用到它',
    ],
    [
      'What the rule “{id}” tells people names {name}, which its condition does not read: it may be copied from another',
      'Name what this rule reads; where it is meant, read it in let',
    ],
  ),
  'rule-elsewhere': warning(
    [
      '规则“{id}”把问题报在“{field}”，条件却没有用到这一栏',
      '把 at 改成条件用到的字段，如 {instead}；也用到这一栏的，写进条件',
    ],
    [
      'The rule “{id}” reports at “{field}”, which its condition does not read',
      'Let at name a field that the condition reads, such as {instead}; where this one matters, read it',
    ],
  ),
  'message-sense': warning(
    [
      '规则“{id}”的提示说“{words}”，条件却是 {check}，正好相反',
      '条件对的，把提示改成相反的说法；提示对的，把条件中的比较符号反过来',
    ],
    [
      'The message of the rule “{id}” says “{words}”, and the check is {check}: the opposite',
      'Where the check is right, say the opposite in the message; where the message is right, turn the sign of the comparison',
    ],
  ),
  'message-order': warning(
    [
      '规则“{id}”的提示说“{words}”，条件 {check} 要的正是这样：报出来的是对的情形',
      '提示说哪里不对的，把先后、大小反过来说；提示对的，把条件中的比较符号反过来',
    ],
    [
      'The message of the rule “{id}” says “{words}”, which is what the check {check} wants: it is told of what is right',
      'Say what is wrong, the other way round; where the message is right, turn the sign of the comparison',
    ],
  ),
  'message-strict': warning(
    [
      '规则“{id}”的提示说“{words}”，条件却是 {check}：正好等于界限时，提示与核对的结果不符',
      '含界限的，写 >= 或 <=，说“达到”“不超过”；不含的，写 > 或 <，说“超过”“低于”',
    ],
    [
      'The message of the rule “{id}” says “{words}”, and the check is {check}: at the limit itself the two differ',
      'Where the limit may be met, write >= or <= and say “at least” or “at most”; where not, > or < and “more than” or “less than”',
    ],
  ),
  'kind-other': warning(
    ['规则“{id}”归在“{kind}”一类，条件里却没有这类内容：填报的人会在别处找', '改成合适的一类，如 {known}'],
    [
      'The rule “{id}” is of the kind “{kind}”, and nothing in it is: who fills in looks for it elsewhere',
      'Write the kind that it is of, as {known}',
    ],
  ),
  'message-number': warning(
    [
      '规则“{id}”的文字说的是 {written}，条件比较的却是 {value}',
      '两处写成一样；数在参数里的，写成 {name}，改参数时文字也跟着变',
    ],
    [
      'What the rule “{id}” tells people is {written}, and its condition compares with {value}',
      'Let both say the same; write {name} where the number is a parameter, so that the text follows it',
    ],
  ),
  'message-unit': warning(
    ['“{name}”的单位是{unit}，旁边写的却是{written}', '改成 {instead}'],
    ['The unit of “{name}” is {unit}, and {written} stands beside it', 'Write {instead}'],
  ),
  'years-reversed': warning(
    [
      '{found} 的两个年份前后颠倒：算的是从后一年到前一年的变化，增长会算成下降',
      '写成 {instead}：先写较早的年份',
    ],
    [
      '{found} has its years the wrong way round: it goes from a later year to an earlier one, so that growth is told as decline',
      'Write {instead}: the earlier year comes first',
    ],
  ),
  'threshold-sign': warning(
    ['申报条件表写的是“{written}”，核对的却是“{wanted}”', '把 threshold 的符号改成 {wanted}，或改正 check'],
    [
      'The threshold is written with “{written}”, and checked with “{wanted}”',
      'Write {wanted} in threshold, or correct check',
    ],
  ),
  'fix-not-enough': warning(
    ['用例“{name}”按规则“{id}”的修正值改过以后，这条规则仍不通过', '改正 fix 中的算式，使改后符合条件'],
    [
      'In the case “{name}” the rule “{id}” does not hold after its fix either',
      'Correct the expression in fix, so that the rule holds afterwards',
    ],
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
  'braces-no-variable': error(
    [
      '“{pointer}”里花括号中只能写 each 的变量，“{name}”不是',
      '只写变量本身：{instead}',
      '先在 each 中给变量起名，如 "each": {"row": "清单"}，再把它写在花括号中',
    ],
    [
      'In “{pointer}” only a variable of each may stand in braces, and “{name}” is none',
      'Write the variable alone: {instead}',
      'Name a variable in each, as in "each": {"row": "list"}, and write it in the braces',
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
