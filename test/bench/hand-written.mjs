// The same 81 checks as a programmer would write them by hand for this one form and year: the contestant to
// beat. It decides and counts; it makes no messages.

const NONE = '无'
const YEARS = ['y2021', 'y2022', 'y2023']
const number = (value) => (typeof value === 'number' ? value : value === NONE ? 0 : undefined)
const real = (value) => (typeof value === 'number' ? value : undefined)
const has = (...values) => values.every((value) => value !== undefined)
const WEST = ['15', '45', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '66']
const squash = (text) => text.replace(/\s+/g, '')

function words(text) {
  let count = 0
  let run = false
  for (const char of text) {
    const code = char.codePointAt(0)
    if (code > 0x2e7f) {
      count++
      run = false
    } else if (/\s/.test(char)) run = false
    else if (!run) {
      count++
      run = true
    }
  }
  return count
}

/** Codes of the checks that the answers break. */
export function handWritten(a) {
  const out = []
  const fail = (code) => out.push(code)
  const { cover, basic, leading, innovation, digital, green, open, governance, plan, declaration } = a
  const attachments = a.attachments ?? []
  const lists = a.lists ?? {}
  // completeness
  const walk = (value) => {
    for (const key in value) {
      const inner = value[key]
      if (
        inner === null ||
        inner === '' ||
        (Array.isArray(inner) && inner.length === 0) ||
        (typeof inner === 'string' && inner.trim() === '')
      )
        fail('REQ-01')
      else if (typeof inner === 'number') {
        if (Math.abs(inner * 100 - Math.round(inner * 100)) > 1e-6) fail('FMT-01')
      } else if (typeof inner === 'object' && !Array.isArray(inner)) walk(inner)
    }
  }
  for (const part of [cover, basic, leading, innovation, digital, green, open, governance, plan, declaration])
    walk(part)
  for (const text of [
    leading.chainSummary,
    leading.resourceSummary,
    leading.qualitySummary,
    digital.serviceSummary,
    digital.newModelSummary,
    green.summary,
    open.summary,
    governance.environmentSummary,
  ])
    if (words(text) > 200) fail('LEN-01')
  if (
    [
      plan.intro,
      plan.achievements,
      plan.problems,
      plan.approach,
      ...Object.values(plan.milestones),
      plan.keyTasks,
      plan.safeguards,
    ].reduce((sum, text) => sum + words(text), 0) > 3000
  )
    fail('LEN-02')
  const ticks = {
    'leading.chainActions': leading.chainActions,
    'leading.resourceActions': leading.resourceActions,
    'leading.qualityActions': leading.qualityActions,
    'digital.serviceActions': digital.serviceActions,
    'digital.newModelActions': digital.newModelActions,
    'green.actions': green.actions,
    'open.actions': open.actions,
    'governance.environmentActions': governance.environmentActions,
    'governance.publicServices': governance.publicServices,
  }
  const byTarget = new Map()
  for (const file of attachments) byTarget.set(file.target, [...(byTarget.get(file.target) ?? []), file])
  for (const target in ticks) {
    const proven = new Set((byTarget.get(target) ?? []).flatMap((file) => file.options ?? []))
    for (const code of ticks[target]) if (!proven.has(code)) fail('EVD-01')
    for (const code of proven) if (!ticks[target].includes(code)) fail('EVD-02')
  }
  const total = (value) =>
    typeof value === 'number'
      ? value
      : typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.values(value).reduce((sum, inner) => sum + total(inner), 0)
        : 0
  const listed = {
    'innovation.standards': innovation.standards,
    'innovation.platforms': innovation.platforms,
    'green.manufacturing': green.manufacturing,
    'governance.servicePlatforms': governance.servicePlatforms,
    'innovation.validPatents': innovation.validPatents,
    'open.overseasBranches': open.overseasBranches,
    'governance.alliances': governance.alliances,
  }
  for (const target in listed) {
    const count = total(listed[target])
    const rows = lists[target]?.length ?? 0
    if (count > 0 && rows === 0) fail('EVD-03')
    else if (rows !== count) fail('EVD-04')
    if (
      count > 0 &&
      target !== 'innovation.standards' &&
      target !== 'governance.alliances' &&
      !byTarget.has(target)
    )
      fail('EVD-03')
  }
  if (green.carbonMonitoring === 'yes' && !byTarget.has('green.carbonMonitoring')) fail('EVD-05')
  for (const group of [
    innovation.platforms,
    digital.pilots,
    green.manufacturing,
    governance.servicePlatforms,
    { a: governance.alliances },
  ]) {
    for (const key in group) {
      const { count, names } = group[key]
      const given = Array.isArray(names) ? names.filter((name) => name !== NONE).length : 0
      if (given !== number(count)) fail('NAM-01')
    }
  }
  // cover
  const phone = /^(1[3-9]\d{9}|0\d{2,3}-\d{7,8}(-\d{1,6})?)$/
  for (const text of [
    cover.contactPhone,
    basic.countyAuthority.contactPhone,
    basic.operatingBody.contactPhone,
  ])
    if (!phone.test(text)) fail('FMT-03')
  const short = (name) => name.replace(/(省|市|县|区)$/, '')
  if (
    !cover.clusterName.startsWith(short(cover.region.province.name)) ||
    !cover.clusterName.includes(short(cover.region.county.name)) ||
    !/产业(集群)?$/.test(cover.clusterName)
  )
    fail('FMT-04')
  if (squash(cover.clusterName) !== squash(basic.clusterName)) fail('COV-01')
  if (squash(cover.countyAuthority) !== squash(basic.countyAuthority.name)) fail('COV-02')
  if (squash(cover.operatingBody) !== squash(basic.operatingBody.name)) fail('COV-03')
  if (
    ![basic.countyAuthority, basic.operatingBody].some(
      (one) =>
        squash(one.contactName) === squash(cover.contactName) &&
        squash(one.contactPhone) === squash(cover.contactPhone),
    )
  )
    fail('COV-04')
  if (/建设|基建|建工|工程/.test(basic.operatingBody.name)) fail('ORG-01')
  if (cover.declarationDate < '2024-01-01' || cover.declarationDate > '2024-07-31') fail('DAT-01')
  if (declaration.provincialDate && declaration.date > declaration.provincialDate) fail('DAT-02')
  // eligibility
  const west = WEST.includes(cover.region.province.code.slice(0, 2)) ? '!' : ''
  if (basic.prohibitedIndustry !== 'no') fail('ELG-01')
  if (basic.majorIncident !== 'no') fail('ELG-02')
  if (basic.seriousViolation !== 'no') fail('ELG-03')
  if (basic.provincialCluster !== 'yes') fail('ELG-04')
  if (basic.energyEfficiencyBaseline === 'no') fail('ELG-05')
  if (basic.waterEfficiencyBaseline === 'no') fail('ELG-06')
  if (number(basic.areaKm2) > 100) fail('ELG-07')
  const { totalOutput: output, leadingOutputShare: share, smeOutputShare: sme } = leading
  for (const year of YEARS) if (number(output[year]) < 40) fail('ELG-08' + west)
  if (number(sme.y2023) < 70) fail('ELG-09' + west)
  if (number(share.y2023) <= 70) fail('ELG-10' + west)
  const cagr = (from, to) => (from > 0 ? (Math.sqrt(to / from) - 1) * 100 : undefined)
  const growth = cagr(real(output.y2021), real(output.y2023))
  if (growth <= 10 + 1e-9) fail('ELG-11' + west)
  const at = (series) => number(leading[series].y2023)
  if (
    at('championCount') + at('littleGiantCount') < 1 &&
    at('provincialSrdiCount') + at('innovativeSmeCount') + at('hnteCount') < 10
  )
    fail('ELG-12' + west)
  const subsets = [
    ['smeCount', 'enterpriseCount'],
    ['provincialSrdiCount', 'smeCount'],
    ['littleGiantCount', 'smeCount'],
    ['championCount', 'enterpriseCount'],
    ['hnteCount', 'enterpriseCount'],
    ['innovativeSmeCount', 'smeCount'],
    ['listedSmeCount', 'smeCount'],
    ['listingTutoringSmeCount', 'smeCount'],
  ]
  for (const year of YEARS) {
    for (const [part, whole] of subsets)
      if (number(leading[part][year]) > number(leading[whole][year])) fail('SUB')
    if (number(innovation.smeRdStaff[year]) > number(innovation.smeEmployees[year])) fail('SUB-09')
    if (number(leading.littleGiantCount[year]) > number(leading.provincialSrdiCount[year])) fail('HIR-01')
  }
  if (number(digital.cloudSmeCount) > at('smeCount')) fail('SUB-10')
  if (number(digital.iiotSmeCount) > at('smeCount')) fail('SUB-11')
  if (at('provincialSrdiCount') > at('innovativeSmeCount')) fail('HIR-02')
  if (number(leading.innovativeSmeCount.y2021) !== 0) fail('HIR-03')
  // arithmetic
  const lead = YEARS.map((year) => (real(output[year]) * real(share[year])) / 100)
  const corners = (inputs, evaluate) => {
    let lo = Infinity
    let hi = -Infinity
    for (let mask = 0; mask < 1 << inputs.length; mask++) {
      const value = evaluate(inputs.map((input, index) => input + (mask & (1 << index) ? 0.005 : -0.005)))
      if (value < lo) lo = value
      if (value > hi) hi = value
    }
    return [lo, hi]
  }
  const inside = (value, [lo, hi], tolerance) =>
    value - hi <= tolerance + 0.005 + 1e-9 && lo - value <= tolerance + 0.005 + 1e-9
  const filled = real(leading.leadingOutputCagr)
  if (
    has(filled, ...lead) &&
    !inside(
      filled,
      corners(
        [output.y2021, share.y2021, output.y2023, share.y2023],
        ([a1, s1, a3, s3]) => (Math.sqrt((a3 * s3) / (a1 * s1)) - 1) * 100,
      ),
      0.1,
    )
  )
    fail('RAT-01')
  for (const [series, rate, code] of [
    ['fdi', 'fdiGrowth', 'RAT-02'],
    ['exports', 'exportsGrowth', 'RAT-03'],
  ]) {
    for (let index = 1; index < 3; index++) {
      const before = leading[series][YEARS[index - 1]]
      const now = real(leading[series][YEARS[index]])
      const value = leading[rate][YEARS[index]]
      if (number(before) === 0) {
        if (value !== NONE) fail(code)
      } else if (
        has(now, real(value)) &&
        !inside(
          value,
          corners([before, now], ([b, n]) => (n / b - 1) * 100),
          0.01,
        )
      )
        fail(code)
    }
  }
  const percent = (part, whole) =>
    real(part) !== undefined && real(whole) > 0 ? (part / whole) * 100 : undefined
  const near = (value, expected, tolerance) =>
    real(value) === undefined || expected === undefined || Math.abs(value - expected) <= tolerance + 1e-9
  if (!near(digital.cloudRate, percent(digital.cloudSmeCount, leading.smeCount.y2023), 0.01)) fail('RAT-04')
  if (!near(digital.iiotRate, percent(digital.iiotSmeCount, leading.smeCount.y2023), 0.01)) fail('RAT-05')
  if (
    !near(
      innovation.validPatentsPer10k,
      (innovation.validPatents / innovation.smeEmployees.y2023) * 10000,
      0.01,
    )
  )
    fail('RAT-06')
  const energy = green.energyIntensity
  if (
    !inside(
      green.energyReduction,
      corners([energy.y2021, energy.y2023], ([e1, e3]) => (1 - e3 / e1) * 100),
      0,
    )
  )
    fail('RAT-07')
  for (const [index, year] of YEARS.entries()) {
    const calc = percent(innovation.rdExpenditure[year], (output[year] * sme[year]) / 100)
    if (!near(innovation.rdIntensity[year], calc, calc * 0.3)) fail('RAT-08')
    if (number(leading.exports[year]) / 10000 > lead[index] * 1.005) fail('PLA-01')
    const ratio = green.co2Intensity[year] / energy[year]
    if (ratio < 0.3 || ratio > 5) fail('PLA-04')
    const person = (((output[year] * sme[year]) / 100) * 10000) / innovation.smeEmployees[year]
    if (person < 5 || person > 1000) fail('PLA-05')
  }
  const county = YEARS.map((year) => output[year] / leading.outputShareOfCounty[year])
  for (let index = 1; index < 3; index++) {
    const change = (county[index] / county[index - 1] - 1) * 100
    if (change < -30 || change > 50) fail('PLA-02')
  }
  const series = [
    leading.totalOutput,
    leading.outputShareOfCounty,
    leading.smeOutputShare,
    leading.leadingOutputShare,
    leading.enterpriseCount,
    leading.smeCount,
    leading.provincialSrdiCount,
    leading.littleGiantCount,
    leading.championCount,
    leading.hnteCount,
    leading.innovativeSmeCount,
    leading.listedSmeCount,
    leading.listingTutoringSmeCount,
    leading.fdi,
    leading.exports,
    innovation.rdIntensity,
    innovation.rdExpenditure,
    innovation.smeEmployees,
    innovation.smeRdStaff,
    innovation.ipGranted,
    digital.softwareSpend,
    green.co2Intensity,
    green.energyIntensity,
  ]
  for (const one of series) {
    for (let index = 1; index < 3; index++) {
      const ratio = real(one[YEARS[index]]) / real(one[YEARS[index - 1]])
      if (ratio > 10 || (ratio > 0 && ratio < 0.1)) fail('PLA-03')
    }
  }
  if (
    digital.softwareRateRising === 'yes' &&
    number(digital.softwareSpend.y2023) < number(digital.softwareSpend.y2021)
  )
    fail('PLA-06')
  // consistency
  if (digital.newModelActions.includes('nationalPilot') !== number(digital.pilots.national.count) >= 1)
    fail('CHK-01')
  if (digital.newModelActions.includes('provincialPilot') !== number(digital.pilots.provincial.count) >= 1)
    fail('CHK-02')
  if (green.carbonMonitoring === 'no' && green.actions.includes('carbonAccounting')) fail('CHK-03')
  if ((green.solidWasteRate === NONE) !== (green.solidWasteAboveAverage === 'notApplicable')) fail('CHK-04')
  if ((green.waterReuseRate === NONE) !== (green.waterReuseAboveAverage === 'notApplicable')) fail('CHK-04')
  for (const [actions, summary] of [
    [leading.chainActions, leading.chainSummary],
    [leading.resourceActions, leading.resourceSummary],
    [leading.qualityActions, leading.qualitySummary],
    [digital.serviceActions, digital.serviceSummary],
    [digital.newModelActions, digital.newModelSummary],
    [green.actions, green.summary],
    [open.actions, open.summary],
    [governance.environmentActions, governance.environmentSummary],
  ])
    if (actions.length > 0 && summary === NONE) fail('CHK-05')
  // plan
  const t = plan.targets
  for (const [target, value, code] of [
    [t.rdExpenditure, innovation.rdExpenditure.y2023, 'PLB-01'],
    [t.validPatents, innovation.validPatents, 'PLB-02'],
    [t.iiotRate, digital.iiotRate, 'PLB-03'],
    [t.energyIntensity, energy.y2023, 'PLB-04'],
  ])
    if (Math.abs(number(target.baseline) - number(value)) > 0.005 + 1e-9) fail(code)
  if (
    !inside(
      t.outputCagr.baseline,
      corners([output.y2021, output.y2023], ([o1, o3]) => (Math.sqrt(o3 / o1) - 1) * 100),
      0.1,
    )
  )
    fail('PLB-05')
  const kinds = [at('innovativeSmeCount'), at('provincialSrdiCount'), at('littleGiantCount')]
  if (
    t.qualitySmeCount.baseline < Math.max(...kinds) ||
    t.qualitySmeCount.baseline > kinds[0] + kinds[1] + kinds[2]
  )
    fail('PLB-06')
  const tons = green.co2Intensity.y2023 * output.y2023 * 10000
  if (!near(t.co2.baseline, green.co2Intensity.y2023, 0.005) && !near(t.co2.baseline, tons, tons * 0.02))
    fail('PLB-07')
  if (number(t.outputCagr.baseline) <= 10) fail('PLB-08' + west)
  if (number(t.outputCagr.target) < 10) fail('PLT-a')
  if (number(t.qualitySmeCount.target) < number(t.qualitySmeCount.baseline) + 3) fail('PLT-b')
  if (number(t.rdExpenditure.target) < t.rdExpenditure.baseline * 1.331 - 0.005) fail('PLT-c')
  if (number(t.validPatents.target) < Math.floor(t.validPatents.baseline * 1.520875)) fail('PLT-d')
  if (number(t.iiotRate.target) < 42.75 || t.iiotRate.target < t.iiotRate.baseline) fail('PLT-e1')
  if (number(t.iiotRate.target) < 45) fail('PLT-e2')
  for (const [target, least, code] of [
    [t.co2, 17.1, 'PLT-f1'],
    [t.energyIntensity, 12.825, 'PLT-g1'],
  ])
    if (corners([target.baseline, target.target], ([b, g]) => ((b - g) / b) * 100)[1] < least) fail(code)
  return out
}
