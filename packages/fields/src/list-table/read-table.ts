/** Bytes that a file to import may have. */
export const MAX_BYTES = 5 * 1024 * 1024

/** Why a file gives no table. */
export class UnreadableTable extends Error {
  readonly reason: 'old-excel' | 'too-large' | 'failed'
  constructor(reason: UnreadableTable['reason'], detail = '') {
    super(detail)
    this.reason = reason
  }
}

/**
 * The cells of an .xlsx file's first sheet or of a CSV file, as texts. CSV may be UTF-8 or GBK, as Chinese Excel saves it.
 * @throws UnreadableTable
 */
export async function readTable(file: File): Promise<string[][]> {
  if (file.size > MAX_BYTES) throw new UnreadableTable('too-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableTable('old-excel')
  try {
    return startsWith(bytes, [0x50, 0x4b]) ? await readSheet(file) : await readText(bytes)
  } catch (error) {
    throw new UnreadableTable('failed', error instanceof Error ? error.message : String(error))
  }
}

async function readSheet(file: File): Promise<string[][]> {
  const { readSheet: read } = await import('read-excel-file/browser')
  return (await read(file)).map((row) => row.map(textOf))
}

async function readText(bytes: Uint8Array): Promise<string[][]> {
  const { default: papa } = await import('papaparse')
  return papa.parse<string[]>(decode(bytes).replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return value === null || value === undefined ? '' : String(value)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
