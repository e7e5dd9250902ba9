/** 0 fine, 1 findings of severity error, 2 unusable input, 3 somebody else has to agree first. */
export type ExitCode = 0 | 1 | 2 | 3
