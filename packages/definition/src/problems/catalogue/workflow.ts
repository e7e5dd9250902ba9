import { error, warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of workflow, roles and tables across applications. */
export const workflowProblems = {
  'role-unused': warning(
    [
      '角色“{role}”（{id}）在流程中哪里也没有用到：有这个角色的人什么也看不到',
      '在要由其办理的状态的 read、edit 或 by 中写上 {id}，或删去这个角色',
    ],
    [
      'The role “{role}” ({id}) is named in no state of the workflow: who has it sees nothing',
      'Name {id} in read, edit or by of the states that are its, or remove the role',
    ],
  ),
  'state-stuck': warning(
    ['状态“{state}”可以填写，却没有下一步：填了也交不出去', '在 transitions 中加上下一步，或删去 edit'],
    [
      'In the state “{state}” something can be filled in, and nothing leads out of it',
      'Add a transition to another state, or remove edit',
    ],
  ),
  'next-missing': warning(
    ['状态“{state}”没有告诉“{role}”接下来做什么', '在 next 中写上 "{name}": 一句话'],
    ['The state “{state}” does not tell “{role}” what comes next', 'Add "{name}": a sentence to next'],
  ),
  'table-given-up': warning(
    ['汇总表只列不再申报的（{states}）', '改成要列的状态，如已提交、已推荐，或删去 states'],
    [
      'The table lists only applications that were given up ({states})',
      'Write the states that are meant, such as those that were handed in, or delete states',
    ],
  ),
  'column-twice': warning(
    ['汇总表的这一列与第 {line} 行的一列重复', '改成另一栏，或删去'],
    [
      'This column of the summary table is the same as that of line {line}',
      'Show another field, or delete it',
    ],
  ),
  'title-twice': warning(
    ['“{title}”写了两次：第 {line} 行已有，看的人分不清', '给其中一个换一个名称'],
    [
      '“{title}” is there twice: line {line} has it already, so nobody can tell them apart',
      'Give one of them another name',
    ],
  ),
  'state-unknown': error(
    ['没有状态“{state}”{suggestion}', '改成 {instead}；可用：{known}', '可用：{known}'],
    ['There is no state “{state}”{suggestion}', 'Write {instead}; known: {known}', 'Known: {known}'],
  ),
  'role-unknown': error(
    ['没有角色“{role}”{suggestion}', '改成 {instead}；可用：{known}', '可用：{known}'],
    ['There is no role “{role}”{suggestion}', 'Write {instead}; known: {known}', 'Known: {known}'],
  ),
  'state-unread': error(
    [
      '状态“{state}”由角色“{role}”办理，它却看不到申报',
      '在这个状态的 read 中加上“{id}”；不由它办理的，从 edit、attach 和 by 中删去',
    ],
    [
      'In the state “{state}” the role “{role}” has something to do and cannot see the application',
      'Add “{id}” to read of the state, or take the role out of edit, attach and by',
    ],
  ),
  'edited-never': warning(
    ['没有任何状态能填 {count} 栏：“{field}”', '在某个状态的 edit 中加上“{pointer}”；不用填的，删去这个字段'],
    [
      'Nobody may ever fill in {count, plural, one {# field} other {# fields}}: “{field}”',
      'Add “{pointer}” to edit of a state, or remove the field where nothing is asked',
    ],
  ),
  'edited-elsewhere': warning(
    [
      '状态“{state}”里填不了 {count} 栏：“{field}”，状态“{other}”里却能填；两处都要填好才能往下走',
      '在这里加上“{pointer}”；本来就不让填的，从“{other}”里删去',
    ],
    [
      'In the state “{state}” {count, plural, one {# field} other {# fields}} cannot be filled in: “{field}”. In “{other}” {count, plural, one {it} other {they}} can, and both want nothing to be missing',
      'Add “{pointer}” here; where that is meant, take it out of “{other}”',
    ],
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
  'quota-none': warning(
    ['名额是 0：一份也推荐不了（{level}）', '写上通知里的名额；不限名额的，删去这一条'],
    [
      'The quota is 0: not one application can be recommended ({level})',
      'Write the number that the notice gives; where there is no limit, delete this quota',
    ],
  ),
  'quotas-unheeded': warning(
    [
      '写了名额，但没有一个操作要求 quota，名额不起作用',
      '在推荐的那个操作的 requires 里加上 quota，或删去名额',
    ],
    [
      'There are quotas, and no transition asks for them: they limit nothing',
      'Add "quota" to requires of the transition that recommends, or delete the quotas',
    ],
  ),
  'hands-in-errors': warning(
    [
      '“{title}”把填好的内容交出去，却没有要求 "no-errors"：空着的、有错的也能交出',
      '写 "requires": {wanted}；只是收回、不是交出的，写 "undoes": true',
    ],
    [
      '“{title}” hands in, and does not require "no-errors": what is empty or wrong is handed in as well',
      'Write "requires": {wanted}; where it takes back and does not hand in, write "undoes": true',
    ],
  ),
  'later-missing': warning(
    [
      '“{field}”的材料提交之后才传，提交时却已经必填：打印盖章之前交不出去',
      '提交之后才有的，在 workflow 里写 "later": {wanted}；提交时就要的，从 attach 里删去',
    ],
    [
      'The files of “{field}” are added after handing in, and it has to be filled in before: what is printed to be signed cannot be handed in',
      'Where it is there only afterwards, write "later": {wanted} in workflow; where it is due before, take it out of attach',
    ],
  ),
  'hands-in-unexplained': warning(
    [
      '“{title}”把填好的内容交出去，却没有要求 "warnings-explained"：提醒不用说明理由，也不算提交（没有提交时间）',
      '写 "requires": {wanted}；只是收回、不是交出的，写 "undoes": true',
    ],
    [
      '“{title}” hands in, and does not require "warnings-explained": warnings need no reason, and no day of handing in is kept',
      'Write "requires": {wanted}; where it takes back and does not hand in, write "undoes": true',
    ],
  ),
  'window-unheeded': warning(
    [
      '写了填报时间 window，但没有一个操作要求 within-window：什么时候都交得上',
      '在交出的那个操作的 requires 里加上 "within-window"，或从 edition.json 删去 window',
    ],
    [
      'There is a window, and no transition asks for it: the form can be handed in at any time',
      'Add "within-window" to requires of the step that hands in, or delete window from edition.json',
    ],
  ),
  'state-unreachable': warning(
    ['没有任何操作通向状态{state}', '加一个 to 为它的操作，或删去这个状态'],
    ['No transition leads to the state {state}', 'Add one whose to names it, or remove the state'],
  ),
  'start-unfinished': warning(
    [
      '在“{state}”中由“{role}”填报，却没有一步由它办理：填好了交不出去',
      '在这个状态的一个操作的 by 中加上“{name}”',
    ],
    [
      'In “{state}” the role “{role}” fills in, and no step is theirs: what is filled in cannot be handed in',
      'Add “{name}” to by of a step of this state',
    ],
  ),
} as const satisfies Record<string, Entry>
