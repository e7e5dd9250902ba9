import type { FileMap } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'

const text = (title: string, more: object = {}) => ({ title, type: 'string', ...more })
const number = (title: string, more: object = {}) => ({ title, type: 'number', ...more })
const control = (scope: string, more: object = {}) => ({
  type: 'Control',
  scope: `#/properties/${scope}`,
  ...more,
})

const project = {
  type: 'object',
  required: ['name', 'members'],
  properties: {
    code: text('编号'),
    name: text('项目名称', { 'x-evidence': { when: 'optional', note: '立项文件' } }),
    start: text('开始日期', { format: 'date' }),
    summary: text('主要内容', { 'x-words': 20 }),
    spending: number('经费', { minimum: 0 }),
    members: {
      title: '参加人员',
      type: 'array',
      items: {
        type: 'object',
        required: ['person'],
        properties: {
          person: text('姓名'),
          tasks: { title: '任务', type: 'array', items: text('任务') },
          awards: {
            title: '获奖',
            type: 'array',
            items: {
              type: 'object',
              properties: { award: text('奖项'), year: number('年份', { type: 'integer' }) },
            },
          },
        },
      },
    },
  },
}

const fields = {
  projects: { title: '研究开发活动', type: 'array', items: project },
  party: {
    title: '申报主体',
    type: 'object',
    oneOf: [
      {
        title: '自然人',
        properties: { surname: text('姓'), born: text('出生日期', { format: 'date' }) },
        required: ['surname'],
      },
      {
        title: '单位',
        properties: { company: text('单位名称'), staff: number('职工人数') },
        required: ['company'],
      },
    ],
  },
  indicators: { title: '各项指标', type: 'object', additionalProperties: number('指标值') },
  position: {
    title: '坐标',
    type: 'array',
    prefixItems: [number('经度'), number('纬度')],
    items: false,
  },
  remarks: { title: '补充信息' },
  market: {
    title: '销售范围',
    anyOf: [
      { title: '国家', type: 'array', items: { type: 'string' } },
      {
        title: '城市',
        type: 'array',
        items: {
          type: 'object',
          required: ['city'],
          properties: { city: { type: 'string', title: '城市名' }, share: number('占比') },
        },
      },
      { title: '全球', const: 'all' },
    ],
  },
}

const ui = {
  type: 'VerticalLayout',
  elements: [
    control('projects', {
      options: {
        presentation: 'pages',
        elementLabelProp: 'name',
        detail: {
          type: 'VerticalLayout',
          elements: [
            {
              type: 'HorizontalLayout',
              elements: [control('code'), control('name'), control('start')],
            },
            control('summary'),
            control('spending', {
              rule: {
                effect: 'SHOW',
                condition: { scope: '#/properties/name', schema: { minLength: 1 }, failWhenUndefined: true },
              },
            }),
            control('members', { options: { elementLabelProp: 'person' } }),
          ],
        },
      },
    }),
    control('party'),
    control('indicators'),
    control('position'),
    control('remarks'),
    control('market'),
  ],
}

const cell = (pointer: string) => [{ label: pointer }, { field: pointer }]

const paper = {
  heading: { text: '研究开发活动', level: 1 },
  page: { start: 'new', splitRows: true },
  blocks: [
    {
      repeat: '/projects',
      startsPage: true,
      blocks: [
        { text: 'RD{n}', style: 'heading' },
        {
          columns: [46, 110],
          rows: [cell('/code'), cell('/name'), cell('/start'), cell('/summary'), cell('/spending')],
        },
        {
          repeat: '/members',
          columns: [20, 40, 40, 56],
          rows: [[{ text: '{n}' }, { field: '/person' }, { field: '/tasks' }, { field: '/awards' }]],
        },
      ],
    },
    {
      columns: [46, 110],
      rows: ['/party', '/indicators', '/position', '/remarks', '/market'].map(cell),
    },
  ],
}

/**
 * A form of everything that nests: pages with rows in rows, alternatives, a map, a tuple, a value of any
 * kind.
 */
export const nestedFiles = (): FileMap =>
  filesOf({
    form: { id: 'nested', title: '研究开发活动' },
    fields,
    schema: {
      $schema: 'https://formwright.dev/dialect/2020-12',
      title: '研究开发活动',
      required: ['projects'],
    },
    ui,
    files: { 'paper.json': paper },
  })

/** Answers with something in every kind of place. */
export const nestedAnswers = {
  projects: [
    {
      code: 'RD01',
      name: '高温合金',
      spending: 120,
      members: [
        { person: '张三', tasks: ['设计', '试验'], awards: [{ award: '一等奖', year: 2021 }] },
        { person: '李四' },
      ],
    },
    {
      code: 'RD02',
      name: '轻质材料',
      members: [{ person: '王五', awards: [{ award: '二等奖', year: 2020 }] }],
    },
  ],
  party: { surname: '王' },
  indicators: { 产值: 12, 税收: 3 },
  position: [118.5, 24.9],
  remarks: { 来源: '调查', 次数: 3, 分项: [true, '甲'] },
  market: [{ city: '泉州', share: 40 }],
}
