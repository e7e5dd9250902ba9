import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of `schema.json` and `shared/*.json`. */
export const schemaProblems = {
  'ref-remote': error(
    ['引用“{ref}”指向表册以外，不会去网上取', '把所引用的内容存为 shared/ 下的文件，再引用它'],
    [
      'The reference “{ref}” leads out of the form; nothing is fetched from elsewhere',
      'Save what it refers to as a file in shared/ and refer to that',
    ],
  ),
  'ref-dynamic': error(
    ['不支持 $dynamicRef', '改用 $ref 直接写明所引用的定义'],
    ['$dynamicRef is not supported', 'Use $ref and name the definition'],
  ),
  'ref-unknown': error(
    ['引用“{ref}”没有指向任何定义{suggestion}', '改成 {instead}', '定义可能已删除：删去这个引用，或补上定义'],
    [
      'The reference “{ref}” leads nowhere{suggestion}',
      'Write {instead}',
      'It may have been removed: delete the reference, or add the definition',
    ],
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
    [
      '“{name}”不是 edition.json 中的年份组{suggestion}',
      '可用：{known}；都不对的，在 edition.json 的 years 里补上 {name}',
      '在 edition.json 的 years 里补上 {name}，如 "{name}": [2024, 2025]',
    ],
    [
      '“{name}” is not a set of years in edition.json{suggestion}',
      'Known: {known}; if it is none of them, add {name} to years in edition.json',
      'Add {name} to years in edition.json, as in "{name}": [2024, 2025]',
    ],
  ),
  'year-placeholder': error(
    ['“{name}”不是年份占位符{suggestion}', '写成 {known} 之一'],
    ['“{name}” names no year{suggestion}', 'Write one of {known}'],
  ),
  'keyword-mismatch': error(
    ['“{keyword}”不能用在{type}上', '删去它，或改正 type'],
    ['“{keyword}” cannot stand on {type}', 'Remove it or correct the type'],
  ),
  'unit-unknown': error(
    [
      '不认识单位“{unit}”{suggestion}',
      '改成认识的单位（换单位时数值要一并换算），或在 form.json 的 units 中定义它；没有固定单位时写 "any"',
    ],
    [
      'Unknown unit “{unit}”{suggestion}',
      'Write a unit that is known (mind the figures), or define it in units of form.json; "any" where there is no fixed one',
    ],
  ),
  'unit-part-unknown': error(
    [
      '单位“{unit}”中的“{part}”不认识{suggestion}',
      '改成认识的单位，或在 form.json 中定义这一部分："units": { "{part}": { "of": 认识的单位, "factor": 倍数 } }，' +
        '不与别的单位换算时写 "units": { "{part}": {} }',
    ],
    [
      '“{part}” in the unit “{unit}” is not known{suggestion}',
      'Write a unit that is known, or define that part in form.json: "units": { "{part}": { "of": a known unit, ' +
        '"factor": how many of it } }, or "units": { "{part}": {} } for one that converts into no other',
    ],
  ),
  'unit-missing': warning(
    ['数字“{field}”没有写单位', '补上 x-unit；确实没有固定单位时写 "x-unit": "any"'],
    ['The number “{field}” has no unit', 'Add x-unit, or "x-unit": "any" when it really has none'],
  ),
  'title-unit': warning(
    ['“{title}”写的是{stated}，x-unit 却是{unit}：填的人会按名称填', '让两处一致'],
    [
      '“{title}” says {stated}, x-unit says {unit}: people fill in what the title says',
      'Let both say the same',
    ],
  ),
  'list-years': warning(
    [
      '“{title}”的清单有年份一列“{column}”，但没有限定年份：其他年份的行也收，下一年度还会原样带入',
      '限定为本表填报的年份："annual": {known}；哪一年都可以填的，写 "annual": false',
    ],
    [
      'The list of “{title}” has a column of years, “{column}”, that is not bound: rows of any year are taken, and ' +
        'are carried into the next edition',
      'Bind it to the years of the form: "annual": {known}; where any year may stand there, "annual": false',
    ],
  ),
  'field-null': warning(
    ['“{field}”的类型是 null，什么也填不了', '改为其他类型，如 string、number；不需要的，删去这个栏目'],
    [
      '“{field}” is of the type null: nothing can be filled in',
      'Write another type, such as string or number, or delete the field',
    ],
  ),
  'name-spaces': warning(
    ['字段名“{name}”的首尾有空格，与不带空格的写法对不上', '改成 {instead}'],
    ['The name “{name}” has spaces at its ends: written without them it is another', 'Write {instead}'],
  ),
  'pattern-full-width': warning(
    ['正则表达式“{pattern}”里有全角符号，它们只与自己相符，不起作用', '改成 {instead}'],
    ['The pattern “{pattern}” has full-width signs, which match themselves only', 'Write {instead}'],
  ),
  'pattern-slashes': error(
    ['正则表达式“{pattern}”两头多了斜杠，什么内容都不会相符', '改成 {instead}'],
    ['The pattern “{pattern}” stands between slashes: nothing can fit it', 'Write {instead}'],
  ),
  'pattern-anything': warning(
    ['任何内容都与正则表达式“{pattern}”相符，它不起作用', '写上要求的格式，或删去 pattern'],
    [
      'Any text fits the pattern “{pattern}”: it checks nothing',
      'Write what is asked for, or delete pattern',
    ],
  ),
  'pattern-odd': warning(
    ['正则表达式“{pattern}”恐怕不是这个意思：{detail}', '改成 {instead}'],
    ['The pattern “{pattern}” hardly means what was meant: {detail}', 'Write {instead}'],
  ),
  'pattern-unanchored': warning(
    [
      '正则表达式“{pattern}”没有从头管到尾：前面或后面多出别的内容也算相符',
      '改成 {instead}；确实只要求含有它，用括号括起来：({pattern})',
    ],
    [
      'The pattern “{pattern}” does not reach from beginning to end: whatever stands before or behind fits too',
      'Write {instead}; where it is enough that a text has it, put it in brackets: ({pattern})',
    ],
  ),
  'title-long': warning(
    ['名称“{title}…”有 {count} 个字：界面、纸面和清单里都放不下', '名称只写栏目叫什么，说明写在填写说明里'],
    [
      'The title “{title}…” has {count} letters: no page, paper or list has room for it',
      'Let the title name the field, and explain it in its description',
    ],
  ),
  'title-missing': warning(
    ['{count} 处没有 title：{field}；填的人看到的是英文的键', '补上 title，写填的人看到的名称'],
    [
      'Without title ({count}): {field}. People see the key instead',
      'Add title, with the name that people are to see',
    ],
  ),
  'field-refused': warning(
    ['“{field}”写的是 false：不能有任何内容', '删去这个字段，也从界面和纸质表中删去'],
    ['“{field}” is false: nothing may ever stand there', 'Delete it, here and wherever it is shown'],
  ),
  'example-invalid': warning(
    ['示例“{value}”不符合本栏自己的要求', '改正或删去这个示例'],
    ['The example “{value}” breaks its own field', 'Correct or remove the example'],
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
  'title-empty': error(
    ['“{field}”的 title 没有文字，填表的人不知道要填什么', '写上栏目名称，或删去 title'],
    [
      'The title of “{field}” has no words: nobody knows what is asked',
      'Write what it is called, or remove title',
    ],
  ),
  'duplicate-id': error(
    ['编号“{id}”已用于 {other}', '换一个编号'],
    ['The id “{id}” is used already at {other}', 'Choose another id'],
  ),
  'part-copied': error(
    [
      '“{part}”是从“{other}”复制的：各栏的 x-id（和规则编号）都还是那一部分的',
      '给这一部分的每一栏换 x-id、每条规则换编号；form.json 的 edit 里加上这一部分',
    ],
    [
      '“{part}” is a copy of “{other}”: the x-id of its fields (and ids of rules) are still those of the other part',
      'Give each field an x-id of its own and each rule an id, and add the part to edit in form.json',
    ],
  ),
  'reserved-name': error(
    ['名称“{name}”是保留字：系统在这个名称下存放别的内容', '换一个名称'],
    ['The name “{name}” is reserved: the system keeps something else under it', 'Choose another name'],
  ),
  'word-of-rules': warning(
    ['“{name}”是规则语言的保留字，规则里读不到这个栏目', '若规则要用到它，换一个名称'],
    [
      '“{name}” is a word of the rule language: no rule can read this field',
      'Choose another name if a rule needs it',
    ],
  ),
  'unknown-required': error(
    [
      'required 里的“{name}”不是本对象的属性{suggestion}',
      '改成 {instead}',
      '字段可能已删除：从 required 中删去它',
    ],
    [
      '“{name}” in required is no property here{suggestion}',
      'Write {instead}',
      'The field may have been removed: delete it from required',
    ],
  ),
  'unit-known': error(
    ['“{unit}”是已有的单位，这里给了另一种含义', '换一个名称，或删去这个定义，用已有的单位'],
    [
      '“{unit}” is a unit already, and gets another meaning here',
      'Give it another name, or remove it and use the unit that there is',
    ],
  ),
  'unit-loop': error(
    ['单位互相定义，没有尽头：{chain}', '把其中一个改成用已有的单位定义，或写 {}'],
    [
      'These units are defined by each other: {chain}',
      'Define one of them by a unit that there is, or write {}',
    ],
  ),
  'condition-unknown': warning(
    [
      '条件看的“{name}”不是本对象的属性，条件总是成立{suggestion}',
      '改成 {instead}',
      '改成现有的字段，或删去',
    ],
    [
      'The condition looks at “{name}”, which is no property here, so it always holds{suggestion}',
      'Write {instead}',
      'Name a field that is there, or remove it',
    ],
  ),
  'unknown-dependent': warning(
    ['{keyword} 里的“{name}”不是本对象的属性{suggestion}', '改成 {instead}', '改成现有的字段，或删去'],
    [
      '“{name}” in {keyword} is no property here{suggestion}',
      'Write {instead}',
      'Name a field that is there, or delete it',
    ],
  ),
  'dependent-itself': warning(
    ['dependentRequired 写的是填了“{name}”就要填“{name}”，等于没有要求', '改成另外要填的字段，或删去'],
    [
      'dependentRequired asks for “{name}” where “{name}” is filled in, which asks for nothing',
      'Name the other field that is to be filled in then, or delete it',
    ],
  ),
  'keyword-alone': warning(
    ['“{keyword}”没有“{other}”就不起作用', '补上“{other}”，或删去'],
    ['“{keyword}” does nothing without “{other}”', 'Add “{other}”, or delete it'],
  ),
  'keyword-unheeded': warning(
    [
      '“{keyword}”写在这里不起作用：{detail}（{field}）',
      '删去它；要改变显示或校验，用规则、readOnly、pattern 等写明',
    ],
    [
      '“{keyword}” has no effect here: {detail} ({field})',
      'Delete it; what is shown or checked is said by rules, readOnly, pattern and the like',
    ],
  ),
  'name-refused': warning(
    ['propertyNames 不允许名称 {name}：“{field}”永远填不了', '改正 propertyNames，或给字段换一个名称'],
    [
      'propertyNames refuses the name {name}: “{field}” can never be filled in',
      'Correct propertyNames, or give the field another name',
    ],
  ),
  'dependent-needless': warning(
    [
      '“{name}”本来就必填，不必再因“{other}”而必填',
      '删去这一处；只在填了“{other}”时才必填的，从 required 中删去它',
    ],
    [
      '“{name}” is required anyway, whether “{other}” is filled in or not',
      'Delete it here; where it is asked for with “{other}” only, delete it from required',
    ],
  ),
  'field-title-twice': warning(
    ['“{title}”有两栏：{other} 和 {field} 名称相同，填的人分不清', '给其中一栏换一个名称'],
    [
      'Two fields beside each other are called “{title}”, {other} and {field}: nobody can tell them apart',
      'Give one of them another title',
    ],
  ),
  'format-unheeded': warning(
    ['格式“{format}”不作核对，填什么都行', '可用的格式：{known}；别的写法用 pattern 规定，或删去 format'],
    [
      'The format “{format}” is not checked: anything may be filled in',
      'Known: {known}; say anything else by pattern, or delete format',
    ],
  ),
  'format-unknown': error(
    ['不认识格式“{format}”{suggestion}', '改成 {instead}'],
    ['Unknown format “{format}”{suggestion}', 'Write {instead}'],
  ),
  'schema-contradiction': error(
    ['没有任何值能同时满足：{detail}', '改正其中一个限制'],
    ['No value can satisfy: {detail}', 'Correct one of the limits'],
  ),
  'samples-refused': error(
    [
      '“{field}”的 {keyword} 要求{wanted}，各个样例里填的都不是，如 {value}',
      '改正 {keyword}；本来就要这样改的，把样例、用例和示例也改过来',
    ],
    [
      'The {keyword} of “{field}” asks for {wanted}; no sample holds that, one has {value}',
      'Correct {keyword}; where the change is meant, change samples, cases and examples as well',
    ],
  ),
  'pattern-invalid': error(
    ['正则表达式“{pattern}”无法使用：{detail}', '{mend}'],
    ['The pattern “{pattern}” cannot be used: {detail}', '{mend}'],
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
    [
      '佐证要求“{when}”不适用于“{field}”',
      '“ticked”用于勾选栏，“positive”用于数字或含数字的一组；其他栏目用“always”或“optional”',
    ],
    [
      'The evidence rule “{when}” does not fit “{field}”',
      '“ticked” is for options to tick, “positive” for numbers; other fields take “always” or “optional”',
    ],
  ),
  'evidence-option': error(
    [
      '佐证要求里的“{option}”不是“{field}”的选项{suggestion}',
      '改成 {instead}；可用：{known}',
      '改成已有选项的代码，可用：{known}',
    ],
    [
      'The evidence rule names “{option}”, which is no option of “{field}”{suggestion}',
      'Write {instead}; known: {known}',
      'Name an option by its code: {known}',
    ],
  ),
  'column-untitled': error(
    ['“{key}”的 title 没有文字，填表的人不知道这一列要填什么', '写上名称'],
    ['The title of “{key}” has no words: nobody knows what this column asks for', 'Write what it is called'],
  ),
  'duplicate-column': error(
    ['清单的列“{key}”写了两次', '给其中一列换一个 key'],
    ['The column “{key}” of the list is there twice', 'Give one of them another key'],
  ),
  'field-open': warning(
    ['“{field}”没有写 {keyword}：什么内容都能填，界面上只能给出通用的编辑框', '补上 {keyword}'],
    ['“{field}” has no {keyword}: anything may be filled in, with a general editor only', 'Add {keyword}'],
  ),
  'read-only-empty': warning(
    ['“{field}”是只读的，又没有规则计算它，一直是空的', '加一条 compute 规则，或删去 readOnly'],
    [
      '“{field}” is only read, and no rule computes it: it stays empty',
      'Add a rule with compute, or remove readOnly',
    ],
  ),
  'keyword-ignored': error(
    ['“{keyword}”写在这里不起作用', '移到它起作用的地方（见该关键字的说明），或删去'],
    ['“{keyword}” does nothing here', 'Move it to where it works (see its description), or remove it'],
  ),
  'field-empty': error(
    ['“{field}”里没有可以填写的内容', '在 properties 中写出要填的内容，或删去这个字段'],
    [
      '“{field}” holds nothing that can be filled in',
      'Write what is to be filled in into properties, or remove the field',
    ],
  ),
  'key-misplaced': error(
    ['x-key 只能写在表格行内的一个文字字段上，每个表格一个', '移到表格行内，或删去多余的'],
    [
      'x-key stands on one text of a row, once in a table',
      'Move it into the row, or remove the one too many',
    ],
  ),
  'not-a-list': error(
    [
      '“{pointer}”不是可增减行的表格，不能引用它的行{suggestion}',
      '改成 {instead}',
      '改成一个表格（数组）的位置',
    ],
    [
      '“{pointer}” is no list whose rows could be referred to{suggestion}',
      'Write {instead}',
      'Name a list (an array of objects)',
    ],
  ),
  'reference-without-key': error(
    ['“{list}”的行没有编号（x-key），不能引用', '给该表格的一列加 x-key'],
    ['The rows of “{list}” have no keys (x-key) to refer to', 'Give a column of that table an x-key'],
  ),
  'reference-without-members': error(
    [
      '对象的 x-ref 说成员按“{list}”的行命名，但没有 additionalProperties 说明成员是什么',
      '加上 additionalProperties，写明每个成员的结构',
    ],
    [
      'The x-ref of an object names its members after the rows of “{list}”, but no additionalProperties says what a member is',
      'Add additionalProperties with the schema of a member',
    ],
  ),
} as const satisfies Record<string, Entry>
