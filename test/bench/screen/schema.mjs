// The same form for every contestant: nine sections, numbers, texts, choices and yes/no, as one JSON Schema.
const KINDS = [
  (n) => ({ type: 'number', title: `Number ${n}`, minimum: 0, maximum: 100000 }),
  (n) => ({ type: 'string', title: `Text ${n}`, maxLength: 200 }),
  (n) => ({
    type: 'string',
    title: `Choice ${n}`,
    oneOf: [
      { const: 'a', title: 'First' },
      { const: 'b', title: 'Second' },
      { const: 'c', title: 'Third' },
    ],
  }),
  (n) => ({ type: 'boolean', title: `Yes or no ${n}` }),
  (n) => ({ type: 'string', title: `Name ${n}`, minLength: 1 }),
]
const SECTIONS = 9

/** Sections of fields; the first field of the first section is a text, which is typed into. */
export function sectionsOf(fields) {
  return Array.from({ length: SECTIONS }, (_nothing, section) => {
    const count = Math.floor(fields / SECTIONS) + (section < fields % SECTIONS ? 1 : 0)
    const properties = {}
    for (let index = 0; index < count; index++)
      properties[`f${index}`] = KINDS[(index + 1) % KINDS.length](section * 10000 + index)
    return {
      key: `s${section}`,
      title: `Section ${section + 1}`,
      properties,
      required: Object.keys(properties).filter((_name, at) => at % 3 === 0),
    }
  })
}

export function schemaOf(fields) {
  const sections = sectionsOf(fields)
  return {
    type: 'object',
    properties: Object.fromEntries(
      sections.map(({ key, title, properties, required }) => [
        key,
        { type: 'object', title, properties, required },
      ]),
    ),
  }
}

export function uischemaOf(fields) {
  return {
    type: 'VerticalLayout',
    elements: sectionsOf(fields).map(({ key, title, properties }) => ({
      type: 'Group',
      label: title,
      elements: Object.keys(properties).map((name) => ({
        type: 'Control',
        scope: `#/properties/${key}/properties/${name}`,
      })),
    })),
  }
}

/** The form as a Formwright edition that lints: a file map. */
export function editionOf(fields) {
  const files = new Map([
    ['form.json', { id: 'bench', language: 'en', title: 'Bench', agency: 'Bench' }],
    ['1/edition.json', { edition: '1', title: '1', years: {}, params: {} }],
  ])
  for (const [index, { key, title, properties, required }] of sectionsOf(fields).entries()) {
    const at = `1/parts/${index}-${key}`
    const ided = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, { ...schema, 'x-id': `${key}.${name}` }]),
    )
    files.set(`${at}/schema.json`, {
      title,
      type: 'object',
      properties: ided,
      required,
      additionalProperties: false,
    })
    files.set(`${at}/ui.json`, {
      type: 'VerticalLayout',
      elements: Object.keys(properties).map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
    })
    files.set(`${at}/rules.json`, { rules: [] })
    const rows = Object.keys(properties).map((name) => [{ label: `/${name}` }, { field: `/${name}` }])
    files.set(`${at}/paper.json`, { page: { start: 'flow' }, blocks: [{ columns: [46, 110], rows }] })
  }
  return new Map([...files].map(([path, value]) => [path, JSON.stringify(value)]))
}
