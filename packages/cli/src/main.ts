import { Command, CommanderError, Option } from 'commander'
import { productLanguages } from '@formwright/definition'
import { UnusableInput } from '@formwright/definition/node'
import { auditCommand, backupCommand, restoreCommand } from './commands/backup.ts'
import { bundle } from './commands/bundle.ts'
import { carryCommand } from './commands/carry.ts'
import { check } from './commands/check.ts'
import { diffCommand } from './commands/diff.ts'
import { doctor } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { impactCommand } from './commands/impact.ts'
import { importCommand } from './commands/import.ts'
import { init } from './commands/init.ts'
import { lintCommand } from './commands/lint.ts'
import { publishCommand } from './commands/publish.ts'
import { reviseCommand } from './commands/revise.ts'
import { serve } from './commands/serve.ts'
import { test } from './commands/test.ts'
import { tour } from './commands/tour.ts'
import type { ExitCode } from './exit-code.ts'
import { Output } from './output.ts'
import type { OutputOptions } from './output.ts'
import { explainUnusable } from './report/unusable.ts'
import { say } from './texts.ts'

type Action = (output: Output, args: readonly string[], options: Record<string, unknown>) => Promise<ExitCode>

const program = new Command('formwright')
  .description('申报表即数据 / declaration forms as data')
  .showHelpAfterError('(formwright --help)')
  .exitOverride()

command('lint <edition>', '检查表单定义 / check a definition', lintCommand).option(
  '--fix',
  '自动改正可机械改正的问题 / apply mechanical fixes',
)
command(
  'check <edition> <answers...>',
  '核对填报数据：文件、文件夹或通配符 / assess answers: files, folders or globs',
  check,
).option(
  '--region <code>',
  '按该地区的规定核对（行政区划代码）/ as the rules of a region are (GB/T 2260 code)',
)
command('test <edition>', '运行 cases/ 中的用例 / run the cases of a definition', test).option(
  '--write',
  '为缺少用例的规则起草用例 / draft cases for the rules that lack them',
)
command('bundle <edition>', '输出合并后的表单 / print the bundle', bundle)
  .option('-o, --out <file>', '写入文件 / write to a file')
  .option('--region <code>', '该地区的规定 / as the edition holds in a region')
  .option('--draft', '有错误或用例不通过也输出 / also with errors or failing cases')
  .option('--validators <file>', '另写预编译的校验模块 / also write the precompiled validators')
command(
  'init <form>',
  '新建一个表单文件夹，也可由 JSON Schema 生成 / start a new form folder, of a JSON Schema if told',
  init,
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
  carryCommand,
).option('--out <file>', '写入文件 / write to a file')
command(
  'diff <edition> <other>',
  '两个年度（或同一年度的两个版本）有什么不同 / what differs between two editions',
  diffCommand,
)
command(
  'impact <edition> <other> <answers...>',
  '新的定义对已填内容的影响：文件、文件夹或通配符 / what a new definition means for stored answers',
  impactCommand,
)
command(
  'revise <edition> <year>',
  '由上一年度生成新年度：年份、窗口、带入表；其余沿用 / the next edition from the last: years, window, carry map; the rest is inherited',
  reviseCommand,
).option('--omit <rules...>', '不再需要的规则 / rules that the new edition does not have')
command(
  'publish <edition>',
  '把文件夹中的表单送到服务器审核、发布；审核同意后再运行一次即发布 / bring an edition to a server for review, and publish it once somebody agreed',
  publishCommand,
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
  exportCommand,
)
  .option('--pdf <file>', 'PDF')
  .option('--docx <file>', 'Word')
  .option('--xlsx <file>', 'Excel')
  .option('--submitted', '已提交：不加“草稿”水印 / handed in: no watermark')
command('import <edition> <workbook>', '读入填好的工作簿 / read a filled-in workbook', importCommand)
  .option('--into <answers>', '并入这份填报数据 / put the changes into these answers')
  .option('--out <file>', '写入文件 / write to a file')
  .option('--overwrite', '两边都改过时以工作簿为准 / take the workbook where both changed')
command('serve [forms]', '启动网站 / serve the site', serve)
  .option('--port <port>', '端口 / port', process.env.PORT ?? '8020')
  .option('--host <host>', '监听地址 / address to listen on', process.env.HOST ?? '127.0.0.1')
  .option('--site <folder>', '构建好的网站 / the built site', 'packages/web/dist')
  .option('--data <folder>', '数据文件夹 / data folder (database, evidence)')
  .option('--demo', '载入演示数据 / load the demonstration data')
command(
  'backup [file]',
  '备份全部数据，服务可以照常运行；不写文件名则存入备份文件夹 / back everything up, beside a running server too; into the folder of backups unless a file is named',
  backupCommand,
)
  .option('--data <folder>', '数据文件夹 / data folder')
  .option('--verify', '再恢复到临时数据库核对 / restore it for trial as well')
  .option('--passphrase-file <file>', '用文件中的口令加密 / encrypt with the passphrase in a file')
command('restore <file>', '恢复到空的数据文件夹 / restore into an empty data folder', restoreCommand)
  .option('--data <folder>', '数据文件夹 / data folder')
  .option('--verify', '只核对能否恢复，不写入 / only try whether it can be restored')
  .option('--incomplete', '备份不完整时恢复其中还有的 / take what there is of one that is not whole')
  .option('--passphrase-file <file>', '加密备份的口令 / passphrase of an encrypted one')
  .option('--key <file>', '另外保存的安装密钥 / the installation’s key, kept apart')
command('audit', '核对审计记录是否完整 / verify the audit trail', auditCommand)
  .option('--data <folder>', '数据文件夹 / data folder')
  .option(
    '--heads <file...>',
    '另与这些文件中签名的链头比对 / also compare with the signed heads in these files',
  )
command('doctor', '检查安装是否健康 / look at the health of an installation', doctor).option(
  '--data <folder>',
  '数据文件夹 / data folder',
)
command('tour [editions...]', '检查、测试并核对自带的样例 / lint, test and assess the shipped samples', tour)

function command(usage: string, description: string, action: Action = init): Command {
  return program
    .command(usage)
    .description(description)
    .option('--json', '机器可读的输出 / machine-readable output')
    .addOption(
      new Option('--lang <language>', '语言；不写则用表单的语言 / language; that of the form unless said')
        .choices(productLanguages().map(({ tag }) => tag))
        .env('FORMWRIGHT_LANG'),
    )
    .action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command
      const options = self.opts()
      const output = new Output({ json: options.json === true, language: options.lang } as OutputOptions)
      process.exitCode = await run(output, () => action(output, self.args, options))
    })
}

async function run(output: Output, action: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await action()
  } catch (error) {
    const unusable = error instanceof UnusableInput ? error : undefined
    const message = unusable ? explainUnusable(unusable, output.language) : await explained(output, error)
    output.error(message)
    const { file = '', reason = 'unexpected', line, column } = unusable ?? {}
    output.json({ error: { file, reason, line, column, message } })
    return 2
  }
}

async function explained({ language }: Output, error: unknown): Promise<string> {
  const { explain } = await import('@formwright/server')
  const detail = error instanceof Error && error.message !== '' ? error.message : String(error)
  return explain(error, language) ?? say('unexpected', language, { detail })
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
