import type { Form, OpenForm } from '@formwright/engine';
interface FindingsProps {
    readonly form: Form;
    readonly open: OpenForm;
    readonly onJump: (pointer: string) => void;
}
/** What is wrong, what to verify, what is still empty; always in sight, and one press away from the place. */
export declare function Findings(props: FindingsProps): import("react").JSX.Element;
export {};
