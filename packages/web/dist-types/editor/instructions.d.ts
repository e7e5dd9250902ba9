import type { Form } from '@formwright/engine';
/** The instructions of the edition, as they stand on the official form. */
export declare function Instructions({ form }: {
    readonly form: Form;
}): import("react").JSX.Element | null;
