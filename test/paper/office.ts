import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { root } from '../edition.ts'

const { resolve } = createRequire(join(root, 'packages/paper/package.json'))
const FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
].map((file) => dirname(resolve(file)))
const SOFFICE = [
  process.env.OFFICE_PATH,
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/usr/lib/libreoffice/program/soffice',
].find((place) => place && existsSync(place))

/** LibreOffice with the typefaces of the product in the place of the official ones, as WPS and Word have theirs. */
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
    writeFileSync(
      join(this.#folder, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${FONTS.map((font) => `<dir>${font}</dir>`).join('')}${aliases.join('')}<cachedir>${join(this.#folder, 'fonts')}</cachedir></fontconfig>`,
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
