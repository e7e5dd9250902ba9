export { DefinitionDocument } from './document/definition-document.ts'
export type { Step, StepName } from './document/definition-document.ts'
export { FileEdits, withChanges } from './document/file-edits.ts'
export type { FileChanges } from './document/file-edits.ts'
export { JsonText } from './document/json-text.ts'
export { modelOf } from './model/studio-model.ts'
export type { StudioModel, Written } from './model/studio-model.ts'
export { kinds } from './kinds/kinds.ts'
export type { FieldKind } from './kinds/kinds.ts'
export { keyOf } from './kinds/key-of.ts'
export { addField } from './edits/add-field.ts'
export type { NewField } from './edits/add-field.ts'
export { removeField, rulesIn } from './edits/remove-field.ts'
export { changeKind, optionCode, setKeyword, setOptions, setRequired } from './edits/change-field.ts'
export type { FieldKeyword } from './edits/change-field.ts'
export { moveField } from './edits/move-field.ts'
export { groupFields, moveGroup, renameGroup, ungroup } from './edits/groups.ts'
export { addPart, renamePart } from './edits/parts.ts'
export { addRule, changeRule, removeRule, ruleId } from './edits/rules.ts'
export type { WrittenRule } from './edits/rules.ts'
export { casesOfRule, changeCase, draftRuleCases, removeCase } from './edits/cases.ts'
export type { PlacedCase, WrittenCase } from './edits/cases.ts'
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
export type { CellLocation } from './edits/paper.ts'
export { addParam, setInEdition, setInTable, translate } from './edits/edition.ts'
export type { Act } from './edits/act.ts'
export { mentionsOf } from './usage/mentions.ts'
export type { Mention } from './usage/mentions.ts'
export { blankForm } from './start/blank-form.ts'
export type { FormFacts } from './start/blank-form.ts'
export { fieldListTemplate, formOfFields, readFieldList } from './start/field-list.ts'
export type { ListedField, ListProblem } from './start/field-list.ts'
export { copyForm, retitled } from './start/copy-form.ts'
