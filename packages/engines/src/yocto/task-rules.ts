import type { FailureRule } from '../log/classify-failure.ts';

/** `zip-native-3.0-r0 do_fetch: `: recipe, version and revision, then the task. */
const SPEAKER = String.raw`ERROR: (?<component>\S+?)-[^-\s]+-r\d\S* (?<task>do_\w+): `;

/** What is said of mirrors where nobody knows which were tried. */
export const NO_MIRROR = 'nor from any mirror';

/** What tasks say when they fail. */
export const TASK_RULES: readonly FailureRule[] = [
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: new RegExp(`${SPEAKER}.*Network access disabled through BB_NO_NETWORK`),
    message: (name) => `${name} tried to download something while it was built, where there is no network.`,
    advice:
      'All sources have to come in the stage before. If you chose the package, take it out of the spec; else report it.',
  },
  {
    code: 'FETCH_FAILED',
    pattern: new RegExp(
      `${SPEAKER}.*FetchError\\('Unable to fetch URL from any source\\.', '(?<url>[^']+)'\\)`,
    ),
    message: (name, { url }) => `The source ${url} of ${name} could not be fetched, ${NO_MIRROR}.`,
    advice:
      'Check that the build host reaches it, or configure a mirror of sources that has the file, then retry.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: new RegExp(`${SPEAKER}QA Issue: .*LIC_FILES_CHKSUM does not match for (?<file>[^\\s;]+)`),
    message: (name, { file }) =>
      `The licence text ${file?.split('/').at(-1)} of ${name} is not the one its recipe knows.`,
    advice: 'The source changed its licence, or is not what the recipe was made for. Report it.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: new RegExp(`${SPEAKER}QA Issue: (?<what>.*?)(?: \\[(?<test>[\\w.-]+)\\])?$`),
    message: (name, { test }) =>
      `What ${name} builds does not pass a check of Yocto${test === undefined ? '' : ` (${test})`}.`,
    advice:
      'The error says what is wrong. If you chose the package, take it out of the spec; else report it.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: new RegExp(`${SPEAKER}`),
    message: (name, { task }) => `The recipe ${name} failed in ${task}.`,
    advice:
      'The lines before the error are from the package itself. If you chose the package, take it out of the spec; else report it.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /Task \((?:\S*\/)?(?<component>[^\s/_]+)_?\S*?\.bb:(?<task>do_\w+)\) failed with exit code/,
    message: (name, { task }) => `The recipe ${name} failed in ${task}.`,
    advice:
      'The lines before the error are from the package itself. If you chose the package, take it out of the spec; else report it.',
  },
];
