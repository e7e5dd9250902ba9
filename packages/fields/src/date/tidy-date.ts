import { plainForms } from '@formwright/definition'

/** `2024/7/1`, `2024.7.1`, `2024年7月1日`, `20240701` as `2024-07-01`, spaces or none; others as they are. */
export function tidyDate(text: string): string {
  const plain = plainForms(text).replaceAll(/\s+/g, '')
  const parts =
    /^(\d{4})[-/.。、年](\d{1,2})[-/.。、月](\d{1,2})[日号]?$/.exec(plain) ??
    /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(plain)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}
