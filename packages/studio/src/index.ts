export { DefinitionDocument } from './document/definition-document.ts'
export type { Step } from './document/definition-document.ts'
export { withChanges } from './document/file-edits.ts'
export type { FileChanges } from './document/file-edits.ts'
export { JsonText } from './document/json-text.ts'
export { mergeJson } from './document/merge-json.ts'
export { modelOf } from './model/studio-model.ts'
export type { Written } from './model/studio-model.ts'
export { keyOf } from './kinds/key-of.ts'
export { addField } from './edits/add-field.ts'
export { removeField } from './edits/remove-field.ts'
export { changeKind, setKeyword, setOptions, setRequired } from './edits/change-field.ts'
export { moveField } from './edits/move-field.ts'
export { groupFields, moveGroup, renameGroup, ungroup } from './edits/groups.ts'
export { addPart, renamePart } from './edits/parts.ts'
export { addRule, changeRule, removeRule } from './edits/rules.ts'
export { changeCase, draftRuleCases, removeCase } from './edits/cases.ts'
export {
  addRow,
  mergeRight,
  moveRow,
  moveRowTo,
  removeRow,
  setCell,
  setWidths,
  splitCell,
} from './edits/paper.ts'
export { addParam, setInEdition, setInTable, translate } from './edits/edition.ts'
export type { Act } from './edits/act.ts'
export type { Mention } from './usage/mentions.ts'
export { blankForm } from './start/blank-form.ts'
export type { FormFacts } from './start/blank-form.ts'
export { fieldListTemplate, formOfFields, readFieldList } from './start/field-list.ts'
export type { ListedField, ListProblem } from './start/field-list.ts'
export { copyForm, retitled } from './start/copy-form.ts'
