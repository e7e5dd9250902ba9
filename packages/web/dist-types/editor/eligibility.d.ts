import type { Form, OpenForm } from '@formwright/engine';
/** The conditions for applying: what is required, what was filled in, met or not. */
export declare function Eligibility({ open, onJump }: {
    readonly form: Form;
    readonly open: OpenForm;
    readonly onJump: (pointer: string) => void;
}): import("react").JSX.Element;
