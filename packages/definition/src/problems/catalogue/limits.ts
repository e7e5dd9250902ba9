import { warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of limits and of annotations that were probably meant differently. */
export const limitProblems = {
  'text-other-language': warning(
    [
      '{count} 处文字不是这张表的语言（{language}）：{text}',
      '改用表的语言书写；整张表用的是另一种语言的，在 form.json 写明 language；本来就要这样写的名称，不用改',
    ],
    [
      'Texts that are not in the language of the form ({count}; {language}): {text}',
      'Write them in that language; where the whole form is in another, say so as language in form.json; names may stay as they are',
    ],
  ),
  'message-field': warning(
    ['规则“{id}”的文字说的是“{other}”，核对的却是“{field}”', '改成这条规则核对的栏目'],
    ['What the rule “{id}” says is of “{other}”, and it checks “{field}”', 'Name what the rule checks'],
  ),
  'value-year': warning(
    ['规则“{id}”在申报条件表里显示 {name}，核对的却是另一年', '改成 {instead}'],
    ['The rule “{id}” shows {name} in the table of criteria, and checks another year', 'Write {instead}'],
  ),
  'suffix-unit': warning(
    ['“{field}”的单位是{unit}，纸面上后面印的却是{written}', '让两处一致'],
    ['“{field}” is in {unit}, and {written} is printed behind it', 'Let both say the same'],
  ),
  'fix-rounded': warning(
    ['修正值只保留 {decimals} 位小数，这一栏可以有 {takes} 位：改过以后可能仍不符合', '写 {takes} 位小数'],
    [
      'The fix keeps {decimals, plural, one {# decimal} other {# decimals}}, and its field takes {takes}: what it writes may break the rule again',
      'Round to {takes} decimals',
    ],
  ),
  'title-unit-other': warning(
    ['“{title}”写的是{stated}，值的单位却是{unit}：看的人会按名称理解', '让两处一致'],
    ['“{title}” says {stated}, and its value is in {unit}: people go by the title', 'Let both say the same'],
  ),
  'share-limit': warning(
    ['“{field}”的单位是 %，上限却是 1：最多只能填 1%', '百分之百写 100'],
    ['“{field}” is in %, and its limit is 1: no more than 1 % can be filled in', 'Write 100 for the whole'],
  ),
  'words-unreached': warning(
    [
      'x-words 限 {words} 字，maxLength 却只让写 {length} 个字符：字数限制永远用不上',
      '删去 maxLength，或改成不小于字数的数',
    ],
    [
      'x-words allows {words} words, and maxLength no more than {length} letters: the limit of words is never reached',
      'Remove maxLength, or make it no less than the words',
    ],
  ),
  'words-many': warning(
    ['x-words 是 {words}：没有人写得了这么多字，可能多写了几个 0', '写上要求的字数，如 500'],
    [
      'x-words is {words}: nobody writes as much; perhaps there are noughts too many',
      'Write how many words are allowed, as in 500',
    ],
  ),
  'limit-said': warning(
    ['“{text}”说的是 {said}，{keyword} 却是 {limit}：填的人会按文字填', '让两处一致'],
    ['“{text}” says {said}, and {keyword} is {limit}: people go by the words', 'Let both say the same'],
  ),
  'example-idle': warning(
    ['示例“{value}”不像真的，填的人看不出该怎么写', '写一个像真的例子，如 {instead}', '写一个像真的例子'],
    [
      'The example “{value}” looks like none: nobody sees from it how to write the answer',
      'Give one as people write it, such as {instead}',
      'Give one as people write it',
    ],
  ),
} as const satisfies Record<string, Entry>
