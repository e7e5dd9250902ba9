// Twelve of the checks in the languages of two other rule engines, for orientation: they know no 无, no units
// and no rounding bands, so only plain comparisons and one ratio are put to them.
const variable = (name) => ({ var: name })
const subset = (part, whole) =>
  ['y2021', 'y2022', 'y2023'].map((year) => ({
    '<=': [variable(`leading.${part}.${year}`), variable(`leading.${whole}.${year}`)],
  }))

export const logicRules = [
  ...subset('smeCount', 'enterpriseCount'),
  ...subset('littleGiantCount', 'smeCount'),
  { '==': [variable('cover.clusterName'), variable('basic.clusterName')] },
  { '==': [variable('basic.prohibitedIndustry'), 'no'] },
  { '<=': [variable('basic.areaKm2'), 100] },
  { '>=': [variable('leading.smeOutputShare.y2023'), 70] },
  { '<=': [variable('digital.cloudSmeCount'), variable('leading.smeCount.y2023')] },
  {
    '<': [
      {
        '-': [
          variable('digital.cloudRate'),
          { '*': [{ '/': [variable('digital.cloudSmeCount'), variable('leading.smeCount.y2023')] }, 100] },
        ],
      },
      0.01,
    ],
  },
]

const subsetText = (part, whole) =>
  ['y2021', 'y2022', 'y2023'].map((year) => `leading.${part}.${year} <= leading.${whole}.${year}`)

export const jsonataRules = [
  ...subsetText('smeCount', 'enterpriseCount'),
  ...subsetText('littleGiantCount', 'smeCount'),
  'cover.clusterName = basic.clusterName',
  'basic.prohibitedIndustry = "no"',
  'basic.areaKm2 <= 100',
  'leading.smeOutputShare.y2023 >= 70',
  'digital.cloudSmeCount <= leading.smeCount.y2023',
  'digital.cloudRate - digital.cloudSmeCount / leading.smeCount.y2023 * 100 < 0.01',
]
