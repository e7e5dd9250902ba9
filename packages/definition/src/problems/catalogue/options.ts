import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Options of fields, and what branches say of them. */
export const optionProblems = {
  'option-other-code': warning(
    ['选项“{title}”的代码是“{option}”，名称却以另一项的代码“{other}”开头', '核对名称和代码，改成一致的'],
    [
      'The option “{title}” has the code “{option}”, and its title begins with “{other}”, the code of another',
      'Look at title and code, and make them agree',
    ],
  ),
  'option-refused': warning(
    ['选项“{option}”可以选，选了却不合本栏的 {keyword}', '删去这个选项，或改正 {keyword}'],
    [
      '“{option}” can be chosen and is refused by {keyword} of its field',
      'Delete the option or correct {keyword}',
    ],
  ),
  'option-spaces': warning(
    ['选项编码“{option}”的首尾有空格，与不带空格的写法对不上', '改成 {instead}'],
    ['The code “{option}” has spaces at its ends: written without them it is another', 'Write {instead}'],
  ),
  'option-code': error(
    ['选项的代码应是文字，这里是 {code}', '加引号，写成 {instead}'],
    ['The code of an option is a text, this is {code}', 'Put it in quotes: {instead}'],
  ),
  'branch-options': warning(
    [
      '“{field}”的选项只写在条件分支里：填报界面上它是要手写的文字，打印出来的是代码',
      '把全部选项连同名称写在本栏自己的 oneOf 里，分支里只用 enum 写其中可选的代码',
    ],
    [
      'Only a branch gives “{field}” options: on screen it is a text to be typed, and its code is printed',
      'Write all options with their titles in oneOf of the field itself, and in the branch enum with the codes that may be chosen',
    ],
  ),
  'branch-option-unknown': warning(
    [
      '条件分支允许“{field}”为“{option}”，本栏没有这个选项，选不到它{suggestion}',
      '改成 {instead}',
      '改正这个代码，或在本栏的选项里补上它',
    ],
    [
      'The branch allows “{option}” for “{field}”, which has no such option{suggestion}',
      'Write {instead}',
      'Correct the code, or add the option to the field',
    ],
  ),
  'option-untitled': error(
    ['选项“{option}”没有名称 title，填报界面上看不到它', '写成 { "const": "代码", "title": "名称" }'],
    [
      'The option “{option}” has no title, so the screen cannot show it',
      'Write { "const": "code", "title": "words" }',
    ],
  ),
  'options-untitled': warning(
    [
      '{count} 处的选项只有代码，没有名称：{field}；填的人看到的是代码，如“{option}”',
      '把 enum 写成 "oneOf": [{ "const": "{option}", "title": "填的人看到的名称" }, …]',
    ],
    [
      'Options that are codes without titles ({count}): {field}. People see the codes, such as “{option}”',
      'Write "oneOf": [{ "const": "{option}", "title": "what people are to read" }, …] instead of enum',
    ],
  ),
  'description-repeats': warning(
    [
      '“{title}”的说明只是把名称重复了一遍',
      '删去 description，或写清怎么填（包括哪些、按什么口径、材料在哪里）',
    ],
    [
      'The description of “{title}” only repeats the title',
      'Delete it, or say how to fill the field in: what counts, by which rules, where it is found',
    ],
  ),
  'duplicate-option': error(
    ['选项“{option}”重复', '每个选项的代码和名称只出现一次'],
    ['The option “{option}” is there twice', 'Each code and title stands once'],
  ),
} as const satisfies Record<string, Entry>
