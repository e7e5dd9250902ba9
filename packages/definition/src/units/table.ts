import type { Unit } from './unit.ts'

const unit = (name: string, dimension: string, scale = 1): [string, Unit] => [
  name,
  { name, scale, dimensions: { [dimension]: 1 } },
]

/** Every unit that a declaration may name, each as a multiple of one base dimension. Adding a unit is adding a line. */
export const BASE_UNITS: Readonly<Record<string, Unit>> = Object.fromEntries([
  unit('元', 'money'),
  unit('千元', 'money', 1e3),
  unit('万元', 'money', 1e4),
  unit('百万元', 'money', 1e6),
  unit('亿元', 'money', 1e8),
  unit('%', 'ratio', 0.01),
  unit('‰', 'ratio', 0.001),
  unit('个', 'item'),
  unit('家', 'enterprise'),
  unit('项', 'entry'),
  unit('件', 'piece'),
  unit('人', 'person'),
  unit('万人', 'person', 1e4),
  unit('平方米', 'area'),
  unit('公顷', 'area', 1e4),
  unit('平方公里', 'area', 1e6),
  unit('吨', 'mass'),
  unit('万吨', 'mass', 1e4),
  unit('吨二氧化碳', 'carbon'),
  unit('吨标准煤', 'coal'),
  unit('千瓦时', 'energy'),
  unit('万千瓦时', 'energy', 1e4),
  unit('立方米', 'volume'),
  unit('年', 'year'),
  unit('个月', 'month'),
  unit('天', 'day'),
  unit('分', 'point'),
])
