export { FormView } from './form/form-view.tsx'
export type { FormHandle, FormViewProps } from './form/form-view.tsx'
export { shownByViews } from './form/registry.tsx'
export { fieldsIn } from './form/fields-in.ts'
export { useFormContext, useText } from './form/form-context.ts'
export type {
  Choice,
  ViewProps,
  FormContextValue,
  ListViewProps,
  ScreenView,
  ScreenViews,
} from './form/form-context.ts'
export { useCell, useFindings, useLiveAt, useValue } from './form/use-cell.ts'
export { idOf } from './frame/id.ts'
export { FieldFrame } from './frame/field-frame.tsx'
export type { Tied } from './frame/field-frame.tsx'
export { Earlier, EarlierContext } from './frame/earlier.tsx'
export { Remarks, RemarksContext, useRemarks } from './frame/remarks.tsx'
export type { Remark } from './frame/remarks.tsx'
export { Findings } from './frame/findings.tsx'
export { Evidence, useAttachments } from './evidence/evidence.tsx'
export type { EvidenceFiles } from './evidence/evidence-files.ts'
export { Proofs } from './evidence/proofs.tsx'
export { ScopedJsonForms } from './scope/scoped-json-forms.tsx'
export { pointerOfScope } from './source/paths.ts'
export { subscribeAll } from './source/subscribe-all.ts'
export { saveFile } from './evidence/save-file.ts'
export { isBad, useShownFindings, useVisited } from './form/use-visited.ts'
export { ElementView, MembersView, NodeView } from './node/node-view.tsx'
