export { FormView } from './form/form-view.tsx'
export type { FormHandle, FormViewProps } from './form/form-view.tsx'
export { shownByViews } from './form/registry.tsx'
export { fieldsIn } from './context/fields-in.ts'
export { useFormContext, useText } from './context/form-context.ts'
export type {
  Choice,
  ViewProps,
  FormContextValue,
  ListViewProps,
  ScreenView,
  ScreenViews,
} from './context/form-context.ts'
export { useCell, useFindings, useLiveAt, useValue } from './context/use-cell.ts'
export { idOf } from './context/id.ts'
export { FieldFrame } from './frame/field-frame.tsx'
export type { Tied } from './frame/field-frame.tsx'
export { Earlier, EarlierContext } from './frame/earlier.tsx'
export { Remarks, RemarksContext, useRemarks } from './frame/remarks.tsx'
export type { Remark } from './frame/remarks.tsx'
export { Findings } from './findings/findings.tsx'
export { Evidence, useAttachments } from './evidence/evidence.tsx'
export type { EvidenceFiles } from './context/evidence-files.ts'
export { Proofs } from './evidence/proofs.tsx'
export { ScopedJsonForms } from './scope/scoped-json-forms.tsx'
export { pointerOfScope } from './source/paths.ts'
export { subscribeAll } from './source/subscribe-all.ts'
export { saveFile } from './evidence/save-file.ts'
export { afterPress } from './context/after-press.ts'
export { isBad, useShownFindings, useVisited } from './context/use-visited.ts'
export { ElementView, MembersView, NodeView } from './node/node-view.tsx'
