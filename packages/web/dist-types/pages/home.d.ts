/** Where everything starts: the forms that can be filled in, and what was begun. */
export declare function Home(): import("react").JSX.Element;
