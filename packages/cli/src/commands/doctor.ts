import type { ExitCode } from '../exit-code.ts'
import type { Output } from '../output.ts'
import { withInstallation } from './backup.ts'

/**
 * `formwright doctor`: looks at an installation as an operator would, and says what to do. Exit 1 when
 * something is bad.
 */
export async function doctor(
  output: Output,
  _args: readonly string[],
  options: Record<string, unknown>,
): Promise<ExitCode> {
  const { language, paint } = output
  const { messageIn } = await import('@formwright/server')
  const marks = { good: paint.green('✔'), warning: paint.yellow('⚠'), bad: paint.red('✖') }
  return withInstallation(options, async (tools) => {
    const found = await tools.examine()
    for (const { state, code, values } of found)
      output.line(`${marks[state]} ${messageIn(language, code, values)}`)
    output.json({
      checks: found.map((one) => ({ ...one, message: messageIn(language, one.code, one.values) })),
    })
    return found.some(({ state }) => state === 'bad') ? 1 : 0
  })
}
