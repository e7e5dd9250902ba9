import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems between editions: inherited files, omitted rules, the carry map. */
export const editionsProblems = {
  'time-zone-elsewhere': warning(
    [
      '时区 {zone} 离这张表的语言（{locale}）所在的地方很远：截止时间按那里的钟点算',
      '写这里的时区：{known}；表确是给那里填的，在 form.json 的 format 里写明 locale，如 zh-HK',
    ],
    [
      'The time zone {zone} is far from the country of the form ({locale}): its days end by the clock of elsewhere',
      'Write one of its own: {known}. Where the form is for elsewhere, say so by locale in format of form.json, as in en-GB',
    ],
  ),
  'locale-elsewhere': warning(
    [
      '日期和数字按 {locale} 的写法，表的语言却是 {language}：小数点和日月的先后会与文字不同',
      '写这种语言的 locale，如 zh-CN、en-US',
    ],
    [
      'Dates and numbers are written as in {locale}, and the form is in {language}: decimal signs and days are not those of its texts',
      'Write a locale of that language, as zh-CN or en-US',
    ],
  ),
  'inherit-unknown': error(
    [
      '没有可以沿用的文件“{from}”{suggestion}',
      '写成另一年度的文件夹（如 ../2024）或其中的文件夹、文件；不再沿用就删去这一行',
    ],
    [
      'There is nothing to inherit at “{from}”{suggestion}',
      'Name another edition’s folder (as ../2024), or a folder or file in one; delete this line to inherit nothing',
    ],
  ),
  'inherit-loop': error(
    ['沿用关系成环：{chain}', '让其中一个年度用自己的文件'],
    ['Editions inherit from each other: {chain}', 'Let one of them have files of its own'],
  ),
  'omit-unknown': error(
    ['“{id}”不是本年度任何一条规则的编号{suggestion}', '改正编号或删去'],
    ['“{id}” is the id of no rule of this edition{suggestion}', 'Correct the id or delete it'],
  ),
  'sample-untitled': warning(
    [
      'samples.json 没有写样例“{name}”在表的语言（{language}）里的名称，填报单位看到的是文件名',
      '加上 "{language}": "名称"',
    ],
    [
      'samples.json gives the sample “{name}” no title in the language of the form ({language}): its file name is shown',
      'Add "{language}": "a title"',
    ],
  ),
  'sample-mistake': warning(
    [
      '样例：{message}',
      '改正样例；字段或选项改了名，样例也要跟着改；本来就要展示错误的样例，在 samples.json 的 $mistakes 中列出',
    ],
    [
      'Sample: {message}',
      'Correct the sample; where a field or option was renamed, rename it here too; list a sample that shows mistakes on purpose under $mistakes of samples.json',
    ],
  ),
  'sample-cell-unknown': warning(
    [
      '样例里的“{pointer}”没有指向任何一格{suggestion}',
      '改成 {instead}',
      '字段可能已删除或改名：删去这一处，或改成现有的一格（这里有：{known}）',
    ],
    [
      'The sample fills “{pointer}”, which is no cell{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete it, or name a cell that is there: {known}',
    ],
  ),
  // regional variants
  'variant-file': error(
    ['文件名应为行政区划代码“{region}.json”', '改文件名，或改正 region'],
    ['The file should be called “{region}.json”', 'Rename it or correct region'],
  ),
  'variant-unknown': error(
    ['本表没有“{name}”{suggestion}', '地区规定只能改已有的参数和规则的轻重，增加规则和说明；改正名称或删去'],
    [
      'The form has no “{name}”{suggestion}',
      'A region changes parameters and severities that there are, and adds rules and instructions; correct or delete it',
    ],
  ),
  'variant-part': warning(
    ['规则属于“{part}”，却报在“{pointer}”', '把 part 改成“{instead}”，或改正 at'],
    ['The rule belongs to “{part}” and reports at “{pointer}”', 'Write “{instead}” for part, or correct at'],
  ),
  'variant-value': error(
    ['参数“{name}”原来是{expected}，这里是{found}', '改成{expected}'],
    ['The parameter “{name}” is {expected}, here it is {found}', 'Write {expected}'],
  ),
  'variant-same': warning(
    ['“{name}”在这里与全国的规定相同，没有改变什么', '改成本地区的规定，或删去'],
    ['“{name}” is here what it is everywhere', 'Write what this region rules, or delete it'],
  ),
  'variant-nothing': warning(
    ['这份地区规定没有规定任何内容', '写 window、params、severity、rules 或 instructions，或删去这个文件'],
    [
      'This file rules nothing for its region',
      'Add window, params, severity, rules or instructions, or delete the file',
    ],
  ),
  'variant-window': warning(
    [
      '本地区 {to} 截止，晚于全国的 {last}：之后报来的可能赶不上上一级',
      '改成 {last} 或更早，或先确认上一级同意',
    ],
    [
      'Here it ends on {to}, after {last}, when it ends everywhere: what comes in later may be too late for the level above',
      'End it on {last} or earlier, or make sure that the level above agreed',
    ],
  ),
  'case-region-unruled': error(
    [
      '地区“{region}”没有自己的规定，这个文件的用例不会运行{suggestion}',
      '改成有规定的地区，或在 regions/ 中加上该地区的规定',
    ],
    [
      'Nothing is ruled for the region “{region}”, so these cases are not run{suggestion}',
      'Name a region that has a file in regions/, or add one for it',
    ],
  ),
  'variant-case': warning(
    ['地区规则“{id}”没有{kind}的用例', '在 cases/ 中加一个用例文件，写明 "region": "{region}"'],
    ['The regional rule “{id}” has no case that {kind}', 'Add a file of cases with "region": "{region}"'],
  ),
  // the carry map
  'carry-file-missing': warning(
    [
      '上一年度是 {previous}，但没有 carry.json：上一年度的填报带不进来',
      '用 formwright revise 生成带入表，或新建 carry.json',
    ],
    [
      'The edition before this one is {previous}, but there is no carry.json: its answers cannot be carried',
      'Let formwright revise write the carry map, or write carry.json',
    ],
  ),
  'carry-from': error(
    ['带入表写的是由“{from}”带入，上一年度却是“{previous}”', '两处写成同一个年度（没有上一年度时都写 null）'],
    [
      'The carry map carries from “{from}”, but the edition before this one is “{previous}”',
      'Name the same edition in both (null where there is none)',
    ],
  ),
  'carry-nothing': error(
    [
      '没有上一年度，带入表里的栏目不起作用',
      '在 edition.json 的 previous 和这里的 from 写明上一年度，或删去带入表',
    ],
    [
      'There is no edition before this one: what the carry map names does nothing',
      'Name the edition before in previous of edition.json and in from here, or delete the carry map',
    ],
  ),
  'carry-many-missing': error(
    [
      '带入表没有说明本年度 {count} 个栏目的内容从哪里来：{fields}',
      '用 formwright revise 生成带入表，再逐栏核对；或在 fields 中逐栏写明',
    ],
    [
      'The carry map does not say where {count} fields of this edition come from: {fields}',
      'Let formwright revise write the carry map and look it through; or say it in fields one by one',
    ],
  ),
  'carry-many-left': error(
    [
      '上一年度有 {count} 个栏目既没有带入，也没有说明为什么不带入：{fields}',
      '在 dropped 中写明原因，或在 fields 中写明带入哪一栏',
    ],
    [
      '{count} fields of the edition before are neither carried nor said to be left behind: {fields}',
      'Say why in dropped, or name them in fields',
    ],
  ),
  'carry-no-options': error(
    ['“{field}”没有选项，这里的代码不起作用', '删去 options；换算数字或文字用 compute'],
    [
      '“{field}” has no options: these codes do nothing',
      'Delete options; convert numbers or texts with compute',
    ],
  ),
  'carry-missing': error(
    [
      '带入表没有说明“{field}”（{id}）的内容从哪里来',
      '在 fields 中加 "{id}": "{entry}"，或写明 from、compute、drop',
    ],
    [
      'The carry map does not say where “{field}” ({id}) comes from',
      'Add "{id}": "{entry}" to fields, or say from, compute or drop',
    ],
  ),
  'carry-unknown': error(
    ['带入表中的“{id}”不是本年度的栏目{suggestion}', '改正编号；本年度没有这一栏时移到 dropped 并写明原因'],
    [
      '“{id}” of the carry map is no field of this edition{suggestion}',
      'Correct it; a field that is gone belongs into dropped, with a reason',
    ],
  ),
  'carry-source': error(
    ['上一年度没有栏目“{id}”{suggestion}', '改正编号；本年度新增的栏目写 "new"'],
    [
      'The edition before has no field “{id}”{suggestion}',
      'Correct it; a field that is new is written as "new"',
    ],
  ),
  'carry-not-new': error(
    ['“{id}”写作新增，上一年度却有这一栏', '写 "same" 带入，或写 { "drop": 原因 }'],
    [
      '“{id}” is said to be new, but the edition before has it',
      'Write "same" to carry it, or { "drop": why }',
    ],
  ),
  'carry-left': error(
    [
      '上一年度的“{field}”（{id}）既没有带入，也没有说明为什么不带入',
      '在 dropped 中写明原因，或在 fields 中写 { "from": "{id}" }',
    ],
    [
      '“{field}” ({id}) of the edition before is neither carried nor said to be left behind',
      'Say why in dropped, or carry it with { "from": "{id}" } in fields',
    ],
  ),
  'carry-twice': error(
    ['“{id}”写在 dropped 中，又被带入', '只保留一处'],
    ['“{id}” is in dropped and is carried as well', 'Keep one of the two'],
  ),
  'carry-option': error(
    ['没有选项“{code}”{suggestion}', '左边写上一年度的代码，右边写本年度的代码；可用：{known}'],
    [
      'There is no option “{code}”{suggestion}',
      'Codes of the edition before on the left, of this one on the right; known: {known}',
    ],
  ),
  'carry-option-missing': error(
    [
      '上一年度的选项 {codes} 在本年度没有，带入表没有说明换成什么',
      '写 { "options": { 旧代码: 新代码 } }，不带入的写 null',
    ],
    [
      'This edition does not have the options {codes} of the edition before, and the carry map does not say what they become',
      'Write { "options": { old: new } }, null for one that is not carried',
    ],
  ),
  'carry-shape': warning(
    ['“{field}”上一年度是{before}，本年度是{now}，内容带不进来', '写 compute 换算，或写 { "drop": 原因 }'],
    [
      '“{field}” was {before} and is {now} now: nothing can be carried',
      'Convert it with compute, or write { "drop": why }',
    ],
  ),
  'carry-computes': error(
    [
      '算式得出{gives}，“{field}”填的是{now}，带不进来',
      '改写算式，使结果与本年度的栏目一致；或写 { "drop": 原因 }',
    ],
    [
      'The expression gives {gives}, “{field}” holds {now}: nothing can be carried',
      'Write one that gives what the field holds, or { "drop": why }',
    ],
  ),
  'carry-unit': warning(
    [
      '“{field}”上一年度以“{before}”填，本年度以“{now}”填，两者不能换算，数字带不进来',
      '用 compute 写明怎样换算，或写 { "drop": 原因 }',
    ],
    [
      '“{field}” was filled in as “{before}” and is “{now}” now; there is no converting, so no number is carried',
      'Convert it with compute, or write { "drop": why }',
    ],
  ),
  'carry-unit-added': warning(
    [
      '“{field}”上一年度没有写单位，本年度以“{now}”填，数字带不进来，以免差几个数量级',
      '单位相同的，在上一年度补写 x-unit，或用 compute 写明怎样换算；不带入的写 { "drop": 原因 }',
    ],
    [
      '“{field}” had no unit and is in “{now}” now: its numbers are not carried, as they might be of another size',
      'Give it its x-unit in the edition before or convert it with compute; or write { "drop": why }',
    ],
  ),
  'carry-unit-removed': warning(
    [
      '“{field}”上一年度以“{before}”填，本年度没有写单位，数字带不进来，以免差几个数量级',
      '补写 x-unit，或用 compute 写明怎样换算；不带入的写 { "drop": 原因 }',
    ],
    [
      '“{field}” was filled in as “{before}” and has no unit now: its numbers are not carried, as they might be of another size',
      'Give it its x-unit, or convert it with compute; or write { "drop": why }',
    ],
  ),
  'template-left': warning(
    [
      '“{text}”是新建表单时的说明，还没有换成本表自己的内容，会照样显示和打印',
      '写上本表自己的内容，或删去这一项',
    ],
    [
      '“{text}” is what every new form says: it would be shown and printed so',
      'Write your own, or delete the entry',
    ],
  ),
} as const satisfies Record<string, Entry>
