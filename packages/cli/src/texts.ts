import type { Language } from '@formwright/definition'

/** Everything that the command line says, in both languages. */
const texts = {
  'problem-count': { zh: '{errors} 处错误，{warnings} 处提醒', en: '{errors} errors, {warnings} warnings' },
  'lint-clean': { zh: '没有发现问题', en: 'No problem found' },
  fixed: { zh: '已自动改正 {count} 处', en: '{count} problems fixed' },
  mend: { zh: '改法：{mend}', en: 'Mend: {mend}' },
  'definition-unusable': { zh: '表单定义有误，无法核对；请先运行 formwright lint {edition}', en: 'The definition has errors; run formwright lint {edition} first' },
  ready: { zh: '可以提交', en: 'ready to submit' },
  'not-ready': { zh: '还不能提交', en: 'not ready to submit' },
  filled: { zh: '{filled}/{required} 栏已填，{errors} 处错误，{warnings} 处提醒', en: '{filled} of {required} cells filled, {errors} errors, {warnings} warnings' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  'fix-offer': { zh: '可改为：{values}', en: 'could be: {values}' },
  eligibility: { zh: '申报条件', en: 'Eligibility' },
  met: { zh: '符合', en: 'met' },
  'not-met': { zh: '不符合', en: 'not met' },
  pending: { zh: '待填', en: 'pending' },
  checked: { zh: '共核对 {count} 份：{ready} 份可以提交，{notReady} 份有错误，{unusable} 份无法读取', en: '{count} checked: {ready} ready, {notReady} with errors, {unusable} unreadable' },
  checking: { zh: '正在核对第 {count} 份…', en: 'checking {count}…' },
  'cases-passed': { zh: '{passed}/{count} 个用例通过', en: '{passed} of {count} cases passed' },
  coverage: { zh: '{rules} 条规则：{passed} 条有通过的用例，{broken} 条有违反的用例', en: '{rules} rules: {passed} shown to pass, {broken} shown to break' },
  created: { zh: '已新建 {path}，接下来可以运行：', en: 'Created {path}; next you may run:' },
  written: { zh: '已写入 {path}', en: 'Wrote {path}' },
  'tour-lint': { zh: '检查表单定义', en: 'The definition' },
  'tour-cases': { zh: '运行用例', en: 'Its cases' },
  'tour-samples': { zh: '核对样例', en: 'Its sample answers' },
  'tour-end': { zh: '下一步：npx formwright check {edition} <填报数据.json>；全部命令见 npx formwright --help', en: 'Next: npx formwright check {edition} <answers.json>; all commands: npx formwright --help' },
  unexpected: { zh: '意外错误：{detail}', en: 'Unexpected error: {detail}' },
  'not-found': { zh: '{file}：找不到这个文件或文件夹', en: '{file}: no such file or folder' },
  'not-a-form': { zh: '{file}：不是表单文件夹或其压缩包（{detail}）', en: '{file}: neither a form folder nor a zip of one ({detail})' },
  'too-many-files': { zh: '{file}：文件多于 {detail} 个', en: '{file}: more than {detail} files' },
  'too-large': { zh: '{file}：文件太大（字节：{detail}）；填报数据不含附件内容，通常不到 1 MB', en: '{file}: too large (bytes: {detail}); answers hold no attachments and are usually below 1 MB' },
  'not-readable': { zh: '{file}：无法读取（{detail}）', en: '{file}: cannot be read ({detail})' },
  'not-utf8': { zh: '{file}：不是 UTF-8 编码；请用 UTF-8 另存', en: '{file}: not UTF-8; save it as UTF-8' },
  json: { zh: '{file}:{line}:{column}：{says}；{mend}', en: '{file}:{line}:{column}: {says}; {mend}' },
  'not-empty': { zh: '{file}：已存在；请换一个名称', en: '{file}: exists already; choose another name' },
  'bad-name': { zh: '{file}：名称只能用小写字母、数字和连字符', en: '{file}: the name may have lower-case letters, digits and hyphens only' },
  'bad-year': { zh: '年度应为四位数字，现为 {file}', en: 'The year must have four digits, this is {file}' },
  'no-answers': { zh: '{file}：没有 .json 文件', en: '{file}: no .json file' },
  'no-editions': { zh: '当前文件夹下没有 forms/<表>/<年度>/edition.json', en: 'No forms/<form>/<edition>/edition.json below this folder' },
  publishing: { zh: '正在发布表单…', en: 'Publishing the forms…' },
  'not-published': { zh: '{file}：有错误，没有发布', en: '{file}: has errors and was not published' },
  serving: { zh: '已发布 {count} 份表单，请在浏览器中打开：', en: '{count} editions published; open in a browser:' },
  'stop-hint': { zh: '按 Ctrl+C 停止', en: 'Press Ctrl+C to stop' },
  'bad-port': { zh: '端口应为 0 到 65535 的整数，现为 {file}', en: 'The port must be an integer from 0 to 65535, this is {file}' },
  'port-busy': { zh: '端口 {file} 已被占用；请用 --port 换一个', en: 'Port {file} is in use; choose another with --port' },
  'no-site': { zh: '{file}：没有构建好的网站；请先运行 npm run setup', en: '{file}: no built site; run npm run setup first' },
} as const

export type TextName = keyof typeof texts

/** A text of the command line with its placeholders filled. */
export function say(name: TextName, language: Language, values: Record<string, string | number> = {}): string {
  return texts[name][language === 'en' ? 'en' : 'zh'].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
