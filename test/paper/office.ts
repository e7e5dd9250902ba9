import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { root } from '../edition.ts'

const FONTS = ['noto-serif-sc-regular', 'noto-sans-sc-medium']
const SOFFICE = [
  process.env.OFFICE_PATH,
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/usr/lib/libreoffice/program/soffice',
].find((place) => place && existsSync(place))

/**
 * LibreOffice with the typefaces of the product in the place of the official ones, as WPS and Word have
 * theirs.
 */
export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'formwright-office-'))

  constructor() {
    const alias = (name: string, family: string) =>
      `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`
    const aliases = [
      alias('仿宋', 'Noto Serif SC'),
      alias('宋体', 'Noto Serif SC'),
      alias('Times New Roman', 'Noto Serif SC'),
      alias('黑体', 'Noto Sans SC'),
    ]
    const typefaces = join(this.#folder, 'typefaces')
    mkdirSync(typefaces)
    for (const font of FONTS)
      writeFileSync(
        join(typefaces, `${font}.ttf`),
        brotliDecompressSync(readFileSync(join(root, 'packages/paper/fonts', `${font}.ttf.br`))),
      )
    writeFileSync(
      join(this.#folder, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${typefaces}</dir>${aliases.join('')}<cachedir>${join(this.#folder, 'fonts')}</cachedir></fontconfig>`,
    )
  }

  /** Opens a file and saves it as another kind. */
  async convert(bytes: Uint8Array, from: 'docx' | 'xlsx', to: 'pdf' | 'xlsx' | 'csv'): Promise<Uint8Array> {
    const file = join(this.#folder, `it.${from}`)
    const out = join(this.#folder, 'out')
    writeFileSync(file, bytes)
    await promisify(execFile)(
      SOFFICE!,
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=${pathToFileURL(join(this.#folder, 'profile')).href}`,
        '--convert-to',
        to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76' : to,
        '--outdir',
        out,
        file,
      ],
      {
        env: { ...process.env, FONTCONFIG_FILE: join(this.#folder, 'fonts.conf'), HOME: this.#folder },
        timeout: 110_000,
      },
    )
    return new Uint8Array(readFileSync(join(out, `it.${to}`)))
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
