import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Custom properties that a rule gives: `--name` → colour. */
function tokens(text: string, selector: string): Map<string, string> {
  const [, body = ''] = new RegExp(`(?:^|\\n)${selector}\\s*\\{([^}]*)\\}`).exec(text) ?? []
  return new Map([...body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]+)/gi)].map(([, name, value]) => [name!, value!]))
}

/** What the rule of a selector, alone or among others, says of a property. */
function said(text: string, selector: string, property: string): string {
  for (const [, selectors = '', body = ''] of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selectors.split(',').some((one) => one.trim() === selector)) continue
    const value = new RegExp(`(?:^|[;\\s])${property}:\\s*([^;]+)`).exec(body)?.[1]
    if (value !== undefined) return value.trim()
  }
  throw new Error(`${selector} says nothing of ${property}`)
}

function luminance(colour: string): number {
  const digits = colour.slice(1)
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  const [r, g, b] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

/** axe leaves out what is disabled: what nobody can press yet has to be read all the same. */
describe('buttons that are disabled can be read', () => {
  const studio = css('../../../studio/src/screen/studio.css')
  const site = css('../app/site.css')
  const renderer = css('../../../renderer/src/styles.css')
  const of = (colour: string, known: ReadonlyMap<string, string>) =>
    known.get(/var\((--[\w-]+)\)/.exec(colour)?.[1] ?? '') ?? colour

  test.each([
    ['.st-button:disabled', '.st-button'],
    ['.st-main:disabled', '.st-main:disabled'],
  ])('in the studio: %s', (selector, ground) => {
    const known = tokens(studio, '.st-studio')
    const text = of(said(studio, selector, 'color'), known)
    expect(contrast(text, of(said(studio, ground, 'background'), known))).toBeGreaterThanOrEqual(4.5)
  })

  test('on the site, plain and filled', () => {
    const known = new Map(
      [...renderer.matchAll(/(--fw-[\w-]+):\s*(#[0-9a-f]+)/gi)].map(([, a, b]) => [a!, b!]).reverse() as [
        string,
        string,
      ][],
    )
    const text = of(said(site, '.button:disabled', 'color'), known)
    for (const ground of ['var(--fw-paper)', said(site, '.button.is-contained:disabled', 'background')])
      expect(contrast(text, of(ground, known))).toBeGreaterThanOrEqual(4.5)
  })
})
