import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of cases, translations and `edition.json`. */
export const editionProblems = {
  'case-missing': error(
    [
      '{count} 条规则缺少用例（✔ 缺通过的，✖ 缺违反的）：{rules}',
      '运行 formwright test <年度文件夹> --write 起草通过和违反的用例，再逐条核对',
    ],
    [
      'Rules without cases ({count}; ✔ lacks a passing one, ✖ a breaking one): {rules}',
      'Run formwright test <edition folder> --write to draft passing and breaking cases, then look through them',
    ],
  ),
  'case-idle': warning(
    [
      '用例“{name}”没有改动任何内容：写的都是样例“{base}”里已有的值，什么也没有验证',
      '写上要验证的那个值，如恰好达到或差一点的数；只想验证样例本身的，删去 set 和 remove',
    ],
    [
      'The case “{name}” changes nothing: it sets what the sample “{base}” has already, and shows nothing of its own',
      'Set the value that matters, such as one that just reaches the limit or just misses it; where the sample itself is meant, leave out set and remove',
    ],
  ),
  'case-failed': error(
    ['用例“{name}”{ruled}与预期不符：{detail}', '改正用例或规则；写明地区规定的，也可能是它的数不对'],
    [
      'The case “{name}”{ruled} does not give what it expects: {detail}',
      'Correct the case or the rule; where a ruling of a region is named, its value may be what is wrong',
    ],
  ),
  'case-draft-failed': warning(
    [
      '起草的例子“{name}”{ruled}还没有人核对过，与现在的结果不符：{detail}',
      '核对后把 expect 改成现在的结果并换一个名称；不影响发布',
    ],
    [
      'The drafted case “{name}”{ruled}, which nobody has looked through, does not give what it expects: {detail}',
      'Look through it, expect what is found now and name it anew; it does not keep anything from being published',
    ],
  ),
  'case-value': error(
    [
      '用例“{name}”设的值，这一栏不收：{message}',
      '改成这一栏的值：选项写代码，地区写 { "code": "350000", "name": "福建省" }，日期写 2024-06-20；本来就要演示填错的，在 expect 中写上 type 或 choice',
    ],
    [
      'The case “{name}” sets a value that its field does not take: {message}',
      'Write a value of the field: the code of an option, { "code": …, "name": … } for a region, 2024-06-20 for a day; where the mistake is meant, expect type or choice',
    ],
  ),
  'case-sample': error(
    [
      '样例“{base}”：{message}以它为底的 {count} 个用例因此不符',
      '改正样例；本来就要这样的，在这些用例的 expect 中写上',
    ],
    [
      'The sample “{base}”: {message} So {count, plural, one {# case that begins with it fails} other {# cases that begin with it fail}}',
      'Correct the sample; where it is meant so, expect it in those cases',
    ],
  ),
  'case-base-unknown': error(
    ['没有样例“{base}”{suggestion}', '改成 {instead}', '写 answers/ 中样例的名称；可用：{known}'],
    ['There is no sample “{base}”{suggestion}', 'Write {instead}', 'Name a sample of answers/: {known}'],
  ),
  'case-cell-unknown': error(
    [
      '用例“{name}”里的“{pointer}”没有指向任何一格{suggestion}',
      '改成 {instead}',
      '字段可能已删除或改名：删去这一处，或改成现有的一格（这里有：{known}）',
    ],
    [
      'The case “{name}” names “{pointer}”, which is no cell{suggestion}',
      'Write {instead}',
      'It may have been removed or renamed: delete it, or name a cell that is there: {known}',
    ],
  ),
  'band-idle': warning(
    [
      '这一档 {band} 从不起作用：其中的数都落在值更高的档里，取高的那一个',
      '核对各档的 from、to 和 value，改正写错的一个',
    ],
    [
      'The band {band} never counts: all its numbers lie in bands of a higher value, which is taken',
      'Check from, to and value of the bands and correct the one that is wrong',
    ],
  ),
  'part-number': warning(
    [
      '“{other}”和“{folder}”的编号都是 {number}：各部分按编号排列',
      '改正其中一个文件夹的编号，使先后与正式表一致',
    ],
    [
      '“{other}” and “{folder}” both have the number {number}: parts stand in the order of their numbers',
      'Correct the number of one of the folders',
    ],
  ),
  'case-code-unknown': error(
    [
      '用例“{name}”预期的“{code}”不是任何核对的编号{suggestion}',
      '改成 {instead}',
      '写规则编号（如 RAT-04）、schemaChecks 里的编号（如 REQ-01）或通用代码（如 required）',
    ],
    [
      'The case “{name}” expects “{code}”, which is the code of no check{suggestion}',
      'Write {instead}',
      'Write the id of a rule (RAT-04), of schemaChecks (REQ-01) or a general code (required)',
    ],
  ),
  'translation-missing': warning(
    ['“{text}”没有{name}译文', '用该语言的人会看到原文；可在“译文”（texts/{language}.json）中补上'],
    [
      '“{text}” has no {name} translation',
      'Who reads that language sees it untranslated: add it to texts/{language}.json',
    ],
  ),
  'translations-missing': warning(
    [
      '{count} 处文字没有{name}译文：{texts}',
      '用该语言的人会看到原文；可在“译文”（texts/{language}.json）中补上，或删去该文件',
    ],
    [
      '{count, plural, one {# text has} other {# texts have}} no {name} translation: {texts}',
      'Who reads that language sees them untranslated: add them to texts/{language}.json, or remove the file',
    ],
  ),
  'translation-required': error(
    [
      '{count} 处文字没有{name}译文，而 form.json 规定必须有：{texts}',
      '在“译文”（texts/{language}.json）中补上，或从 requiredLanguages 中删去这种语言',
    ],
    [
      '{count, plural, one {# text has} other {# texts have}} no {name} translation, which form.json demands: {texts}',
      'Add them to texts/{language}.json, or take the language out of requiredLanguages',
    ],
  ),
  'translation-unused': warning(
    ['译文“{text}”没有对应的原文{suggestion}', '原文已改时改成现在的原文', '原文已不在表中：删去这条译文'],
    [
      'The translation of “{text}” belongs to no text{suggestion}',
      'If the text was changed, write it as it is now',
      'The text is no longer in the form: remove its translation',
    ],
  ),
  'translation-outdated': warning(
    [
      '“{text}”的{name}译文是照原来的“{was}”译的',
      '看一看：仍然合适就确认，不合适就改（texts/{language}.json 的 madeFor 中删去这一项即为确认）',
    ],
    [
      'The {name} translation of “{text}” was made for “{was}”',
      'Look at it: confirm it if it still says the same, change it if not (an entry is confirmed by taking it out of madeFor in texts/{language}.json)',
    ],
  ),
  'translation-placeholder': warning(
    ['译文缺少占位符 {name}', '保留与原文相同的占位符：在要显示其内容处写上 {name}'],
    [
      'The translation lacks the placeholder {name}',
      'Keep the placeholders of the original: write {name} where its value goes',
    ],
  ),
  'translation-placeholder-unknown': warning(
    [
      '译文里的占位符 {name} 在原文中没有，不会替换{suggestion}',
      '改成 {instead}',
      '改成原文的占位符，或删去',
    ],
    [
      'The original has no placeholder {name}: it stays as it is{suggestion}',
      'Write {instead}',
      'Write a placeholder of the original, or delete it',
    ],
  ),
  'translation-nothing-new': warning(
    ['madeFor 中的“{text}”没有用：没有这条译文，或原文没有改过', '从 madeFor 中删去这一项'],
    [
      '“{text}” in madeFor says nothing: there is no such translation, or its text was not changed',
      'Delete it from madeFor',
    ],
  ),
  'plural-form': warning(
    [
      '“{form}”不是{name}的复数形式{suggestion}',
      '改成 {instead}；可用：{known}',
      '可用：{known}，或 =0 这样的数',
    ],
    [
      '“{form}” is no plural form of {name}{suggestion}',
      'Write {instead}; known: {known}',
      'Known: {known}, or a number as =0',
    ],
  ),
  'plural-missing': warning(
    ['缺少{name}的复数形式：{known}', '补上，如 {written}'],
    ['Plural forms of {name} are missing: {known}', 'Add them, as in {written}'],
  ),
  'translation-copied': warning(
    ['译文与原文“{text}”相同，没有翻译', '写上译文，或删去这一项'],
    ['The translation of “{text}” is the original itself', 'Write the translation, or delete the entry'],
  ),
  'duplicate-entry': error(
    ['编号“{id}”写了两次：第 {line} 行已有', '给其中一个换一个编号'],
    ['The id “{id}” is there twice: line {line} has it already', 'Give one of them another id'],
  ),
  // edition.json
  'edition-name': error(
    ['edition 写的是“{edition}”，文件夹却叫“{folder}”', '改成 {folder}，或把文件夹改名'],
    ['edition says “{edition}”, the folder is called “{folder}”', 'Write {folder}, or rename the folder'],
  ),
  'previous-unknown': error(
    [
      '没有上一年度“{previous}”的文件夹{suggestion}',
      '改成 {instead}',
      '改正 previous；没有上一年度时写 null',
    ],
    [
      'There is no folder of the edition “{previous}”{suggestion}',
      'Write {instead}',
      'Correct previous, or write null where there is none',
    ],
  ),
  'years-order': error(
    ['年份组“{name}”没有按从早到晚排列：{years}', '改成 {instead}'],
    ['The years of “{name}” are out of order: {years}', 'Write {instead}'],
  ),
  'edition-year': warning(
    [
      '“{text}”写的是 {year} 年，这一年度却是 {edition}',
      '改成 {instead}；说的是数据年份的，写成占位符（如 {known}），以后各年度自动跟着变',
      '改正年份；说的是数据年份的，写成占位符（如 {known}），以后各年度自动跟着变',
    ],
    [
      '“{text}” names the year {year}, and this edition is {edition}',
      'Write {instead}; a year of the data is better written as {known}, which follows the edition',
      'Correct the year; one of the data is better written as {known}, which follows the edition',
    ],
  ),
  'years-far': warning(
    [
      '年份组“{name}”里的 {year} 与其他年份相差太远：{years}',
      '改成 {instead}；确实如此的，不用改',
      '改正这个年份；确实如此的，不用改',
    ],
    [
      '{year} is far from the other years of “{name}”: {years}',
      'Write {instead}; where it is meant so, nothing need be done',
      'Correct this year; where it is meant so, nothing need be done',
    ],
  ),
  'pages-swapped': warning(
    ['“{text}”把总页数和页码写反了', '把 {page} 和 {pages} 对调'],
    [
      '“{text}” has the number of all pages where that of the page belongs',
      'Let {page} and {pages} change places',
    ],
  ),
  'years-gap': warning(
    ['年份组“{name}”中间缺了 {missing}：{years}', '改成 {instead}；确实不连续的，不用改'],
    [
      'The years of “{name}” leave out {missing}: {years}',
      'Write {instead}; where they are meant so, nothing need be done',
    ],
  ),
  'date-impossible': error(
    ['“{value}”不是日历上有的日期', '改成日历上有的日期，如 {instead}', '写成 年-月-日，如 2024-07-31'],
    [
      '“{value}” is no day of the calendar',
      'Write a day that there is, as in {instead}',
      'Write year-month-day, as in 2024-07-31',
    ],
  ),
  'window-reversed': error(
    ['填报截止 {to} 早于开始 {from}', '改正其中一个日期'],
    ['The window ends on {to}, before it starts on {from}', 'Correct one of the days'],
  ),
  'window-far': warning(
    ['填报日期 {day} 离本年度的数据年份（{first} 至 {last}）太远', '改正日期，或改正 years'],
    [
      '{day} is far from the years that this edition is about ({first} to {last})',
      'Correct the day, or years',
    ],
  ),
  'window-short': warning(
    [
      '填报只有 {days} 天，样例和用例却有 {count} 处从截止日往前或从开始日往后数了更多天（最多 {most} 天，如 {file}）：这些日期落在填报期之外，用例可能不再成立',
      '核对填报日期；确实只有这些天的，把这些地方的天数改到 {days} 以内，先后次序不变',
    ],
    [
      'The window is {days} days long, and samples and cases count more from one of its ends at {count} places ({most} at most, in {file}): these days are outside of it, and cases may fail',
      'Look at the days of the window; if it is so short, count {days} at most at these places, in the same order',
    ],
  ),
  'time-zone-unknown': error(
    ['没有时区“{zone}”{suggestion}', '改成 {instead}', '写 IANA 时区名，如 Asia/Shanghai'],
    [
      'There is no time zone “{zone}”{suggestion}',
      'Write {instead}',
      'Write the IANA name, as in Europe/London',
    ],
  ),
  'finding-code-unknown': error(
    [
      'schemaChecks 里的“{code}”不是通用核对的代码{suggestion}',
      '改成 {instead}；可用：{known}',
      '可用：{known}',
    ],
    [
      '“{code}” in schemaChecks is the code of no general check{suggestion}',
      'Write {instead}; known: {known}',
      'Known: {known}',
    ],
  ),
  'placeholder-unknown': error(
    ['这里的 {name} 不会被填上内容{suggestion}', '改成 {instead}；可用：{known}', '删去它；可用：{known}'],
    ['Nothing fills {name} here{suggestion}', 'Write {instead}; known: {known}', 'Remove it; known: {known}'],
  ),
  'text-markup': warning(
    ['“{found}”是网页的标记，会原样显示', '删去它：文字里没有字体、换行等标记'],
    [
      '“{found}” is a mark of web pages and is shown as it stands',
      'Delete it: texts have no marks for type or lines',
    ],
  ),
  'translation-sign': warning(
    ['译文的比较符号与原文不同：原文是 {wanted}，译文是 {written}', '改成与原文一样的符号'],
    [
      'The translation has another sign of comparison than the original: {wanted} became {written}',
      'Write the signs of the original',
    ],
  ),
  'translation-size': warning(
    ['译文的数量级与原文不同：原文是“{wanted}”，译文是“{written}”', '按原文的数量级改译文，或改原文'],
    [
      'The translation is of another size than the original: “{wanted}” became “{written}”',
      'Say the size of the original, or correct that',
    ],
  ),
  'placeholder-braces': error(
    ['“{written}”不会换成内容，会原样显示', '写成 {name}：一对半角大括号'],
    ['“{written}” is not filled in and would be shown as it stands', 'Write {name}, in one pair of braces'],
  ),
  'language-unknown': error(
    [
      '“{language}”不是语言代码的写法{suggestion}',
      '改成 {instead}，文件也以此命名',
      '写 BCP 47 代码，如 en、fr、zh-CN',
    ],
    [
      '“{language}” is not how a language is written{suggestion}',
      'Write {instead}; the file of a language is called the same',
      'Write the BCP 47 code: en, fr, zh-CN',
    ],
  ),
  'page-margins': warning(
    ['页边距只有 {margins} 毫米，打印机印不到那么近', '页边距以毫米计：2.5 厘米写成 25'],
    [
      'The margins are {margins} millimetres: no printer prints that near to the edge',
      'Margins are in millimetres: 2.5 cm are 25',
    ],
  ),
  'page-no-room': error(
    ['页边距之间几乎没有地方可印', '在 page 中改小 margins，或改大 size（单位：毫米）'],
    [
      'Hardly anything is left to print on between the margins',
      'Make margins smaller or size larger in page (millimetres)',
    ],
  ),
  'language-own': warning(
    [
      '表单本身就是用“{language}”写的，这个文件不起作用',
      '删去这个文件，直接改表单里的文字；表单不是用它写的，改正 form.json 的 language',
    ],
    [
      'The form itself is written in “{language}”: nothing of this file is shown',
      'Delete the file, and change the texts where they stand; where the form is not written in it, correct language in form.json',
    ],
  ),
  'language-required-own': warning(
    ['表单本身就是用“{language}”写的，不用译成它', '从 requiredLanguages 中删去'],
    [
      'The form itself is written in “{language}” and needs no translation into it',
      'Take it out of requiredLanguages',
    ],
  ),
  'language-file': error(
    ['文件名是“{file}”，language 却写“{language}”', '让两者一致'],
    ['The file is called “{file}”, its language says “{language}”', 'Let both say the same'],
  ),
  'window-year': warning(
    [
      '这一年度叫“{edition}”，填报时间却是 {from} 至 {to}，在它之前就结束了',
      '改正填报时间的年份，或年度的名称',
    ],
    [
      'This edition is called “{edition}”, and is filled in from {from} to {to}: that ends before it begins',
      'Correct the year of the window, or the name of the edition',
    ],
  ),
  'check-nameless': warning(
    ['检查“{code}”的提示没有写 {name}：看的人不知道说的是哪一栏', '在提示中写上“{name}”'],
    [
      'The message of the check “{code}” has no {name}: nobody knows which field it is about',
      'Write “{name}” into the message',
    ],
  ),
} as const satisfies Record<string, Entry>
