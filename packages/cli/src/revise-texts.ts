/** Messages of `formwright revise`. */
export const reviseTexts = {
  'revise-written': { zh: '已写入（其余文件沿用上一年度）：', en: 'Written (everything else is inherited):' },
  'revise-renamed': { zh: '年份改为用名称表示', en: 'years are named by alias now' },
  'revise-dropped': {
    zh: '不带入新年度的栏目（在 {path} 中可改）：',
    en: 'Fields that are not carried into the new edition (to be changed in {path}):',
  },
  'revise-variants': {
    zh: '各地自行规定的内容不沿用，各地另行发布后放入新年度的 regions/：',
    en: 'Rulings of regions are not inherited; put the new ones into regions/ when they are out:',
  },
  'revise-regions': {
    zh: '仍然适用的：重新生成并加 --regions {regions}（填报日期顺延，待核实）',
    en: 'Where they hold on: revise again with --regions {regions} (their days move on, to be verified)',
  },
  'revise-params': {
    zh: '含义可能随年份变化的参数，请逐个核对：',
    en: 'Parameters that may depend on the year, to be looked at:',
  },
  'revise-obsolete': {
    zh: '在新年度不再起作用的规则，可以不要：',
    en: 'Rules without effect in the new edition, which may be left out:',
  },
  'never-applies': { zh: '适用条件不可能成立', en: 'applies to nothing' },
  'always-passes': { zh: '总是通过', en: 'always passes' },
  'revise-omit': {
    zh: '不要它们：在 edition.json 写 "omits"，或重新生成并加 --omit {ids}',
    en: 'To leave them out: "omits" in edition.json, or revise again with --omit {ids}',
  },
  'revise-mentions': {
    zh: '仍写着上一年度各年份的地方，请逐处核对：',
    en: 'Places that still name a year of the last edition, to be looked at:',
  },
  'revise-aside': {
    zh: '样例、例子和说明里也写着这些年份（申报人看不到，改不改都能发布）：',
    en: 'Samples, cases and notes name these years, too (no applicant reads them, nothing waits for them):',
  },
  'revise-places': { zh: '起 {count} 处', en: 'and on: {count, plural, one {# place} other {# places}}' },
  'revise-more': { zh: '……还有 {count} 处（--json 列出全部）', en: '… and {count} more (--json lists all)' },
}
