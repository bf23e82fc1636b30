import type { FailureRule } from '../log/classify-failure.ts';
import { recipeName } from './recipe-name.ts';

const REPORT = 'Boardwright should not have put these together: report it with the build id.';

/** What is wrong with layers, machine and recipes before any task runs. BitBake's lines may be glued: nothing is anchored. */
export const LAYER_RULES: readonly FailureRule[] = [
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern:
      /Layer (?<component>\S+) is not compatible with the core layer which only supports these series: (?<core>.+?) \(layer is compatible with (?<layer>[^)]*)\)/,
    message: (name, { core, layer }) => `The layer ${name} is made for ${layer}, not for ${core}.`,
    advice: "Take the layer's branch for this release, or choose another release.",
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /Layer '(?<component>[^']+)' depends on layer '(?<needed>[^']+)', but this layer is not enabled/,
    message: (name, { needed }) => `The layer ${name} needs the layer ${needed}, which is not there.`,
    advice: `Add it to the layers in kas.yml. ${REPORT}`,
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /The following layer directories do not exist/,
    message: () => 'A layer is named that is not there.',
    advice: `The line after the error names its directory. ${REPORT}`,
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /MACHINE=(?<component>\S+) is invalid/,
    message: (name) => `No layer has the machine ${name}.`,
    advice: `The layer of the board is missing, or calls it differently in this release. ${REPORT}`,
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /No recipes in \S+ available for:/,
    message: () => 'A .bbappend changes a recipe that no layer has.',
    advice: `The line after the error names it; the layer with the recipe is missing. ${REPORT}`,
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /ParseError (?:at|in) (?<file>\S+?):(?<line>\d+): (?<what>.*)/,
    message: (_, { file, line, what }) =>
      `The file ${file?.split('/').at(-1)} can't be read at line ${line}: ${what?.split(':')[0]}.`,
    advice: 'Mend that line where the layer is yours; else report it with the build id.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern:
      /Unable to get checksum for (?<component>\S+) SRC_URI entry (?<entry>\S+?): file could not be found/,
    message: (name, { entry }) =>
      `The file ${entry}, which the recipe ${name} takes from its layer, is not there.`,
    advice:
      'The lines after the error say where it was looked for. BitBake builds nothing until it is there.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /Unable to parse (?<file>\S+\.(?:bb|bbappend|inc|conf|bbclass))/,
    message: (_, { file }) => `The file ${file?.split('/').at(-1)} can't be read.`,
    advice: 'If a layer was changed while BitBake read it, retry; nothing may touch it meanwhile.',
  },
  {
    code: 'SPEC_CONFLICT',
    pattern:
      /(?:^|[^\S\n])(?<component>\S+) was skipped: because it has a restricted license '?(?<licence>[^'.]+)/,
    message: (name, { licence }) =>
      `${name} has a licence that has to be accepted first: ${licence?.trim()}.`,
    advice:
      'Add that word to acceptedLicences of the spec (with _ and the name of the recipe behind it, it is accepted for that recipe alone), or take out what needs it.',
  },
  {
    code: 'PACKAGE_CONFLICT',
    pattern:
      /(?:^|[^\S\n])(?<component>\S+) was skipped: (?<why>incompatible with machine \S+|missing required distro feature.*)/,
    message: (name, { why }) => `${name} can't be built for this image: ${why}.`,
    advice: 'Take it out of the spec, or choose a board or release that has it.',
  },
  {
    code: 'PACKAGE_UNKNOWN',
    pattern:
      /Nothing R?PROVIDES '(?<component>[^']+)' \(but (?<who>\S+) R?DEPENDS on or otherwise requires it\)/,
    message: (name, { who }) => `No layer has a recipe for ${name}, which ${recipeName(who ?? '')} needs.`,
    advice: 'If it is a package of yours, check its spelling or take it out of the spec; else report it.',
  },
  {
    code: 'PACKAGE_UNKNOWN',
    pattern: /Nothing R?PROVIDES '(?<component>[^']+)'/,
    message: (name) => `No layer has a recipe for ${name}.`,
    advice: 'Check its spelling or take it out of the spec. Close matches stand after the error.',
  },
  {
    code: 'PACKAGE_CONFLICT',
    pattern: /Multiple \.bb files are due to be built which each provide (?<component>[^\s:]+)/,
    message: (name) => `Two recipes would both provide ${name}.`,
    advice: 'The lines after the error name them. Take one of them out of the spec.',
  },
];
