import { error, warning } from './entry.ts'

/** Problems of regions, their levels and assignments. */
export const regionsProblems = {
  'region-code-unknown': error(
    ['“{code}”不是行政区划代码', '写 GB/T 2260 的六位代码，如福建省 350000、晋江市 350582'],
    ['“{code}” is no code of a region', 'Write the six digits of GB/T 2260: 350000, 350582'],
  ),
  'place-unknown': error(
    [
      'regions.json 里没有代码“{code}”{suggestion}',
      '改成 {instead}，或在 regions.json 里加上',
      '在 regions.json 里加上',
    ],
    [
      'No place of regions.json has the code “{code}”{suggestion}',
      'Write {instead}, or add the place to regions.json',
      'Add the place to regions.json',
    ],
  ),
  'place-code': error(
    ['“{code}”不能作地区代码', '只用大写英文字母、数字、“.”和“-”，最多 20 个字符'],
    ['“{code}” cannot be the code of a place', 'Capital letters, digits, “.” and “-” only, 20 at most'],
  ),
  'place-outside': error(
    [
      '“{name}”（{code}）不属于任何上一级地区：代码开头不是上一级任何一个代码',
      '代码以所在地区的代码开头，如 E06000001 在 E 之内；或改正它所在的级别',
    ],
    [
      '“{name}” ({code}) lies in no larger place: its code begins with none of theirs',
      'Begin the code with that of the place that it lies in, as E06000001 lies in E; or move it to another level',
    ],
  ),
  'place-within': error(
    [
      '“{code}”以“{other}”开头，会算作在它之内，而两者同级（或级别相反）',
      '同级的代码写成一样长，如 01 和 12；或改正级别',
    ],
    [
      '“{code}” begins with “{other}” and would lie in it, which is no larger place',
      'Give codes of one level the same length, as 01 and 12; or move one to another level',
    ],
  ),
  'place-twice': warning(
    ['“{name}”列了两次：{other} 和 {code}', '改正其中一个的名称；确实同名的，加上能分清的字'],
    [
      '“{name}” is listed twice: {other} and {code}',
      'Correct one of the names; where both are called so, add what tells them apart',
    ],
  ),
  'place-zeros': error(
    ['“{code}”是六位数字，以 00 结尾，会当成 GB/T 2260 的代码', '去掉末尾的 00，或在前面加字母'],
    [
      '“{code}” has six digits and ends in 00, which is read as GB/T 2260 does',
      'Leave the zeros at the end out, or put a letter before it',
    ],
  ),
  'level-reserved': error(
    ['级别不能叫“{level}”', '换一个名称：everywhere、ministry、system 另有含义'],
    [
      'No level can be called “{level}”',
      'Choose another name: everywhere, ministry and system mean something else',
    ],
  ),
  'regions-missing': error(
    [
      '没有级别 {level}，也没有写明各地区的 regions.json',
      '补上 regions.json，写明级别和地区；用全国的地区的，改成 {known}',
    ],
    [
      'There are no levels {level}, and no regions.json that gives places of the form’s own',
      'Add regions.json with its levels and places, or use those of China: {known}',
    ],
  ),
  'level-unknown': error(
    [
      '没有“{level}”这一级地区{suggestion}',
      '改成 {instead}；可用：{known}',
      '可用：{known}。没有 regions.json 时用中国的各级；自己的各级地区写在 form.json 旁的 regions.json 里',
    ],
    [
      'There is no level of regions “{level}”{suggestion}',
      'Write {instead}; known: {known}',
      'Known: {known}. Without regions.json beside form.json these are the levels of China; places and levels of your own stand there',
    ],
  ),
  'quota-level': error(
    ['“{code}”是“{level}”以上的地区，这里没有哪个名额归它', '写这一级（或以下）地区的代码，或改 of'],
    [
      '“{code}” is a region above the level “{level}”: no quota here is its own',
      'Write codes of regions of that level or below it, or change of',
    ],
  ),
  'level-missing': error(
    ['角色“{role}”没有写级别，别的角色写了', '写上它的级别：{known}；不分地区的写 everywhere'],
    [
      'The role “{role}” says no level, and others do',
      'Write its level: {known}; everywhere for one that is of no single region',
    ],
  ),
  'applicants-see-all': warning(
    [
      '角色“{role}”不分地区又不限于自己的申报，所有填报人都能看到、修改彼此的申报',
      '加上 "scope": "own"，或写上级别',
    ],
    [
      'The role “{role}” is of no region and not held to its own: all who fill in see and change each other’s applications',
      'Add "scope": "own", or write a level',
    ],
  ),
  'not-a-region': error(
    ['“{pointer}”不是填地区的字段{suggestion}', '改成 {instead}', '写一个 "format": "region" 的字段'],
    [
      '“{pointer}” is no field for a region{suggestion}',
      'Write {instead}',
      'Name a field with "format": "region"',
    ],
  ),
  'region-level': error(
    [
      '“{pointer}”选的是 {found} 一级的地区，定不了 {level} 一级',
      '写选这一级（或更低一级）地区的字段；与别的级别写反了的，对调过来',
    ],
    [
      '“{pointer}” takes a place at the level {found}, which does not say the {level}',
      'Name a field for places at that level, or below it; where two were swapped, swap them back',
    ],
  ),
} as const
