import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of `ui.json` and `paper.json`. */
export const viewsProblems = {
  'scope-unknown': error(
    [
      '“{scope}”没有指向任何字段{suggestion}',
      '改成 {instead}',
      '字段可能已删除或改名：删去这个控件，或改成现有的字段',
    ],
    [
      '“{scope}” names no field{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete the control, or name a field that is there',
    ],
  ),
  'not-on-screen': error(
    ['字段“{field}”没有出现在填报界面', '在 ui.json 中加 {control}，或列入 notShown'],
    ['The field “{field}” is not on screen', 'Add {control} to ui.json, or list it in notShown'],
  ),
  'twice-on-screen': error(
    [
      '字段“{field}”在填报界面出现了 {count} 次',
      '只保留一处；“{instead}”还没有位置，这里可能应是它',
      '只保留一处',
    ],
    [
      'The field “{field}” is on screen {count} times',
      'Keep one of them; “{instead}” has no place yet and may be meant here',
      'Keep one of them',
    ],
  ),
  'label-of-other': warning(
    [
      '“{field}”在填报界面上叫“{label}”，那是另一个字段（{other}）的名称',
      '删去这个 label，就显示字段自己的名称；确实要另起名称的，换一个不与别的字段相同的',
    ],
    [
      'The field “{field}” is called “{label}” on screen, which is the title of another field ({other})',
      'Delete the label: the field’s own title is shown; where it needs another name, choose one that no field has',
    ],
  ),
  'heading-of-other': warning(
    ['这一部分是“{title}”，打印的标题却是另一部分的“{heading}”', '改成 {instead}'],
    [
      'This part is “{title}”, and its heading on paper is that of another part: “{heading}”',
      'Write {instead}',
    ],
  ),
  'number-twice': warning(
    ['“{text}”与“{other}”的序号相同', '改成不同的序号'],
    ['“{text}” has the number of “{other}”', 'Give each a number of its own'],
  ),
  'heading-number': warning(
    ['这一部分是“{title}”，打印的标题“{text}”序号不同', '两处写成一样的序号'],
    [
      'This part is “{title}”, and its heading on paper, “{text}”, has another number',
      'Write the same number in both',
    ],
  ),
  'field-type-unknown': error(
    ['不认识字段类型“{type}”{suggestion}', '可用：{known}'],
    ['Unknown field type “{type}”{suggestion}', 'Known: {known}'],
  ),
  'field-type-mismatch': error(
    [
      '字段类型“{type}”不能显示“{field}”',
      '要用它，字段的 schema 须写 {instead}；否则可用的字段类型：{known}',
      '可用的字段类型：{known}',
    ],
    [
      'The field type “{type}” cannot show “{field}”',
      'It needs {instead} in the schema of the field. Types that can show it as it is: {known}',
      'Types that can: {known}',
    ],
  ),
  'option-unknown': error(
    ['“{type}”没有选项“{name}”{suggestion}', '改成 {instead}；可用：{known}', '删去它；可用：{known}'],
    [
      '“{type}” has no option “{name}”{suggestion}',
      'Write {instead}; known: {known}',
      'Remove it; known: {known}',
    ],
  ),
  'option-invalid': error(
    ['“{type}”的选项“{name}”写成了“{value}”{suggestion}', '应为：{expected}'],
    ['The option “{name}” of “{type}” is “{value}”{suggestion}', 'It must be {expected}'],
  ),
  'table-of-cards': warning(
    [
      '“{field}”要求显示为表格，但有的栏目放不进表格的一格，页面上会按卡片逐条显示：{known}',
      '把 presentation 改成 "cards" 或 "pages"；要用表格，每一栏只能是一个数、一行文字、日期、是否或单选，' +
        '不带字数要求、证明材料和清单',
    ],
    [
      '“{field}” asks for a table, but not all of a row fits into single cells, so cards are shown: {known}',
      'Write "cards" or "pages" for presentation; in a table each member is one number, line of text, date, ' +
        'yes or no, or choice, without a word limit, evidence or a list of its own',
    ],
  ),
  'table-with-detail': warning(
    [
      '“{field}”要求显示为表格，但又用 detail 给出了一条的版面，页面上会按卡片逐条显示',
      '要表格就删去 detail；要 detail 的版面就把 presentation 改成 "cards" 或 "pages"',
    ],
    [
      '“{field}” asks for a table and gives the layout of one row in detail: cards are shown',
      'Delete detail for a table, or write "cards" or "pages" for presentation',
    ],
  ),
  'param-unknown': error(
    [
      '没有参数“{name}”{suggestion}',
      '改成 {instead}',
      '在 edition.json 的 params 中加上它，或改成已有的参数',
    ],
    [
      'There is no parameter “{name}”{suggestion}',
      'Write {instead}',
      'Add it to params of edition.json, or name one that is there',
    ],
  ),
  'not-in-group': error(
    [
      '字段类型“{type}”要写在一组（Group）上，写在单个控件上什么也不显示',
      '把它写到 Group 的 options 里，控件放在这一组中',
    ],
    [
      'The field type “{type}” belongs on a Group; on a single control it shows nothing',
      'Put it into options of a Group and the control into that group',
    ],
  ),
  'condition-ignored': warning(
    ['条件里的“{keyword}”不适用于{type}，条件总是成立', '改用 const、enum 等，或改正栏目的类型'],
    [
      '“{keyword}” in the condition says nothing of {type}: the condition always holds',
      'Ask with const or enum instead, or correct the type of the field',
    ],
  ),
  'condition-impossible': warning(
    ['条件要求“{field}”为“{value}”，它不会是这个值{suggestion}', '改成 {instead}', '改成它可能的值：{known}'],
    [
      'The condition asks for “{value}” in “{field}”, which it never is{suggestion}',
      'Write {instead}',
      'Write a value that it may have: {known}',
    ],
  ),
  'condition-on-itself': warning(
    ['“{field}”要自己填了才显示，所以永远不显示', '条件改看别的字段'],
    [
      '“{field}” is shown only by what it holds itself: nobody ever sees it',
      'Let the condition look at another field',
    ],
  ),
  'scope-in-row': error(
    [
      '“{scope}”是“{field}”每一行里的一项，不能单独放在这里',
      '在“{field}”那一项的 options.detail 里写一行的界面',
    ],
    [
      '“{scope}” is of the rows of “{field}” and cannot stand here by itself',
      'Give the control of “{field}” options.detail, with the screen of one row',
    ],
  ),
  'condition-hides-itself': warning(
    ['“{field}”看自己的内容来隐藏或锁住：一填成那样就不能再改', '条件改看别的字段，或删去这个 rule'],
    [
      '“{field}” is hidden or locked by what it holds itself: once it holds that, nobody can change it',
      'Let the condition look at another field, or delete the rule',
    ],
  ),
  'no-fields': error(
    ['这张表还没有栏目', '加上第一个栏目'],
    ['The form has no fields yet', 'Add the first one'],
  ),
  'not-shown-though': warning(
    ['“{field}”列在 notShown 中，却又出现在表里', '从 notShown 中删去，或删去显示它的地方'],
    [
      '“{field}” is listed in notShown and shown all the same',
      'Remove it from notShown or from where it is shown',
    ],
  ),
  'label-other': warning(
    ['这一行印的是“{label}”的名称，填的却是“{field}”', '改成 {instead}'],
    ['This row prints the name of “{label}” beside the value of “{field}”', 'Write {instead}'],
  ),
  'column-other': warning(
    ['这一列叫“{title}”，列的却是“{field}”，而“{title}”在另一列', '把两列的 value 对调，或改列名'],
    [
      'This column is called “{title}” and shows “{field}”; what is called so is in another column',
      'Exchange the values of the two, or correct the title',
    ],
  ),
  'cell-words-twice': warning(
    ['这一格既写了 text 又写了 {other}，只会印出一个', '只保留一个'],
    ['This cell has text and {other}: one of them is printed', 'Keep one of them'],
  ),
  'elements-not-shown': error(
    ['{type} 里面的栏目不会显示', '把它们移到它的旁边，或放进一个 Group'],
    ['What stands inside a {type} is not shown', 'Move it beside the {type}, or put both into a Group'],
  ),
  'empty-group': warning(
    ['这里还没有栏目', '加上栏目，或删去这一组、这一部分'],
    ['This group is empty', 'Put controls in or remove it'],
  ),
  'cell-unknown': error(
    [
      '“{cell}”没有指向任何字段{suggestion}',
      '改成 {instead}',
      '字段可能已删除或改名：删去这一格，或改成现有的字段',
    ],
    [
      '“{cell}” names no field{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete the cell, or name a field that is there',
    ],
  ),
  'paper-empty': error(
    ['纸质表里什么都没有：{count} 个字段没有位置', '在 blocks 中排出表格，或把字段列入 notShown'],
    [
      'There is nothing on paper: {count} fields have no place',
      'Lay out the tables in blocks, or list fields in notShown',
    ],
  ),
  'not-on-paper': error(
    ['字段“{field}”没有出现在纸质表', '在 paper.json 中加一格，或列入 notShown'],
    ['The field “{field}” is not on paper', 'Add a cell to paper.json or list it in notShown'],
  ),
  'twice-on-paper': error(
    [
      '字段“{field}”在纸质表出现了 {count} 次',
      '只保留一处；“{instead}”还没有位置，这里可能应是它',
      '只保留一处',
    ],
    [
      'The field “{field}” is on paper {count} times',
      'Keep one of them; “{instead}” has no place yet and may be meant here',
      'Keep one of them',
    ],
  ),
  'unit-not-printed': warning(
    [
      '纸质表上“{field}”旁没有印出单位“{unit}”，看表的人不知道数字是多少',
      '在 paper.json 的标签格写 "unit": true，或把单位写进栏目名称',
    ],
    [
      'On paper “{field}” stands without its unit “{unit}”: nobody can tell how much the number is',
      'Write "unit": true in the cell of its label in paper.json, or name the unit in the label',
    ],
  ),
  'nowhere-to-sign': warning(
    [
      '办理流程要在提交后补上“{field}”，纸质表上却没有签字盖章的地方',
      '在 paper.json 中加一格，排法用 signature 或 seal',
    ],
    [
      '“{field}” is to come after the form is handed in, but the paper has no place to sign or seal',
      'Add a cell with the layout signature or seal to paper.json',
    ],
  ),
  'columns-count': error(
    ['这里写了 {columns} 列，各行都占 {width} 列', '让 columns 与各行一致'],
    ['There are {columns} columns here, and each row spans {width}', 'Give as many columns as the rows span'],
  ),
  'cell-too-long': error(
    ['这一格向下占 {rows} 行，到表末只有 {left} 行', '把 rows 改成 {left} 或更小，或补上缺少的行'],
    [
      'This cell reaches down {rows} rows, and the table has {left, plural, one {# row} other {# rows}} from here on',
      'Write {left} or less for rows, or add the rows that are missing',
    ],
  ),
  'category-place': error(
    [
      '“{type}”不能放在这里：Category 只放在 Categorization 里，Categorization 里只放 Category',
      '改用 Group，或改正外面一层的 type',
    ],
    [
      '“{type}” cannot stand here: a Category stands in a Categorization, and nothing else does',
      'Use a Group, or correct the type of what is around it',
    ],
  ),
  'row-width': error(
    ['这一行占 {width} 列，表有 {columns} 列', '调整 span 使其相等'],
    ['This row spans {width} columns, the table has {columns}', 'Make the spans add up'],
  ),
  'names-itself': error(
    ['“{name}”就是这一栏自己', '写另一个字段，如上一级地区的字段'],
    ['“{name}” is this field itself', 'Name another field, such as that of the region above'],
  ),
  'param-no-number': error(
    ['参数“{name}”不是数字，这里不能用', '写一个数字参数的名称'],
    ['The parameter “{name}” is no number, so it cannot be used here', 'Name a parameter that is a number'],
  ),
  'table-too-wide': warning(
    [
      '各列共 {width} 毫米，页边距之间只有 {room} 毫米，打印时会按比例缩窄',
      '改窄各列，用 "orientation": "landscape" 印在横放的页上，或在 edition.json 的 page 中改小页边距',
    ],
    [
      'The columns take {width} mm, between the margins are {room} mm; they are narrowed when printed',
      'Narrow the columns, put them on a landscape page with "orientation": "landscape", or narrow the margins in page of edition.json',
    ],
  ),
  'list-too-wide': warning(
    [
      '“{list}”的 {count} 列至少要 {needed} 毫米，页边距之间只有 {room} 毫米，打印时词和数会断开',
      '用 "orientation": "landscape" 印在横放的页上，或减少列',
    ],
    [
      'The {count} columns of “{list}” need {needed} mm at least, between the margins are {room} mm: words and numbers break when it is printed',
      'Print it on a landscape page with "orientation": "landscape", or have fewer columns',
    ],
  ),
  'column-too-narrow': warning(
    ['这一列只有 {width} 毫米宽，一个字也放不下', '列宽的单位是毫米，不是比例：改成如 40'],
    [
      'This column is {width} mm wide: no letter has room in it',
      'Widths are in millimetres and no shares: write 40, for instance',
    ],
  ),
  'cell-too-narrow': warning(
    [
      '“{field}”这一格宽 {width} 毫米，它的数或日期要 {needed} 毫米才能写在一行，打印时会断开',
      '改宽 columns 中的这一列，或让这一格多占一列（span）',
    ],
    [
      'The cell of “{field}” is {width} mm wide, its number or day needs {needed} mm to stay on one line: it breaks when it is printed',
      'Widen its column in columns, or let the cell take one column more (span)',
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
} as const satisfies Record<string, Entry>
