/** Messages about publishing and archives. */
export const publishTexts = {
  'archive-refused': {
    zh: '{file}：压缩包导出之后被改动过（{at}），与签名或清单不符，没有读取；请向导出的一方重新索取',
    en: '{file}: the archive was changed since it was exported ({at}) and does not agree with its signature or list. Nothing was read: ask whoever exported it for it again',
  },
  'archive-unsigned': {
    zh: '注意：{file} 没有签名，无法确认由谁导出、是否被改动过',
    en: 'Note: {file} is not signed; who exported it, and whether it was changed since, cannot be told',
  },
  'archive-signer': {
    zh: '注意：{file} 的签名完好，但命令行不认识签名方：请通过其他途径核对指纹 {signer}',
    en: 'Note: the signature of {file} is good, but its signer is not known here: compare the fingerprint {signer} by another way',
  },
  'publish-waits': {
    zh: '已送审，等待另一位管理员同意：{page}（同意后再运行一次即发布）',
    en: 'Shown for review; another administrator has to agree: {page} (run this again to publish it then)',
  },
  'publish-done': { zh: '已发布（版本 {digest}）', en: 'Published (version {digest})' },
  'server-address': {
    zh: '“{address}”不是网址：--server 后面写服务的网址，例如 https://forms.example.gov.cn',
    en: '“{address}” is no address: give that of the server after --server, such as https://forms.example.gov',
  },
  'server-away': {
    zh: '连不上 {address}：请核对网址，并确认服务正在运行',
    en: 'Cannot reach {address}: check the address, and that the server runs',
  },
  'server-other': {
    zh: '{address} 上不是 Formwright 服务：网址只写到域名和端口，不带页面路径',
    en: 'There is no Formwright server at {address}: give its host and port, without the path of a page',
  },
  'server-refuses': { zh: '服务没有接受：{detail}', en: 'The server refused: {detail}' },
  'password-missing': {
    zh: '没有密码：请写在环境变量 FORMWRIGHT_PASSWORD 中，或用 --password-file 指明所在文件',
    en: 'There is no password: set FORMWRIGHT_PASSWORD, or name its file with --password-file',
  },
  'password-wrong': {
    zh: '邮箱 {email} 或密码不对（密码取自 FORMWRIGHT_PASSWORD 或 --password-file）',
    en: 'The address {email} or the password is wrong (from FORMWRIGHT_PASSWORD or --password-file)',
  },
  'code-missing': {
    zh: '{email} 开启了两步验证：请用 --code 写上验证器的六位数字',
    en: '{email} signs in with a second factor: give its six digits with --code',
  },
  'code-wrong': { zh: '验证码不对或已过期', en: 'The code of the second factor is wrong or has expired' },
  'no-form-admin': {
    zh: '这个账号不是表单管理员，不能发布',
    en: 'This account does not administer this form: it cannot publish',
  },
  'publish-unusable': {
    zh: '表单定义有误，没有送出；请先改正（formwright lint {edition} 会列出）',
    en: 'The definition has errors and was not sent: mend them first (formwright lint {edition} lists them)',
  },
  'publish-cases': {
    zh: '有用例不符，没有送出；请先运行 formwright test {edition}，改正用例或规则',
    en: 'Some cases do not hold, and it was not sent: run formwright test {edition}, and mend the cases or the rules',
  },
  'draft-edited': {
    zh: '服务上这一年度的草稿由 {by} 在网站上改过，没有替换：请在网站上导出那份草稿并入文件夹；确要替换时加 --overwrite，他们会得到通知',
    en: 'The draft of this edition on the server was edited there by {by}, and is not replaced: export it there and take its changes into the folder; to replace it all the same add --overwrite, and they are told',
  },
  'draft-of-colleague': {
    zh: '服务上已有 {by} 于 {at} 送来的草稿“{what}”（{state}），没有替换：请先与其商量；确要替换时加 --overwrite，双方都会得到通知',
    en: 'There is a draft “{what}” on the server that {by} brought at {at} ({state}), and it is not replaced: agree on it first; to replace it all the same add --overwrite, and both are told',
  },
  'draft-state-editing': { zh: '正在修改', en: 'being written' },
  'draft-state-in-review': { zh: '正在送审', en: 'under review' },
  'draft-state-approved': { zh: '已同意，等待发布', en: 'agreed to, waiting to be published' },
  'too-many-attempts': { zh: '尝试太频繁，请稍后再试', en: 'Too many attempts: try again later' },
  'time-unreadable': {
    zh: '--at 后面的“{written}”不是时间，例如 2030-03-01T09:00 或带时区的 2030-03-01T09:00+08:00',
    en: '“{written}” after --at is no time, such as 2030-03-01T09:00, or 2030-03-01T09:00+08:00 with its zone',
  },
  'time-passed': { zh: '定时发布的时间已过', en: 'The time to publish at has passed' },
  'publish-already': {
    zh: '服务上已是这一版，不必再发布：{digest}',
    en: 'The server has this version on offer already: {digest}',
  },
  'publish-scheduled': {
    zh: '将于 {at} 发布；要提前或取消，请在 {page} 操作',
    en: 'To be published at {at}; publish it sooner or take the time back at {page}',
  },
} as const
