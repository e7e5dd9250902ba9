/** 0 fine, 1 findings of severity error, 2 unusable input. */
export type ExitCode = 0 | 1 | 2
