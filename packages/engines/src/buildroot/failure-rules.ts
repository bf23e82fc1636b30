import type { FailureRule } from '../log/classify-failure.ts';

const RETRY_NETWORK =
  'Check that the build host reaches the download sites, or configure a site mirror, then retry.';

/** What tools say where there is no network, or no name server. */
export const NAME_UNRESOLVED =
  /Temporary failure in name resolution|unable to resolve host address|Could not resolve host/;

/** make's own last word on a package whose sources did not come. */
const DOWNLOAD_STEP =
  /^make(?:\[\d+\])?: \*\*\* .*\/build\/(?<component>toolchain-external-custom|[^/\s]+?)(?:-v?\d[^/\s]*|-custom)?\/\.stamp_downloaded\] Error/;

/** What was missing where a package tried to download it while it was built. */
export const NOT_DOWNLOADED =
  "All sources have to come with Buildroot's own download step. If you chose the package, take it out of the spec; else report it.";

/** Where there is no network, none can be at fault, and no retry helps. */
function downloadRules(online: boolean): readonly FailureRule[] {
  if (!online)
    return [
      {
        code: 'BUILD_RECIPE_FAILED',
        pattern: DOWNLOAD_STEP,
        message: (name) =>
          `The sources of ${name} are not among those that were downloaded, and this stage has no network.`,
        advice: NOT_DOWNLOADED,
      },
    ];
  return [
    {
      code: 'MIRROR_UNAVAILABLE',
      pattern: NAME_UNRESOLVED,
      message: () => 'The name of a download site could not be resolved.',
      advice: RETRY_NETWORK,
    },
    {
      code: 'FETCH_FAILED',
      pattern: DOWNLOAD_STEP,
      message: (name) => `The sources of ${name} could not be downloaded.`,
      advice: RETRY_NETWORK,
    },
  ];
}

/** A full disk makes every other tool fail too. */
const BEFORE_DOWNLOADS: readonly FailureRule[] = [
  {
    code: 'OUT_OF_DISK',
    pattern: /No space left on device/,
    message: () => 'The disk of the build host is full.',
    advice: 'Free some space on the build host, then retry.',
  },
  {
    code: 'OUT_OF_MEMORY',
    pattern:
      /Cannot allocate memory|virtual memory exhausted|Killed signal terminated program cc1|out of memory allocating/,
    message: () => 'A tool ran out of memory.',
    advice: 'Give the stage more memory on the build host, or build on a larger one.',
  },
  {
    code: 'CHECKSUM_MISMATCH',
    pattern: /^ERROR: (?<component>\S+) has wrong (?:sha\d+|md5) hash:/,
    message: (name) => `The source file ${name} is not the one Buildroot knows by its hash.`,
    advice:
      'The site mirror or a proxy has another file under that name. Put the right one there, then retry.',
  },
  {
    code: 'CHECKSUM_MISMATCH',
    pattern: /^ERROR: No hash found for (?<component>\S+)/,
    message: (name) => `There is no hash to check the source file ${name} against.`,
    advice: 'Add its hash to a .hash file in a directory of BR2_GLOBAL_PATCH_DIR.',
  },
];

const AFTER_DOWNLOADS: readonly FailureRule[] = [
  {
    code: 'IMAGE_TOO_BIG',
    pattern: /Could not allocate block in ext2 filesystem while/,
    message: () => 'The root file system is too small for what was chosen.',
    advice: 'Give storage.imageSizeMiB a larger value, or take something out of the spec.',
  },
  {
    code: 'IMAGE_TOO_BIG',
    pattern: /^ERROR: \w+\([^)]*\): part (?<component>\S+) size \(\d+\) too small for /,
    message: (name) => `What goes into the partition ${name} is larger than it.`,
    advice: 'Take something out of the spec; the boot partition of most boards has a fixed size.',
  },
  {
    code: 'IMAGE_TOO_BIG',
    pattern: /^ERROR: .*(?:too small|exceeds|image is larger than)|Disk full/,
    message: () => 'What goes into a partition is larger than it.',
    advice: 'Take something out of the spec; the boot partition of most boards has a fixed size.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern:
      /^Your PATH contains spaces, TABs, and\/or newline|^You seem to have the current working directory in your/,
    message: () => "The build host's PATH is one Buildroot refuses.",
    advice: 'Take blanks, empty entries and "." out of PATH and LD_LIBRARY_PATH.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern: /^You must install '(?<component>[^']+)' on your build machine/,
    message: (name) => `The builder lacks the host tool ${name}.`,
    advice: 'Install it where you build; the builder image of Boardwright should have it, so report this.',
  },
  {
    code: 'BUILD_RECIPE_FAILED',
    pattern:
      /make(?:\[\d+\])?: \*\*\* \[.*\/build\/(?<component>[^/\s]+?)(?:-v?\d[^/\s]*|-custom)?\/\.stamp_patched\] Error \d+/,
    message: (name) => `A patch does not fit the source of ${name}.`,
    advice:
      'The lines before the error name the patch. Its version of the source is another one; report this.',
  },
  {
    // The first of these names package and step; what else runs goes on for many lines.
    code: 'BUILD_RECIPE_FAILED',
    pattern:
      /make(?:\[\d+\])?: \*\*\* \[.*\/build\/(?<component>toolchain-external-custom|[^/\s]+?)(?:-v?\d[^/\s]*|-custom)?\/\.stamp_\w+\] Error \d+/,
    message: (name) => `The package ${name} could not be built.`,
    advice:
      'The lines before the error are from the package itself. If you chose the package, take it out of the spec; else report it.',
  },
];

/**
 * @param online - whether the stage may reach download sites
 * @returns rules of a stage, most decisive first
 */
export function failureRules(online: boolean): readonly FailureRule[] {
  return [...BEFORE_DOWNLOADS, ...downloadRules(online), ...AFTER_DOWNLOADS];
}
