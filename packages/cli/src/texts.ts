import { speaker } from '@formwright/definition'
import { publishTexts } from './publish-texts.ts'
import { reviseTexts } from './revise-texts.ts'

/** All messages of the command line. */
const texts = {
  ...publishTexts,
  'problem-count': {
    zh: '{errors} 处错误，{warnings} 处提醒',
    en: '{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}',
  },
  'template-left': { zh: '发布前还要换成自己的内容：', en: 'To be replaced before publishing:' },
  'lint-clean': { zh: '没有发现问题', en: 'No problem found' },
  fixed: {
    zh: '已自动改正 {count} 处，{again, plural, =0 {其余须自行改正} other {又发现 # 处可自动改正：看过后再运行一次}}',
    en: '{count, plural, =0 {Nothing could be fixed by itself} one {# problem fixed} other {# problems fixed}}; {again, plural, =0 {what is left takes a person} one {# more came to light that can be: read it and run this again} other {# more came to light that can be: read them and run this again}}',
  },
  'advice-by-itself': {
    zh: '改法（lint --fix 可自动改正）：{advice}',
    en: 'Fix (lint --fix does it): {advice}',
  },
  'all-in-json': {
    zh: '全部列在 lint --json 输出的 params.all 中',
    en: 'All of them are listed by lint --json, as params.all',
  },
  advice: { zh: '改法：{advice}', en: 'Fix: {advice}' },
  'definition-unusable': {
    zh: '表单定义有误，无法核对；请先运行 formwright lint {edition}',
    en: 'The definition has errors; run formwright lint {edition} first',
  },
  ready: { zh: '可以提交', en: 'ready to submit' },
  'not-ready': { zh: '还不能提交', en: 'not ready to submit' },
  filled: {
    zh: '{filled}/{required} 栏已填，{errors} 处错误，{warnings} 处提醒',
    en: '{filled} of {required, plural, one {# cell} other {# cells}} filled, {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}',
  },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  'issued-by': { zh: '（{authority}规定）', en: '(ruled by {authority})' },
  'fix-offer': { zh: '可改为：{values}', en: 'could be: {values}' },
  eligibility: { zh: '申报条件', en: 'Eligibility' },
  met: { zh: '符合', en: 'met' },
  'not-met': { zh: '不符合', en: 'not met' },
  pending: { zh: '待填', en: 'pending' },
  checked: {
    zh: '共核对 {count} 份：{ready} 份可以提交，{notReady} 份有错误，{unusable} 份无法读取',
    en: '{count} checked: {ready} ready, {notReady} with errors, {unusable} unreadable',
  },
  checking: { zh: '正在核对第 {count} 份…', en: 'checking {count}…' },
  'cases-passed': {
    zh: '{passed}/{count} 个用例通过',
    en: '{passed} of {count, plural, one {# case} other {# cases}} passed',
  },
  coverage: {
    zh: '{rules} 条规则：{passed} 条有通过的用例，{broken} 条有违反的用例',
    en: '{rules, plural, one {# rule} other {# rules}}: {passed} shown to pass, {broken} shown to break',
  },
  drafted: {
    zh: '起草了 {count} 个用例：预期是规则现在给出的结果，请逐条核对后再用',
    en: '{count, plural, one {# case drafted: it expects} other {# cases drafted: they expect}} what the rules find today, look through each',
  },
  'nothing-drafted': { zh: '没有要起草的用例', en: 'No case to draft' },
  undrafted: {
    zh: '没能起草（✔ 通过的，✖ 违反的），请自己写：{rules}',
    en: 'Could not be drafted (✔ passing, ✖ breaking), write them yourself: {rules}',
  },
  'words-other': {
    zh: '表单的语言是{language}，示例里的文字却是{words}：请在表单各文件里改写',
    en: 'The form is in {language}, the words of the sample are {words}: write them anew in its files',
  },
  created: { zh: '已新建 {path}，接下来可以运行：', en: 'Created {path}; next you may run:' },
  carried: {
    zh: '已写入 {path}：带入 {count} 处',
    en: 'Wrote {path}: {count, plural, one {# value} other {# values}} carried',
  },
  'older-edition': {
    zh: '{file} 是 {edition} 年度的填报，已按带入表带入本年度{left, plural, =0 {} other {；没有带入的有 # 处：}}',
    en: '{file} is of the edition {edition}; its answers were carried into this one{left, plural, =0 {} other {. Left behind (#):}}',
  },
  'impact-count': {
    zh: '共 {count} 份，其中 {concerned} 份受影响',
    en: '{count, plural, one {# application} other {# applications}}, {concerned} of them concerned',
  },
  'impact-handed-in': {
    zh: '每份文件都按跟到新版本计算；服务器上已提交的申报留在原来的版本，退回修改时才跟进。',
    en: 'Each file is counted as if it followed; applications that were handed in on a server stay on their version until they are returned.',
  },
  'impact-rules': {
    zh: '提示（+ 新出现，− 不再出现，按份数）',
    en: 'Findings (+ would come, − would go, by application)',
  },
  'impact-eligibility': { zh: '申报条件', en: 'Eligibility' },
  'impact-flips': {
    zh: '将符合 {gained} 份，将不符合 {lost} 份，将不能判断 {open} 份',
    en: '{gained} would meet it, {lost} would not, {open} could not be judged',
  },
  'impact-lost': { zh: '没有去处的内容（份数）', en: 'Answers without a place (by application)' },
  'diff-whole': { zh: '全表', en: 'The whole form' },
  'diff-count': {
    zh: '共 {count} 处不同：{safe} 处不影响已填内容，{choice} 处可能出现新问题或需要确认，{loses} 处使已填内容没有去处',
    en: '{count, plural, one {# change} other {# changes}}: {safe, plural, one {# leaves} other {# leave}} answers as they are, {choice, plural, one {# may find something new or needs} other {# may find something new or need}} a decision, {loses, plural, one {# loses} other {# lose}} answers',
  },
  'diff-count-carried': {
    zh: '共 {count} 处不同：{safe} 处不影响带入上年内容，{choice} 处上年内容可能不再适用，{loses} 处上年内容没有去处',
    en: '{count, plural, one {# change} other {# changes}}: {safe, plural, one {# is} other {# are}} safe for what is carried from last year, with {choice} last year’s answers may no longer fit, with {loses} they have no place',
  },
  ...reviseTexts,
  'language-found': {
    zh: '表单的语言按栏目名称定为{language}；是别的语言的，删去文件夹，加 --lang 重做，如 --lang de',
    en: 'The form is in {language}, as what its fields are called: for another language remove the folder and make it with --lang, as in --lang de',
  },
  'import-notes': {
    zh: '与原文件不同之处（{count} 处）：',
    en: 'What differs from the files imported ({count}):',
  },
  'ui-without-schema': {
    zh: '--ui 和 --data 要与 --from 一起使用',
    en: '--ui and --data go with --from',
  },
  'not-schema': {
    zh: '{file}：JSON Schema 应是一个对象，现为 {detail}',
    en: '{file}: a JSON Schema is an object, this is {detail}',
  },
  'to-be-mended': {
    zh: '表单已写入，但有 {count} 处须先改正才能使用：',
    en: '{count, plural, one {The form was written, but # place has} other {The form was written, but # places have}} to be corrected before it can be used:',
  },
  written: { zh: '已写入 {path}', en: 'Wrote {path}' },
  'not-written': {
    zh: '{path} 不是这一年度的 JSON 填报数据，没有写入算出的值',
    en: 'What is worked out was not written: {path} is no JSON file of answers of this edition',
  },
  'tour-lint': { zh: '检查表单定义', en: 'The definition' },
  'tour-cases': { zh: '运行用例', en: 'Its cases' },
  'tour-samples': { zh: '核对样例', en: 'Its sample answers' },
  'tour-end': {
    zh: '下一步：npx formwright check {edition} <填报数据.json>；全部命令见 npx formwright --help',
    en: 'Next: npx formwright check {edition} <answers.json>; all commands: npx formwright --help',
  },
  unexpected: { zh: '意外错误：{detail}', en: 'Unexpected error: {detail}' },
  'not-found': { zh: '{file}：找不到这个文件或文件夹', en: '{file}: no such file or folder' },
  'edition-wanted': {
    zh: '{form} 是整张表的文件夹；请写它的一个年度：{edition}',
    en: '{form} is the folder of a whole form; name one of its editions: {edition}',
  },
  'not-a-form': {
    zh: '{file}：不是表单文件夹或其压缩包（{detail}）',
    en: '{file}: neither a form folder nor a zip of one ({detail})',
  },
  'too-many-files': {
    zh: '{file}：文件多于 {detail} 个',
    en: '{file}: more than {detail, plural, one {# file} other {# files}}',
  },
  'too-large': {
    zh: '{file}：文件太大（字节：{detail}）；填报数据不含附件内容，通常不到 1 MB',
    en: '{file}: too large (bytes: {detail}); answers hold no attachments and are usually below 1 MB',
  },
  'not-readable': { zh: '{file}：无法读取（{detail}）', en: '{file}: cannot be read ({detail})' },
  'not-utf8': { zh: '{file}：不是 UTF-8 编码；请用 UTF-8 另存', en: '{file}: not UTF-8; save it as UTF-8' },
  json: { zh: '{file}:{line}:{column}：{says}；{advice}', en: '{file}:{line}:{column}: {says}; {advice}' },
  'not-empty': { zh: '{file}：已存在；请换一个名称', en: '{file}: exists already; choose another name' },
  'bad-name': {
    zh: '{file}：名称以小写字母开头，只能用小写字母、数字和连字符',
    en: '{file}: the name begins with a lower-case letter and has lower-case letters, digits and hyphens only',
  },
  'bad-year': { zh: '年度应为四位数字，现为 {file}', en: 'The year must have four digits, this is {file}' },
  'no-answers': { zh: '{file}：没有 .json 文件', en: '{file}: no .json file' },
  'no-editions': {
    zh: '当前文件夹下没有 forms/<表>/<年度>/edition.json',
    en: 'No forms/<form>/<edition>/edition.json below this folder',
  },
  publishing: { zh: '正在发布表单…', en: 'Publishing the forms…' },
  'not-published': { zh: '{file}：有错误，没有发布', en: '{file}: has errors and was not published' },
  'not-publishable': {
    zh: '没有输出：这份定义还不能发布。改正上面的问题，或加 --draft 照样输出',
    en: 'Nothing written: this definition cannot be published yet. Fix the problems above, or add --draft',
  },
  serving: {
    zh: '已发布 {count} 份表单，请在浏览器中打开：',
    en: '{count, plural, one {# edition} other {# editions}} published; open in a browser:',
  },
  'starting-database': { zh: '正在启动数据库…', en: 'Starting the database…' },
  'first-link': {
    zh: '还没有管理员。打开下面的链接建立管理员账号（24 小时内有效，只能用一次）：',
    en: 'There is no administrator yet. Open this link to make the account (valid for 24 hours, once):',
  },
  'demo-hint': {
    zh: '想先试用？请用 --demo 启动，载入演示账号和数据；随时可以清除。',
    en: 'Just looking? Start with --demo for demonstration accounts and data; they can be thrown away at any time.',
  },
  'demo-missing': {
    zh: '没有演示数据：找不到 {file}。照 forms/demonstration.json 写一个，再用 --demo 启动。',
    en: 'There is no demonstration data: {file} does not exist. Write one like forms/demonstration.json and start with --demo again.',
  },
  'demo-failed': {
    zh: '演示数据没有载入：{file} 有误（{reason}）。改正后再用 --demo 启动。',
    en: 'The demonstration data was not loaded: something in {file} is wrong ({reason}). Correct it and start with --demo again.',
  },
  'demo-loaded': {
    zh: '已载入演示数据（密码都是 {password}），可在“管理”页清除；有了真正的管理员，演示管理员就不再有管理权限：',
    en: 'Demonstration data is loaded (every password is {password}); throw it away on the administration page. Once there is a real administrator, that of the demonstration administers nothing:',
  },
  stopping: { zh: '正在停止…', en: 'Stopping…' },
  'backed-up': {
    zh: '已备份到 {file}，并读回核对：{tables} 张表，{rows} 行，{files} 个文件',
    en: 'Backed up to {file} and read back: {tables, plural, one {# table} other {# tables}}, {rows, plural, one {# row} other {# rows}}, {files, plural, one {# file} other {# files}}',
  },
  restored: {
    zh: '已从 {file} 恢复：{tables} 张表，{rows} 行，{files} 个文件',
    en: 'Restored from {file}: {tables, plural, one {# table} other {# tables}}, {rows, plural, one {# row} other {# rows}}, {files, plural, one {# file} other {# files}}',
  },
  'backup-verified': {
    zh: '已在临时数据库中试恢复 {file}：各表的行数和校验值都一致',
    en: 'Restored {file} into a throw-away database: rows and hashes of every table agree',
  },
  'key-inside': {
    zh: '备份已加密，安装密钥也在其中；口令请另外保存，丢失后无法恢复',
    en: 'It is encrypted and holds the installation’s key; keep the passphrase apart, without it nothing can be restored',
  },
  'key-apart': {
    zh: '备份没有加密，其中不含安装密钥：请另外保存数据文件夹中的 installation.key，恢复时用 --key 给出',
    en: 'It is not encrypted and does not hold the installation’s key: keep installation.key of the data folder apart, and give it with --key when you restore',
  },
  'evidence-absent': {
    zh: '有 {count} 个佐证材料在服务器上已丢失或损坏，不在备份中，请申报单位重新上传：',
    en: '{count, plural, one {# file of evidence was lost or damaged on the server and is not in the backup; it has} other {# files of evidence were lost or damaged on the server and are not in the backup; they have}} to be uploaded again:',
  },
  'backup-signed': { zh: '备份由安装密钥 {key} 签名', en: 'Signed with the installation key {key}' },
  'backup-unsigned': {
    zh: '这份备份由早期版本生成，没有签名，无法证明没有被改动过',
    en: 'This backup was made by an early version and is not signed: nothing proves that it was not changed',
  },
  'key-not-here': {
    zh: '原安装的密钥 {key} 不在这里：用它加密的内容（如对接系统的密钥）要重新填写；如果另外保存了它，启动前把它放入数据文件夹，名称为 installation.key',
    en: 'The key {key} of the original installation is not here: what was encrypted with it, such as secrets of other systems, has to be entered again. If you kept a copy, put it into the data folder as installation.key before you start',
  },
  'restored-incomplete': {
    zh: '备份不完整，只恢复了其中还有的：',
    en: 'It was not whole; what there was is restored:',
  },
  'audit-whole': {
    zh: '审计记录完整：{lines} 条，链头 {head}',
    en: 'The audit trail is whole: {lines, plural, one {# line} other {# lines}}, head {head}',
  },
  'audit-broken': {
    zh: '审计记录被改动：{broken} 处，最早在第 {first} 条',
    en: 'The audit trail was tampered with in {broken, plural, one {# place} other {# places}}, first at line {first}',
  },
  'audit-contradicted': {
    zh: '审计记录有问题：与 {count} 个存放在外的链头不符（见下）。现有 {lines} 条，链头 {head}',
    en: 'The audit trail contradicts {count, plural, one {# signed head that was} other {# signed heads that were}} put outside, see below. It has {lines, plural, one {# line} other {# lines}} now, head {head}',
  },
  'audit-heads': {
    zh: '与 {compared} 个此前签名并存放在外的链头作了比对（另有 {foreign} 个由其他安装签名，未比对）',
    en: 'Compared with {compared, plural, one {# signed head that was} other {# signed heads that were}} put outside before ({foreign, plural, one {# other was} other {# others were}} signed by other installations)',
  },
  'audit-head-cut': {
    zh: '审计记录被截短：{at} 时有 {lines} 条，现在没有第 {lines} 条了。如果此后从更早的备份恢复过，这是正常的',
    en: 'The audit trail was cut off: at {at} it had {lines, plural, one {# line} other {# lines}}, now line {lines} is gone. This is right if an older backup was restored since',
  },
  'audit-head-changed': {
    zh: '审计记录被改写：第 {lines} 条与 {at} 签名时不同。如果此后从更早的备份恢复过，这是正常的',
    en: 'The audit trail was rewritten: line {lines} is not the one that was signed at {at}. This is right if an older backup was restored since',
  },
  'audit-head-forged': {
    zh: '{at} 的链头签名不对：存放链头的文件被改过',
    en: 'The signature of the head of {at} is not right: the file that keeps it was changed',
  },
  'stop-hint': { zh: '按 Ctrl+C 停止', en: 'Press Ctrl+C to stop' },
  'bad-port': {
    zh: '端口应为 0 到 65535 的整数，现为 {file}',
    en: 'The port must be an integer from 0 to 65535, this is {file}',
  },
  'port-busy': {
    zh: '端口 {file} 已被占用；请用 --port 换一个',
    en: 'Port {file} is in use; choose another with --port',
  },
  'export-nothing': {
    zh: '请说明要写出什么：--pdf、--docx 或 --xlsx <文件>',
    en: 'Say what to write: --pdf, --docx or --xlsx <file>',
  },
  overflow: {
    zh: '“{label}”超出官方栏高：需要 {needed} 毫米，栏高 {height} 毫米；这一行已加高，请删减文字',
    en: '“{label}” does not fit its official cell: it needs {needed} mm of {height} mm; the row was made taller: shorten it',
  },
  'overflow-page': {
    zh: '“{label}”一页放不下，已跨页；请删减文字',
    en: '“{label}” does not fit a page and was broken; shorten it',
  },
  'official-words': { zh: '表上印好的文字', en: 'The form’s own words' },
  missing: {
    zh: '“{label}”中的“{characters}”字体里没有，印出来会是方框',
    en: '“{label}”: no typeface has {characters}, so a box would be printed',
  },
  'overflow-wide': {
    zh: '“{label}”的数字或单词太宽：需要 {needed} 毫米，栏宽 {width} 毫米；已折行',
    en: '“{label}” is too wide for its official cell: it needs {needed} mm of {width} mm; it was broken',
  },
  grown: {
    zh: '“{part}”共 {pages} 页，空表为 {official} 页；请删减这一部分文字多的栏目，避免串页',
    en: '“{part}” takes {pages, plural, one {# page} other {# pages}}, {official} in the blank form; shorten its longest answers',
  },
  imported: {
    zh: '已写入 {path}：{count} 处改动',
    en: 'Wrote {path}: {count, plural, one {# change} other {# changes}}',
  },
  'import-conflict': {
    zh: '“{label}”在导出之后也被改过，保留了现有的值；要以工作簿为准请加 --overwrite',
    en: '“{label}” was changed here as well since the export; the present value was kept; take the workbook’s with --overwrite',
  },
  'import-left': {
    zh: '{file}：有 {count} 处没有读入（见上）',
    en: '{file}: {count, plural, one {# place} other {# places}} of it could not be taken in, as said above',
  },
  'import-overwritten': {
    zh: '“{label}”在导出之后也被改过，已换成工作簿的值',
    en: '“{label}” was changed here as well since the export; the workbook’s value was taken',
  },
  workbook: { zh: '{file}：{detail}', en: '{file}: {detail}' },
  'no-folder': { zh: '没有这个文件夹', en: 'there is no such folder' },
  'is-folder': { zh: '这是一个文件夹，请写上文件名', en: 'this is a folder, add the name of a file' },
  'no-right': {
    zh: '没有写入权限，或文件正在 WPS、Excel 中打开',
    en: 'you may not write there, or the file is open in Excel',
  },
  'file-open': {
    zh: '文件正被占用，请先在 WPS、Excel 中关闭',
    en: 'the file is in use, close it in Excel first',
  },
  'disk-full': { zh: '磁盘已满', en: 'the disk is full' },
  'not-answers': {
    zh: '{file}：填报数据应是一个 JSON 对象（以“{”开头）',
    en: '{file}: answers must be a JSON object (beginning with “{”)',
  },
  'region-unknown': {
    zh: '“{region}”不是这张表的地区代码：--region 后面写代码，如 530111',
    en: '“{region}” is no code of a region of this form: --region takes one, such as 530111',
  },
  'region-no-ruling': {
    zh: '{region} 没有自行的规定，按本表的核对',
    en: '{region} has no rules of its own: those of the form hold',
  },
  'carry-back': {
    zh: '{to} 年度在 {from} 年度之前：往回带入没有带入表，只带入两个年度中认作同一栏目的内容；两个年度是不是写反了？',
    en: 'The edition {to} is before {from}: no map carries answers back; only fields that both editions know as the same one are carried. Are the two the wrong way round?',
  },
  'forms-differ': {
    zh: '“{from}”与“{to}”是两张不同的表：只有编号相同的栏目会当作同一栏目',
    en: '“{from}” and “{to}” are two different forms: only fields with the same id are taken for the same',
  },
  'edition-unreadable': {
    zh: '{file}：“$edition”应写明是哪张表（form）、哪个年度（edition）的填报，两项都是文字',
    en: '{file}: “$edition” has to say which form and which edition the answers are of (form, edition: two texts)',
  },
  'other-form': {
    zh: '{file}：是另一张表（{detail}）的填报，不能按这张表读取',
    en: '{file}: these are answers of another form ({detail}), they cannot be read as answers of this one',
  },
  'other-edition': {
    zh: '{file}：是 {detail} 年度的填报，不能按这一年度读取；这里也没有从那一年度带入的办法',
    en: '{file}: these are answers of the edition {detail}. They cannot be read as answers of this one, and nothing here carries them into it',
  },
  'other-version': {
    zh: '{file} 是按 {edition} 年度的另一版（更正之前或之后的）填写的，现按手头这一版读取：请核对单位和选项改过的栏目',
    en: '{file} was filled in with another version of the edition {edition} (before or after a correction) and is read by the one at hand: look at fields whose unit or options were changed',
  },
  'other-versions': {
    zh: '{count} 个文件是按这一年度的另一版（更正之前或之后的）填写的，按手头这一版读取：单位或选项改过的栏目可能读错',
    en: '{count, plural, one {# file was} other {# files were}} filled in with another version of the edition (before or after a correction) and read by the one at hand: fields whose unit or options were changed may be misread',
  },
  'little-known': {
    zh: '{file} 里的内容大多在“{form}”里没有位置：它可能是另一张表的填报',
    en: 'Most of what {file} holds has no place in “{form}”: it may be of another form',
  },
  'kept-unplaced': {
    zh: '{file}：另存在 $kept 里的“{label}”没有读入：该处已有别的内容',
    en: '{file}: “{label}”, kept aside under $kept, is not taken: something else stands there by now',
  },
  unshown: {
    zh: '{file}：按所选内容不显示，不核对、不打印、不导出：{labels}',
    en: '{file}: not shown with what is chosen, so neither checked, printed nor exported: {labels}',
  },
  'edition-not-stated': {
    zh: '{file} 没有注明年度，按本年度（{edition}）读取；它也可能是 {other} 年度的，那样读出的内容不同：是的话，先用 formwright carry 带入',
    en: '{file} does not say which edition it is of and is read as of this one ({edition}). It may be of {other} as well, and would be read differently: if it is, carry it with formwright carry first',
  },
  'not-writable': { zh: '{file}：无法写入（{detail}）', en: '{file}: cannot be written ({detail})' },
  'unknown-command': { zh: '没有“{given}”这个命令', en: 'There is no command “{given}”' },
  'unknown-option': { zh: '没有“{given}”这个选项', en: 'There is no option “{given}”' },
  'argument-missing': { zh: '缺少参数 <{given}>', en: 'The argument <{given}> is missing' },
  'arguments-too-many': {
    zh: '参数太多：{command} 只接受 {expected} 个，写了 {got} 个',
    en: 'Too many arguments: {command} takes {expected}, there are {got}',
  },
  'option-missing': { zh: '必须写明选项 {option}', en: 'The option {option} is required' },
  'option-value-missing': { zh: '选项 {option} 没有写值', en: 'The option {option} lacks its value' },
  'option-value-wrong': {
    zh: '{option} 不能是“{given}”，可以是：{choices}',
    en: '{option} cannot be “{given}”; it may be: {choices}',
  },
  'did-you-mean': { zh: '是不是 {similar}？', en: 'Did you mean {similar}?' },
  'no-site': {
    zh: '{file}：没有构建好的网站；请先在 Formwright 自己的文件夹里运行 npm run setup',
    en: '{file}: no built site; run npm run setup in the folder of Formwright first',
  },
} as const

export type TextName = keyof typeof texts

/** A message of the command line with its placeholders filled. */
export const say = speaker<TextName>(texts)
