import type { Command } from 'commander'
import type { ExitCode } from './exit-code.ts'
import type { Output } from './output.ts'

/** What a command does with its arguments and options. */
export type Action = (
  output: Output,
  args: readonly string[],
  options: Record<string, unknown>,
) => Promise<ExitCode>

/** Adds a command; what it does is loaded when it is called, so that none pays for the others. */
type AddCommand = (usage: string, description: string, load: () => Promise<Action>) => Command

/** The commands there are, with their options. */
export function addCommands(command: AddCommand): void {
  command(
    'lint <edition>',
    '检查表单定义 / check a definition',
    async () => (await import('./commands/lint.ts')).lintCommand,
  ).option('--fix', '自动改正可机械改正的问题 / apply mechanical fixes')
  command(
    'check <edition> <answers...>',
    '核对填报数据：文件、文件夹或通配符 / assess answers: files, folders or globs',
    async () => (await import('./commands/check.ts')).check,
  ).option(
    '--region <code>',
    '按该地区的规定核对（行政区划代码）/ as the rules of a region are (GB/T 2260 code)',
  )
  command(
    'test <edition>',
    '运行 cases/ 中的用例 / run the cases of a definition',
    async () => (await import('./commands/test.ts')).test,
  ).option('--write', '为缺少用例的规则起草用例 / draft cases for the rules that lack them')
  command(
    'bundle <edition>',
    '输出合并后的表单 / print the bundle',
    async () => (await import('./commands/bundle.ts')).bundle,
  )
    .option('-o, --out <file>', '写入文件 / write to a file')
    .option('--region <code>', '该地区的规定 / as the edition holds in a region')
    .option('--draft', '有错误或用例不通过也输出 / also with errors or failing cases')
    .option('--validators <file>', '另写预编译的校验模块 / also write the precompiled validators')
  command(
    'init <form>',
    '新建一个表单文件夹，也可由 JSON Schema 生成 / start a new form folder, of a JSON Schema if told',
    async () => (await import('./commands/init.ts')).init,
  )
    .option('--year <year>', '年度 / edition')
    .option('--from <schema>', 'JSON Schema 文件（各版草案均可） / a JSON Schema of any draft')
    .option(
      '--ui <file>',
      'JSON Forms 的 UI schema 或 RJSF 的 uiSchema / UI schema of JSON Forms or uiSchema of RJSF',
    )
    .option('--data <file>', '作为样例的数据 / data to keep as a sample')
  command(
    'carry <from> <to> <answers>',
    '把一个年度的填报带入另一个年度 / answers of one edition in another',
    async () => (await import('./commands/carry.ts')).carryCommand,
  ).option('--out <file>', '写入文件 / write to a file')
  command(
    'diff <edition> <other>',
    '两个年度（或同一年度的两个版本）有什么不同 / what differs between two editions',
    async () => (await import('./commands/diff.ts')).diffCommand,
  )
  command(
    'impact <edition> <other> <answers...>',
    '新的定义对已填内容的影响：文件、文件夹或通配符 / what a new definition means for stored answers',
    async () => (await import('./commands/impact.ts')).impactCommand,
  )
  command(
    'revise <edition> <year>',
    '由上一年度生成新年度：年份、窗口、带入表；其余沿用 / the next edition from the last: years, window, carry map; the rest is inherited',
    async () => (await import('./commands/revise.ts')).reviseCommand,
  )
    .option('--omit <rules...>', '不再需要的规则 / rules that the new edition does not have')
    .option('--regions <codes...>', '继续适用的地区规定（行政区划代码） / regions whose rulings hold on')
  command(
    'publish <edition>',
    '把文件夹中的表单送到服务器审核、发布；审核同意后再运行一次即发布 / bring an edition to a server for review, and publish it once somebody agreed',
    async () => (await import('./commands/publish.ts')).publishCommand,
  )
    .requiredOption('--server <address>', '服务器地址 / address of the server')
    .requiredOption(
      '--email <email>',
      '登录邮箱；密码取自 FORMWRIGHT_PASSWORD / who signs in; password from FORMWRIGHT_PASSWORD',
    )
    .option('--password-file <file>', '文件中的密码 / the password in a file')
    .option('--code <code>', '动态验证码 / code of the second factor')
    .option(
      '--approve',
      '只有一位管理员时由本人同意 / agree to it oneself where there is no other administrator',
    )
    .option('--at <time>', '定时发布 / publish at this time')
  command(
    'export <edition> [answers]',
    '打印正式表格和工作簿；不写填报数据则为空表 / the official form and the workbook; blank without answers',
    async () => (await import('./commands/export.ts')).exportCommand,
  )
    .option('--pdf <file>', 'PDF')
    .option('--docx <file>', 'Word')
    .option('--xlsx <file>', 'Excel')
    .option('--submitted', '已提交：不加“草稿”水印 / handed in: no watermark')
  command(
    'import <edition> <workbook>',
    '读入填好的工作簿 / read a filled-in workbook',
    async () => (await import('./commands/import.ts')).importCommand,
  )
    .option('--into <answers>', '并入这份填报数据 / put the changes into these answers')
    .option('--out <file>', '写入文件 / write to a file')
    .option('--overwrite', '两边都改过时以工作簿为准 / take the workbook where both changed')
  command(
    'serve [forms]',
    '启动网站 / serve the site',
    async () => (await import('./commands/serve.ts')).serve,
  )
    .option('--port <port>', '端口 / port', process.env.PORT ?? '8020')
    .option('--host <host>', '监听地址 / address to listen on', process.env.HOST ?? '127.0.0.1')
    .option('--site <folder>', '构建好的网站 / the built site', 'packages/web/dist')
    .option('--data <folder>', '数据文件夹 / data folder (database, evidence)')
    .option('--demo', '载入演示数据 / load the demonstration data')
  command(
    'backup [file]',
    '备份全部数据，服务可以照常运行；不写文件名则存入备份文件夹 / back everything up, beside a running server too; into the folder of backups unless a file is named',
    async () => (await import('./commands/backup.ts')).backupCommand,
  )
    .option('--data <folder>', '数据文件夹 / data folder')
    .option('--verify', '再恢复到临时数据库核对 / restore it for trial as well')
    .option('--passphrase-file <file>', '用文件中的口令加密 / encrypt with the passphrase in a file')
  command(
    'restore <file>',
    '恢复到空的数据文件夹 / restore into an empty data folder',
    async () => (await import('./commands/backup.ts')).restoreCommand,
  )
    .option('--data <folder>', '数据文件夹 / data folder')
    .option('--verify', '只核对能否恢复，不写入 / only try whether it can be restored')
    .option('--incomplete', '备份不完整时恢复其中还有的 / take what there is of one that is not whole')
    .option('--passphrase-file <file>', '加密备份的口令 / passphrase of an encrypted one')
    .option('--key <file>', '另外保存的安装密钥 / the installation’s key, kept apart')
  command(
    'audit',
    '核对审计记录是否完整 / verify the audit trail',
    async () => (await import('./commands/backup.ts')).auditCommand,
  )
    .option('--data <folder>', '数据文件夹 / data folder')
    .option(
      '--heads <file...>',
      '另与这些文件中签名的链头比对 / also compare with the signed heads in these files',
    )
  command(
    'doctor',
    '检查安装是否健康 / look at the health of an installation',
    async () => (await import('./commands/doctor.ts')).doctor,
  ).option('--data <folder>', '数据文件夹 / data folder')
  command(
    'tour [editions...]',
    '检查、测试并核对自带的样例 / lint, test and assess the shipped samples',
    async () => (await import('./commands/tour.ts')).tour,
  )
}
