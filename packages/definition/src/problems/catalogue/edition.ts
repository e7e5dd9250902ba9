import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Cases, translations and the workflow. */
export const editionProblems = {
  'case-missing': error(
    ['规则“{id}”没有{kind}的用例', '在 cases/ 中补一个'],
    ['The rule “{id}” has no case that {kind}', 'Add one to cases/'],
  ),
  'case-failed': error(
    ['用例“{name}”与预期不符：{detail}', '改正用例或规则'],
    ['The case “{name}” does not give what it expects: {detail}', 'Correct the case or the rule'],
  ),
  'case-base-unknown': error(
    ['没有样例“{base}”{suggestion}', '改正 base'],
    ['There is no sample “{base}”{suggestion}', 'Correct base'],
  ),
  'translation-missing': error(
    ['“{text}”没有{language}译文', '在 texts/{language}.json 中补上'],
    ['“{text}” has no {language} translation', 'Add it to texts/{language}.json'],
  ),
  'translation-unused': warning(
    ['译文“{text}”没有对应的原文{suggestion}', '删去或改正'],
    ['The translation of “{text}” belongs to no text{suggestion}', 'Remove or correct it'],
  ),
  'translation-placeholder': error(
    ['译文缺少占位符 {name}', '保留与原文相同的占位符'],
    ['The translation lacks the placeholder {name}', 'Keep the placeholders of the original'],
  ),
  'state-unknown': error(
    ['没有状态“{state}”{suggestion}', '可用：{known}'],
    ['There is no state “{state}”{suggestion}', 'Known: {known}'],
  ),
  'role-unknown': error(
    ['没有角色“{role}”{suggestion}', '可用：{known}'],
    ['There is no role “{role}”{suggestion}', 'Known: {known}'],
  ),
  'filled-never': error(
    [
      '“{pointer}”要求已填，但没有任何状态能填它',
      '在某个状态的 edit 或 attach 中加上它，或由某个操作 writes',
    ],
    [
      '“{pointer}” must be filled in, but no state lets anybody do so',
      'Add it to edit or attach of a state, or to writes of a transition',
    ],
  ),
  'writes-other-kind': error(
    ['“{pointer}”不能写入 {what}', 'opinion 写入文字栏，date 写入日期栏'],
    ['“{pointer}” cannot take the {what}', 'An opinion goes into a field of text, a date into one of dates'],
  ),
  'checklist-missing': error(
    ['要求 checklist，但 review 中没有 checklist', '在 review 中列出审核要点，或去掉这项要求'],
    [
      'The checklist is required, but review has none',
      'List what is to be checked in review, or drop the requirement',
    ],
  ),
} as const satisfies Record<string, Entry>
