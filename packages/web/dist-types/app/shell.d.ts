import type { ReactNode } from 'react';
interface ShellProps {
    /** What stands beside the site's name. */
    readonly title?: ReactNode;
    readonly tools?: ReactNode;
    readonly children: ReactNode;
}
/** The bar on top and the page below it. */
export declare function Shell({ title, tools, children }: ShellProps): import("react").JSX.Element;
export {};
