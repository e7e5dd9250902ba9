import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasErrors, parseForm } from '@formwright/definition'
import type { FileMap, Loaded, Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { answersOf, casesOf, samplesOf } from '../../packages/authoring/src/cases/case-files.ts'
import { fixFound } from '../../packages/authoring/src/fix/apply-fixes.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

/**
 * Whatever letter is mistyped in a form, its fixes either leave it as it is or give back what was meant: what
 * the form finds in its samples and cases.
 */
const FORMS: readonly (readonly [form: string, runs: number])[] = [
  ['test/authoring/mistakes/form/2025', 16],
  ['examples/cycling-grant/2026', 6],
  ['forms/innovative-sme/2022', 3],
  ['forms/federal-assistance/2025', 3],
  ['forms/high-tech-enterprise/2016', 2],
  ['forms/sme-cluster/2024', 2],
]
const pathOf = (form: string) => fileURLToPath(new URL(`../../${form}`, import.meta.url))

/** How people mistype a word. */
const SLIPS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at, at + 1) + word.slice(at),
  (word, at) => word.slice(0, at) + (word[at] ?? '').toUpperCase() + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? '').toLowerCase() + word.slice(at + 1),
  (word, at) => `${word.slice(0, at)} ${word.slice(at)}`,
  (word, at) => `${word.slice(0, at)}${String.fromCodePoint(97 + (at % 26))}${word.slice(at + 1)}`,
]

interface Slip {
  readonly file: number
  readonly word: number
  readonly at: number
  readonly how: number
}

const slip = fc.record({ file: fc.nat(), word: fc.nat(), at: fc.nat(), how: fc.nat() })

/** The texts and names of a file in quotation marks. */
function planted(files: FileMap, edition: string, { file, word, at, how }: Slip): FileMap {
  const paths = [...files.keys()].filter(
    (path) =>
      (path === 'form.json' || path.startsWith(`${edition}/`)) &&
      /(?:schema|ui|rules|paper|edition|form)\.json$|cases\//.test(path),
  )
  const path = paths[file % paths.length]!
  const text = files.get(path)!
  const words = [...text.matchAll(/"((?:[^"\\]|\\.)+)"/g)]
  const found = words[word % words.length]!
  const inside = found[1]!
  const changed = SLIPS[how % SLIPS.length]!(inside, at % inside.length)
  const start = found.index + 1
  return new Map([...files, [path, text.slice(0, start) + changed + text.slice(start + inside.length)]])
}

/** What was fixed, for a failure. */
function saidOf(problems: readonly Problem[]): string {
  return JSON.stringify(problems.map(({ code, file, pointer, fix }) => [code, file, pointer, fix?.text]))
}

/**
 * What a form finds in its own samples and cases, whatever its rules are called; `undefined` if it cannot be
 * used.
 */
function meaningOf({ bundle, ...loaded }: Loaded, answers: Loaded): string | undefined {
  if (!bundle || hasErrors(loaded.problems)) return undefined
  const form = compileForm(bundle)
  // a rule whose id is mistyped where it is defined goes by that id: nobody knows of another one
  const called = new Map(bundle.rules.map(({ id }, index) => [id, index]))
  const all = [...samplesOf(answers).values(), ...casesOf(answers).map((one) => answersOf(one, form))]
  return JSON.stringify(
    all.map((one) =>
      form
        .assess(one, { region: '' })
        .findings.map(({ code, check = code, pointer, severity }) => [
          called.get(code) ?? code,
          called.get(check) ?? check,
          pointer,
          severity,
        ]),
    ),
  )
}

test.each(FORMS)(
  '%s',
  async (name, numRuns) => {
    const { files } = await readForm(pathOf(name))
    const edition = basename(name)
    const clean = parseForm(files, edition)
    const read = (map: FileMap) => parseForm(map, edition, clean)
    const look = (map: FileMap) => lint(read(map), fieldTypes)
    const meant = meaningOf(clean, clean)
    fc.assert(
      fc.property(slip, (one) => {
        const wrong = planted(files, edition, one)
        const before = look(wrong)
        if (!before.some(({ fix }) => fix)) return
        const after = fixFound(wrong, look)
        if (after.fixed.length === 0) {
          expect([...after.files]).toEqual([...wrong])
          return
        }
        // nothing is fixed twice, back and forth
        const again = fixFound(after.files, look)
        const third = fixFound(again.files, look)
        expect([...third.files]).toEqual([...again.files])
        // what was usable means the same, and what became so means what was meant
        const usable = before.every(({ severity }) => severity !== 'error')
        const now = look(again.files).every(({ severity }) => severity !== 'error')
        const same = usable ? meaningOf(read(wrong), clean) : meant
        if (usable) expect(now).toBe(true)
        if (now) expect(meaningOf(read(again.files), clean), saidOf(after.fixed)).toBe(same)
      }),
      { numRuns },
    )
  },
  240_000,
)
