import type { FailureRule } from '../log/classify-failure.ts';

const RETRY_NETWORK =
  'Check that the build host reaches the package archive, or configure a mirror, then retry.';

/** Most decisive first: a full disk makes every other tool fail too. */
export const FAILURE_RULES: readonly FailureRule[] = [
  {
    code: 'OUT_OF_DISK',
    pattern: /No space left on device|You don't have enough free space/,
    message: () => 'The disk of the build host is full.',
    advice: 'Free some space on the build host, then retry.',
  },
  {
    code: 'OUT_OF_MEMORY',
    pattern: /Cannot allocate memory|MemoryError|out of memory/i,
    message: () => 'A tool ran out of memory.',
    advice: 'Give the stage more memory on the build host, or build on a larger one.',
  },
  {
    code: 'MIRROR_UNAVAILABLE',
    pattern: /Temporary failure resolving|Could not resolve|Name or service not known/,
    message: () => 'The name of the package archive could not be resolved.',
    advice: RETRY_NETWORK,
  },
  {
    code: 'MIRROR_UNAVAILABLE',
    pattern:
      /Could not connect to|Connection refused|Network is unreachable|No route to host|connection timed out/,
    message: () => 'The package archive does not answer.',
    advice: RETRY_NETWORK,
  },
  {
    code: 'MIRROR_UNAVAILABLE',
    pattern: /does not have a Release file|Failed to fetch \S+InRelease|The repository '.*' is not signed/,
    message: () => 'The package archive has no usable index for this release.',
    advice: 'Check the mirror that is configured: it must carry the release of the image.',
  },
  {
    code: 'CHECKSUM_MISMATCH',
    pattern: /Hash Sum mismatch|Hashsum mismatch/i,
    message: () => 'A downloaded file is not what the signed index says it is.',
    advice:
      'The mirror may be in the middle of an update: wait some minutes and build again. If it stays, a proxy changes files.',
  },
  {
    code: 'FETCH_FAILED',
    pattern:
      /Failed to fetch|404 {2}Not Found|Undetermined Error|Connection failed|Error reading from server/,
    message: () => 'A package could not be downloaded.',
    advice: 'The archive may have moved on since its index was read, or the network broke off. Retry.',
  },
  {
    code: 'PACKAGE_UNKNOWN',
    pattern: /E: Unable to locate package (?<component>\S+)/,
    message: (name) => `There is no package ${name} in this release.`,
    advice: 'Check the spelling, or take the package out of the spec.',
  },
  {
    code: 'PACKAGE_UNKNOWN',
    pattern: /E: Package '(?<component>\S+)' has no installation candidate/,
    message: (name) => `${name} can't be installed: the archive names it but has no version of it.`,
    advice: 'Choose the package that replaced it, or take it out of the spec.',
  },
  {
    code: 'PACKAGE_CONFLICT',
    pattern: /^ (?<component>\S+) : (Depends|PreDepends|Conflicts|Breaks): /,
    message: (name) => `${name} can't be installed together with the rest of the image.`,
    advice: 'The lines around it name the other package. Take one of the two out of the spec.',
  },
  {
    code: 'PACKAGE_CONFLICT',
    pattern: /E: Unable to satisfy dependencies|E: Unable to correct problems, you have held broken packages/,
    message: () => "The packages chosen can't be installed together.",
    advice: 'The lines above the error name them. Take one of them out of the spec.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /dpkg: error processing (?:package|archive) (?<component>\S+)/,
    message: (name) => `Debian's package ${name} could not be installed.`,
    advice:
      "The lines above are from the package's own script. If you chose the package, take it out of the spec; else report it.",
  },
];
