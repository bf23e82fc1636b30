import type { BuildrootBoard, BuildrootRelease } from '@boardwright/catalog/buildroot-board';
import type { ResolvedSymbol } from '@boardwright/catalog/resolved-image';
import { render } from '@boardwright/engines/buildroot/render';
import { FRAGMENTS } from '@boardwright/engines/buildroot/render-fragments';
import type { Combination } from '../combinations.ts';
import { type Kconfig, parseConfig } from './kconfig.ts';

const LATEST_KERNEL = 'BR2_LINUX_KERNEL_CUSTOM_VERSION_VALUE';

function text(symbols: ReadonlyMap<string, string>, name: string): string {
  return (symbols.get(name) ?? '""').slice(1, -1);
}

/** @returns what the catalog says of a board and the release's defconfig says otherwise */
export async function checkFacts(
  kconfig: Kconfig,
  board: BuildrootBoard,
  release: BuildrootRelease,
): Promise<string[]> {
  const facts = board.releases[release];
  const symbols = parseConfig(await kconfig.readDefconfig(board.defconfig));
  const source = symbols.has('BR2_LINUX_KERNEL_CUSTOM_TARBALL') ? 'vendor' : 'kernel.org';
  const said: [string, string, string][] = [
    ['overlay', board.upstream.overlay, text(symbols, 'BR2_ROOTFS_OVERLAY')],
    ['postBuild', board.upstream.postBuild, text(symbols, 'BR2_ROOTFS_POST_BUILD_SCRIPT')],
    ['postImage', board.upstream.postImage, text(symbols, 'BR2_ROOTFS_POST_IMAGE_SCRIPT')],
    [
      'kernelFragments',
      board.upstream.kernelFragments,
      text(symbols, 'BR2_LINUX_KERNEL_CONFIG_FRAGMENT_FILES'),
    ],
    ['dtbs', board.dtbs.join(' '), text(symbols, 'BR2_LINUX_KERNEL_INTREE_DTS_NAME')],
    ['kernel source', board.kernel.source, source],
    ...(source === 'kernel.org'
      ? [
          ['kernelVersion', facts?.kernelVersion ?? '', text(symbols, LATEST_KERNEL)] satisfies [
            string,
            string,
            string,
          ],
        ]
      : []),
  ];
  return said
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([field, ours, theirs]) => `${field}: the catalog says "${ours}", the defconfig "${theirs}"`);
}

/** As merge_config.sh does: a symbol set again replaces the earlier line. */
function merge(defconfig: string, fragments: readonly string[]): string {
  const added = fragments.join('');
  const names = new Set(
    [...added.matchAll(/^(?:# )?(BR2_\w+)(?:=| is not set)/gm)].map((found) => found[1] ?? ''),
  );
  const kept = defconfig.split('\n').filter((line) => !names.has(/^(BR2_\w+)=/.exec(line)?.[1] ?? ''));
  return `${kept.join('\n')}\n${added}`;
}

function dropped(symbols: readonly ResolvedSymbol[], have: ReadonlyMap<string, string>): string[] {
  return symbols.flatMap(({ name, value, unit }) => {
    const got = have.get(name) ?? 'n';
    if (got === value || (value === '""' && got === 'n')) return [];
    return [`${name}=${value}, asked for by ${unit}, is ${got}`];
  });
}

export interface Checked {
  readonly symbols: number;
  readonly problems: readonly string[];
}

/** Renders one combination, runs Kconfig on it and compares every symbol asked for. */
export async function checkCombination(
  kconfig: Kconfig,
  defconfig: string,
  name: string,
  { image }: Combination,
): Promise<Checked> {
  const paths: readonly string[] = Object.values(FRAGMENTS);
  const fragments = render(image).filter(({ path }) => paths.includes(path));
  const have = await kconfig.complete(
    name,
    merge(
      defconfig,
      fragments.map(({ content }) => content),
    ),
  );
  const asked = image.buildroot?.symbols ?? [];
  const legacy = have.has('BR2_LEGACY') ? ['BR2_LEGACY is set: a symbol was removed from this release'] : [];
  return { symbols: asked.length, problems: [...dropped(asked, have), ...legacy] };
}
