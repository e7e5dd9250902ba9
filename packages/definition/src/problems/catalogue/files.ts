import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Reading the files of a form folder, and their shape. */
export const filesProblems = {
  'json-syntax': error(
    ['这里写的“{detail}”不合 JSON 的写法', '对照上一行和下一行：每一项写成 "名称": 值，各项之间用逗号隔开'],
    [
      '“{detail}” cannot stand here in JSON',
      'Compare the lines around it: each entry is "name": value, entries are parted by commas',
    ],
  ),
  'json-empty': error(
    ['文件是空的', '写入内容，或删去这个文件'],
    ['The file is empty', 'Write its content or remove the file'],
  ),
  'json-trailing-comma': error(
    ['最后一项后面多了一个逗号', '删去这个逗号'],
    ['A comma stands after the last item', 'Remove this comma'],
  ),
  'json-comma-missing': error(
    ['“{detail}”前面少了一个逗号', '在上一项后面补上英文逗号'],
    ['A comma is missing before “{detail}”', 'Put a comma after the entry before it'],
  ),
  'json-colon-missing': error(
    ['名称和值之间少了冒号，现为“{detail}”', '写成 "名称": 值，用英文冒号'],
    ['The colon between name and value is missing at “{detail}”', 'Write "name": value'],
  ),
  'json-punctuation': error(
    ['“{detail}”是中文标点或不属于 JSON 的符号', '改成英文半角的 {instead}'],
    ['“{detail}” is a full-width mark or none of JSON', 'Write {instead} instead'],
  ),
  'json-quotes-missing': error(
    ['“{detail}”没有加引号', '写成 {instead}；名称和文字都要用英文双引号括起来'],
    ['“{detail}” has no quotes', 'Write {instead}; names and texts stand in straight double quotes'],
  ),
  'json-word': error(
    ['“{detail}”不是 JSON 的写法', '写成 {instead}，不加引号'],
    ['JSON does not write “{detail}”', 'Write {instead}, without quotes'],
  ),
  'json-invisible': error(
    ['这里有一个看不见的字符，不是普通空格', '删去它，需要时打一个普通空格'],
    ['An invisible character stands here that is no plain space', 'Delete it; type a plain space if needed'],
  ),
  'json-tab': error(
    ['文字里有制表符（Tab）：{detail}', '删去它，或写成 \\t'],
    ['The text has a tab inside: {detail}', 'Delete it or write \\t'],
  ),
  'json-comma-twice': error(['这里多了一个逗号', '删去它'], ['A comma too many stands here', 'Delete it']),
  'json-conflict': error(
    ['“{detail}”是合并冲突的标记：两个人改了同一处，还没有选定', '留下其中一种写法，删去三行标记'],
    [
      '“{detail}” marks a conflict of versions: two people changed the same place',
      'Keep one of the two and delete the three lines of marks',
    ],
  ),
  'json-other-format': error(
    [
      '文件的内容不是 JSON，开头是“{detail}”',
      '换成 JSON 的写法：整个文件是一个 { }；也可能是另存时格式选错了',
    ],
    [
      'What the file holds is no JSON: it begins with “{detail}”',
      'Write it as JSON, one { } around everything; perhaps it was saved in another format',
    ],
  ),
  'json-inner-quotes': error(
    ['文字里面又用了英文双引号，文字在“{detail}”处提前结束了', '文字里的引号改用中文引号“ ”，或写成 \\"'],
    [
      'The text has a straight double quote inside, so it ends early before “{detail}”',
      'Use “ ” inside of texts, or write \\"',
    ],
  ),
  'json-string-open': error(
    ['这段文字少了结尾的英文双引号，或者中间换了行：{detail}', '补上结尾的双引号；需要换行时写 \\n'],
    [
      'This text has no closing double quote, or a line break inside: {detail}',
      'Add the closing quote; write \\n for a line break',
    ],
  ),
  'json-escape': error(
    ['“{detail}”不是 JSON 的转义写法', '要写反斜杠本身时用两个：{instead}'],
    ['“{detail}” is no escape of JSON', 'Write a backslash itself as two: {instead}'],
  ),
  'json-decimal-comma': error(
    ['“{detail}”里的逗号不是小数点', '小数点写英文句点：{instead}'],
    ['“{detail}” has a comma for the decimal point', 'Write a point: {instead}'],
  ),
  'json-number': error(
    [
      '“{detail}”不是 JSON 的数字写法',
      '写成 0.5、12、-3 这样的半角数字：不带千分位逗号、加号和开头多余的 0；代码、电话要加双引号',
    ],
    [
      '“{detail}” is no number of JSON',
      'Write 0.5, 12 or -3: no thousands separator, plus sign or leading zero; codes and telephone numbers stand in quotes',
    ],
  ),
  'json-comment': error(
    ['JSON 里不能写注释“{detail}”', '删去注释；说明写进 note、source 或 NOTES.md'],
    ['JSON has no comments: “{detail}”', 'Remove it; put remarks into note, source or NOTES.md'],
  ),
  'json-unclosed': error(
    ['从这里开始的“{detail}”没有结束', '在它的内容末尾补上 {instead}'],
    ['What starts here with “{detail}” does not end', 'Add {instead} after its content'],
  ),
  'json-bracket': error(
    ['这里的“{detail}”与前面的括号不配对', '改成 {instead}', '删去它，或补上前面少了的括号'],
    [
      'This “{detail}” does not match the bracket before',
      'Write {instead}',
      'Remove it, or add the bracket that is missing before',
    ],
  ),
  'json-after-end': error(
    ['内容在这之前已经结束，后面又有“{detail}”', '删去后面多出来的内容，或检查前面是否多了一个右括号'],
    [
      'The content has ended before; then comes “{detail}”',
      'Remove what follows, or look for a closing bracket too many before',
    ],
  ),
  'json-duplicate-key': error(
    ['“{detail}”在同一对象里写了两次：第 {line} 行已有', '只保留一个'],
    ['“{detail}” is written twice in one object: line {line} has it already', 'Keep one of them'],
  ),
  'json-too-deep': error(
    ['嵌套超过 {detail} 层', '减少嵌套'],
    ['Nested deeper than {detail} levels', 'Nest less deeply'],
  ),
  'json-text-long': error(
    ['一段文字超过 {detail} 个字符', '缩短或分成几段'],
    ['A text has more than {detail} characters', 'Shorten it, or make several of it'],
  ),
  'json-encoding': error(
    [
      '文件不是 UTF-8 编码（可能是 GBK 或 UTF-16），中文会变成乱码',
      '用记事本等打开，“另存为”时把编码选成 UTF-8',
    ],
    ['The file is not UTF-8 (perhaps GBK or UTF-16)', 'Save it again with the encoding UTF-8'],
  ),
  'file-too-large': error(
    ['文件有 {size} 字节，超过 {limit} 字节', '拆分或精简文件'],
    ['The file has {size} bytes, more than {limit}', 'Split or shorten the file'],
  ),
  'file-missing': error(
    [
      '缺少文件“{path}”',
      '把“{instead}”改成这个名称，后缀也要一样（Windows 可能不显示后缀）',
      '补上该文件；`formwright init` 可生成样板',
    ],
    [
      'The file “{path}” is missing',
      'Rename “{instead}” to it, its ending too (Windows may hide endings)',
      'Add it; `formwright init` writes a sample',
    ],
  ),
  'form-file-missing': warning(
    [
      '年度文件夹旁没有 form.json，表的名称和流程未知',
      '把“{instead}”改名为 form.json，后缀也要一样（Windows 可能不显示后缀）',
      '把 form.json 放在年度文件夹的上一级',
    ],
    [
      'No form.json beside the edition folder: title and workflow are unknown',
      'Rename “{instead}” to form.json, its ending too (Windows may hide endings)',
      'Put form.json into the parent folder',
    ],
  ),
  'file-unknown': warning(
    [
      '不认识文件“{path}”，不会被使用',
      '移到它该在的文件夹（用例在 cases 中，样例在 answers 中），或删除它；年度文件夹里可以有 edition.json、carry.json、schema.json、ui.json、rules.json、paper.json 和 parts、shared、texts、answers、cases 文件夹',
    ],
    [
      'The file “{path}” is not part of the format and is not used',
      'Move it to the folder where it belongs (cases, answers), or delete it; an edition holds edition.json, carry.json, schema.json, ui.json, rules.json, paper.json and the folders parts, shared, texts, answers, cases',
    ],
  ),
  'part-twice': error(
    ['文件夹“{folder}”和“{other}”是同一部分（{key}）', '只保留一个；确实是另一部分的，把数字后面的名称改掉'],
    [
      'The folders “{folder}” and “{other}” are the same part ({key})',
      'Keep one of them; where it is another part, change the name behind the number',
    ],
  ),
  'file-misnamed': error(
    ['文件“{path}”的名称或位置不对，不会被使用', '改为 {instead}'],
    ['The file “{path}” has another name or place than it should and is not used', 'Make it {instead}'],
  ),
  'folder-misnamed': error(
    ['文件夹“{path}”的名称不对，其中的 {count} 个文件不会被使用', '改名为 {instead}'],
    [
      'The folder “{path}” has another name than it should: {count, plural, one {its file is} other {its # files are}} not used',
      'Rename it to {instead}',
    ],
  ),
  'edition-choice': error(
    ['文件夹里有几个年度版本：{editions}', '请指明其中一个版本文件夹；压缩包里的也这样写：….zip/年度'],
    [
      'The folder holds several editions: {editions}',
      'Name one edition folder; one in an archive in the same way: ….zip/year',
    ],
  ),
  'unknown-property': error(
    ['不认识属性“{name}”{suggestion}', '改成 {instead}', '删去它；这里可以写：{known}'],
    ['Unknown property “{name}”{suggestion}', 'Write {instead}', 'Remove it; known here: {known}'],
  ),
  'property-elsewhere': error(
    ['“{name}”不写在这个文件里', '移到 {file} 中'],
    ['“{name}” does not stand in this file', 'Move it to {file}'],
  ),
  'required-place': error(
    [
      '哪些栏必填，由它们外面的一层列出，不写在“{name}”自己里面',
      '删去这一处，在外层写 "required": ["{name}"]',
    ],
    [
      'What must be filled in is listed by the object around, not by “{name}” itself',
      'Remove it here and write "required": ["{name}"] in the object around',
    ],
  ),
  'keyword-older': error(
    ['“{keyword}”的这种写法是旧版 JSON Schema 的', '改成 {instead}'],
    ['This is how earlier drafts of JSON Schema wrote “{keyword}”', 'Write {instead}'],
  ),
  'names-unknown': error(
    [
      '这里要写“{missing}”，写的却是不认识的“{names}”',
      '如果就是那些内容，把名称改过来；不是的话，补上“{missing}”，删去“{names}”；这里可以写：{known}',
    ],
    [
      'What must stand here is “{missing}”; what stands here is unknown: “{names}”',
      'If that is what was meant, write its name; else add “{missing}” and remove “{names}”; known here: {known}',
    ],
  ),
  'name-misspelt': error(
    [
      '只有这里写“{name}”，另有 {count} 处写的是“{other}”',
      '写法要一致：把这里改成“{other}”，或把其他各处改成“{name}”：{lines}',
    ],
    [
      'Only this place says “{name}”; {count, plural, one {# other says} other {# others say}} “{other}”',
      'Write it the same way everywhere: “{other}” here, or “{name}” there: {lines}',
    ],
  ),
  'part-misspelt': error(
    [
      '这一部分的文件夹叫“{name}”，另有 {count} 处写的是“{other}”',
      '写法要一致：把文件夹改名为 {instead}，或把其他各处改成“{name}”：{lines}',
    ],
    [
      'The folder of this part says “{name}”; {count, plural, one {# other place says} other {# others say}} “{other}”',
      'Write it the same way everywhere: rename the folder to {instead}, or write “{name}” there: {lines}',
    ],
  ),
  'missing-property': error(
    ['缺少属性“{name}”', '补上 {instead}', '补上“{name}”'],
    ['The property “{name}” is missing', 'Add {instead}', 'Add “{name}”'],
  ),
  'dialect-unknown': warning(
    ['不认识 $schema “{value}”{suggestion}', '改成 {instead}', '删去这一行，或写 {known}'],
    ['Unknown $schema “{value}”{suggestion}', 'Write {instead}', 'Delete the line, or write {known}'],
  ),
  'wrong-type': error(
    ['这里是{found}，应为{expected}', '改成{expected}'],
    ['This is {found}, it should be {expected}', 'Change it to {expected}'],
  ),
  'invalid-value': error(
    ['“{value}”不是允许的值{suggestion}', '改成 {instead}；可用：{known}', '可用：{known}'],
    [
      '“{value}” is not an allowed value{suggestion}',
      'Write {instead}; allowed: {known}',
      'Allowed: {known}',
    ],
  ),
  'number-too-small': error(
    ['{value} 太小，不能小于 {limit}', '改成不小于 {limit} 的数'],
    ['{value} is too small: not below {limit}', 'Write a number of at least {limit}'],
  ),
  'number-too-large': error(
    ['{value} 太大，不能大于 {limit}', '改成不大于 {limit} 的数'],
    ['{value} is too large: not above {limit}', 'Write a number of at most {limit}'],
  ),
  'number-not-above': error(
    ['{value} 不行，须大于 {limit}', '改成大于 {limit} 的数'],
    ['{value} will not do: it must be above {limit}', 'Write a number above {limit}'],
  ),
  'text-empty': error(
    ['这里是空的', '写上内容，或删去这一项'],
    ['This is empty', 'Write something or remove the entry'],
  ),
  'text-spaces': error(
    ['“{value}”的首尾有空格', '改成 {instead}'],
    ['“{value}” has spaces at its ends', 'Write {instead}'],
  ),
  'too-few': error(
    ['只有 {count} 项，至少要有 {limit} 项', '补足'],
    [
      'There {count, plural, one {is # entry} other {are # entries}}, at least {limit} must be there',
      'Add what is missing',
    ],
  ),
  'too-many': error(
    ['有 {count} 项，最多 {limit} 项', '删去多余的'],
    [
      'There {count, plural, one {is # entry} other {are # entries}}, at most {limit} may be there',
      'Remove what is too much',
    ],
  ),
  'listed-twice': error(
    ['“{value}”列了两次', '只保留一个'],
    ['“{value}” is listed twice', 'Keep one of them'],
  ),
  'not-a-name': error(
    ['“{value}”不能作名称', '用小写英文字母开头，只含英文字母、数字（有的可含连字符或点），如 minOutput'],
    [
      '“{value}” cannot be a name',
      'Begin with a lower-case letter; letters and digits only (some allow hyphens or dots): minOutput',
    ],
  ),
  'not-a-unit': error(
    [
      '“{value}”不能作单位的名称：名称不能含“/”、首尾不能有空格，最长 40 字',
      '相除的单位不用定义：只定义其中不认识的部分，如 "units": { "班次": {} }，x-unit 中就可以写 "件/班次"',
    ],
    [
      '“{value}” cannot be the name of a unit: no “/”, no spaces at its ends, 40 letters at most',
      'A quotient needs no definition: define the parts that are unknown, as in "units": { "shift": {} }, and write "pieces/shift" for x-unit',
    ],
  ),
  'not-an-id': error(
    ['编号“{value}”写法不对', '用英文字母开头，只含英文字母、数字和连字符，如 INC-01'],
    [
      'The id “{value}” is not how ids are written',
      'Begin with a letter; letters, digits and hyphens only: INC-01',
    ],
  ),
  'not-a-key': error(
    ['“{value}”不能作编号的写法', '写前面的字母和表示位数的 0，如 RD00'],
    ['“{value}” cannot be the pattern of a key', 'Write the letters before and a 0 for each digit: RD00'],
  ),
  'not-a-path': error(
    [
      '“{value}”不是字段的写法{suggestion}',
      '写这个名称的字段的路径：{instead}',
      '写字段的路径，如 basic.areaKm2 或 /basic/areaKm2',
    ],
    [
      '“{value}” is not how a field is written{suggestion}',
      'Write the path of the field of that title: {instead}',
      'Write its path: basic.areaKm2 or /basic/areaKm2',
    ],
  ),
  'not-one-of': error(
    ['这里要么没写、要么同时写了：{names}', '每项只写其中一种，并写全它需要的属性'],
    ['None or several of these are there: {names}', 'Write one kind, with all that it needs'],
  ),
  'invalid-shape': error(
    ['这里的内容不合本文件的格式', '对照本文件的格式说明和其他条目改正'],
    [
      'This does not have the shape of this file',
      'Compare it with the other entries and the description of the format',
    ],
  ),
} as const satisfies Record<string, Entry>
