import type { FailureRule } from '../log/classify-failure.ts';
import { EXHAUSTED_RULES } from './exhausted-rules.ts';
import { LAYER_RULES } from './layer-rules.ts';
import { TASK_RULES } from './task-rules.ts';

const HOST_ADVICE =
  'The builder image of Boardwright has it, so report this; where you build yourself, install it.';

/** What the build host lacks: whatever else is printed follows from it. */
const HOST_RULES: readonly FailureRule[] = [
  {
    code: 'ENVIRONMENT_NOT_READY',
    pattern: /Do not use Bitbake as root/,
    message: () => 'BitBake was started as root, which it refuses.',
    advice: 'Run it as an ordinary user; the stages of Boardwright do.',
  },
  {
    code: 'ENVIRONMENT_NOT_READY',
    pattern: /make sure locale '(?<component>[^']+)' is available/,
    message: (name) => `The build host lacks the locale ${name}, without which BitBake does not start.`,
    advice: HOST_ADVICE,
  },
  {
    code: 'ENVIRONMENT_NOT_READY',
    pattern: /required tools \(as specified by HOSTTOOLS\) appear to be unavailable in PATH/,
    message: () => 'The build host lacks a tool BitBake needs; the line after the error names it.',
    advice: HOST_ADVICE,
  },
  {
    code: 'MIRROR_UNAVAILABLE',
    pattern: /Please ensure CONNECTIVITY_CHECK_URIS is correct/,
    message: () => 'BitBake tried whether there is a network, and there is none.',
    advice:
      'Check the network of the build host. Without one set CONNECTIVITY_CHECK_URIS to nothing and bring all sources along.',
  },
  {
    code: 'MIRROR_UNAVAILABLE',
    pattern: /detected dubious ownership in repository at '(?<component>[^']+)'/,
    message: (name) => `Git refuses the mirror ${name}: it belongs to another user.`,
    advice:
      'Say "git config --system --add safe.directory \'*\'" where the build runs, or give the mirror to the user who builds.',
  },
  {
    code: 'MIRROR_UNAVAILABLE',
    pattern: /fatal: unable to read (?<component>[0-9a-f]{40})/,
    message: (name) => `A mirror of a layer is not whole: it lacks the object ${name.slice(0, 12)}.`,
    advice: 'Clone with KAS_CLONE_DEPTH=1, which needs the newest objects only, or mend the mirror.',
  },
];

/** Most decisive first: a full disk makes every other tool fail too. */
export const FAILURE_RULES: readonly FailureRule[] = [
  ...EXHAUSTED_RULES,
  ...HOST_RULES,
  ...LAYER_RULES,
  ...TASK_RULES,
];
