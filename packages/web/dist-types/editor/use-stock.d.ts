import type { Form } from '@formwright/engine';
import type { FormViewProps } from '@formwright/renderer';
type Stock = Pick<FormViewProps, 'renderers' | 'cells'>;
/** The stock renderers of JSON Forms, brought in only for a form with a field that no face shows. */
export declare function useStock(form: Form): Stock;
export {};
