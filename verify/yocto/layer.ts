import { resolve as resolvePath } from 'node:path';
import { parseArgs } from 'node:util';
import { YOCTO_RELEASE_IDS } from '@boardwright/catalog/yocto-board';
import { oneOf } from '../choices.ts';
import { runVerifier } from '../run-verifier.ts';
import { ensureYoctoBuilder } from './builder-image.ts';
import { groupsOf } from './groups.ts';
import { openLadder } from './ladder.ts';

const USAGE = `Has the Yocto Project's own yocto-check-layer look at layers/meta-boardwright, without a network.

usage: npm run verify:yocto-layer -- --mirror <directory of bare repositories> [--release R]... [--verbose]

Of the mirror it needs what qemu-aarch64 is made with: bitbake, openembedded-core and the layers of its first parse.`;
const BOARD = 'qemu-aarch64';
/** The layer as the builder image has it, beside the sources it expects there. */
const CHECK = `set -e
cd /work/rootfs
rm -rf checked check-layer
cp -r /usr/lib/boardwright/layers checked
. ./openembedded-core/oe-init-build-env check-layer > /dev/null
cat >> conf/local.conf <<'END'
MACHINE = "qemuarm64"
BB_NO_NETWORK = "1"
CONNECTIVITY_CHECK_URIS = ""
END
exec yocto-check-layer --no-auto-dependency --machines qemuarm64 -- /work/rootfs/checked/meta-boardwright 2>&1`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What was tried and how it ended; which tests are skipped says the tool. */
const telling = (line: string): boolean =>
  /^(?:INFO|WARNING|ERROR): |^(?:Ran|OK|FAILED)\b|AssertionError/.test(line);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      mirror: { type: 'string' },
      release: { type: 'string', multiple: true },
      verbose: { type: 'boolean', default: false },
    },
  });
  if (values.mirror === undefined) {
    print(USAGE);
    return 2;
  }
  const releases =
    values.release?.map((id) => oneOf('--release', id, YOCTO_RELEASE_IDS)) ?? YOCTO_RELEASE_IDS;
  const ladder = openLadder(await ensureYoctoBuilder(), resolvePath(values.mirror), (line) => {
    if (values.verbose || telling(line)) print(`  ${line}`);
  });
  let failed = 0;
  try {
    for (const release of releases) {
      const [group] = groupsOf(BOARD, release, false).groups;
      if (group === undefined) throw new Error(`${BOARD} has no image for ${release}`);
      print(release);
      try {
        await ladder.inLayers(group, ['bash', '-c', CHECK]);
        print(`${release}: clean`);
      } catch (thrown) {
        failed += 1;
        print(`${release}: FAILED\n${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    }
  } finally {
    await ladder.close();
  }
  return failed === 0 ? 0 : 1;
}

await runVerifier(main);
