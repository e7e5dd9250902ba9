import { Value } from 'typebox/value'
import { LocalizedError } from '../messages/localized-error.ts'
import { Environment } from './environment.ts'

/** An invalid setting, with a message. */
export class UnusableSetting extends LocalizedError {}

/** The schema of one environment variable. */
interface Variable {
  readonly type: 'string' | 'number'
  readonly problem?: ConstructorParameters<typeof UnusableSetting>[0]
}

/**
 * The environment variables with defaults; empty ones count as unset.
 * @throws UnusableSetting naming the variable and what it should look like
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const values: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries<Variable>(Environment.properties)) {
    const value = env[name]?.trim()
    if (value === undefined || value === '') continue
    values[name] = variable.type === 'number' ? Number(value) : value
    if (!Value.Check(Environment.properties[name as keyof Environment], values[name]))
      throw new UnusableSetting(variable.problem ?? 'setting-not-a-number', { name, value })
  }
  return Value.Parse(Environment, Value.Default(Environment, values))
}
