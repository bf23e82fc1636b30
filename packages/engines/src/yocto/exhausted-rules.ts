import type { FailureRule } from '../log/classify-failure.ts';

/** Results of tests and comments, which speak of failures without being one. */
const NO_SPEAKER = String.raw`^(?!\s*(?:#|ok \d|not ok \d|X?PASS: |X?FAIL: |SKIP: ))`;

/**
 * The words of an errno as a tool ends its message with them: `cp: a: TEXT`, `[Errno 28] TEXT: 'a'`, `TEXT (os error 28)`. Source code, tests
 * and messages for translators have them in quotes, or in the middle of a sentence.
 */
function errno(number: number, text: string): string {
  const before = String.raw`(?:^\s*|(?<!\bexpected): |\])\s?`;
  const after = String.raw`(?:,? ?\((?:os error )?${number}\))?\.?(?:$|: ['"‘/]|[;,] | while | at )`;
  return String.raw`${NO_SPEAKER}(?:.*\[Errno ${number}\] ${text}|(?:.*?${before})${text}${after})`;
}

/** The host has no more of something. Such a line outranks what a tool says of itself, so it has to be a tool's own error. */
export const EXHAUSTED_RULES: readonly FailureRule[] = [
  {
    code: 'OUT_OF_DISK',
    pattern: new RegExp(
      `${errno(28, '[Nn]o space left on device')}|halt since the disk space monitor action|disk space monitor action is "(?:HALT|ABORT|STOPTASKS)"`,
    ),
    message: () => 'The disk of the build host is full.',
    advice: 'Free some space on the build host, then retry: an image takes some 100 GiB while it is built.',
  },
  {
    code: 'OUT_OF_MEMORY',
    pattern: new RegExp(
      [
        errno(12, 'Cannot allocate memory'),
        String.raw`\bvirtual memory exhausted(?:: |$)`,
        String.raw`\bfatal error: Killed signal terminated program `,
        String.raw`: out of memory allocating \d+ bytes`,
        String.raw`^(?:Exception: )?[\w.]*MemoryError(?::.*)?$`,
      ].join('|'),
    ),
    message: () => 'A tool ran out of memory.',
    advice: 'Give the stage more memory on the build host, or build on a larger one.',
  },
];
