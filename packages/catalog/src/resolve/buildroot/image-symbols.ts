import type { ResolvedImage, ResolvedSymbol } from '../../resolved-image.ts';
import { quoted } from './resolve-system.ts';
import type { BuildrootScene } from './scene.ts';

const TREE = '$(BOARDWRIGHT_TREE)';

/** Ours behind the upstream board's own, since a later fragment replaces the whole value. */
function list(upstream: string, ...own: readonly string[]): string {
  return quoted([upstream, ...own].filter((word) => word !== '').join(' '));
}

function symbol(
  name: string,
  value: string,
  because: string,
  stage: ResolvedSymbol['stage'] = 'image',
): ResolvedSymbol {
  return { name, value, because, unit: stage === 'image' ? 'storage' : 'kernel', stage };
}

/** Names of kernel fragments in the tree, in the order they are merged. */
export const KERNEL_FRAGMENT = 'config/linux/boardwright.fragment';

/** Kernel fragment, root file system, overlay and scripts. */
export function imageSymbols(
  { buildroot }: BuildrootScene,
  storage: ResolvedImage['storage'],
  rootSizeMiB: number,
): ResolvedSymbol[] {
  const { upstream, image } = buildroot;
  const squashfs = storage.rootfs === 'squashfs';
  const ab = storage.layout === 'ab';
  const own = ab || image.kind === 'own';
  const tool = 'our genimage configuration is run with it';
  return [
    symbol(
      'BR2_LINUX_KERNEL_CONFIG_FRAGMENT_FILES',
      list(upstream.kernelFragments, `${TREE}/${KERNEL_FRAGMENT}`),
      'preemption, drivers and what units need of the kernel',
      'base',
    ),
    ...(own
      ? ['GENIMAGE', 'DOSFSTOOLS', 'MTOOLS'].map((name) =>
          symbol(`BR2_PACKAGE_HOST_${name}`, 'y', tool, 'base'),
        )
      : []),
    ...(squashfs
      ? [
          symbol('BR2_TARGET_ROOTFS_EXT2', 'n', 'storage.rootfs of the spec is squashfs'),
          symbol('BR2_TARGET_ROOTFS_SQUASHFS', 'y', 'storage.rootfs of the spec'),
          ab
            ? symbol(
                'BR2_TARGET_ROOTFS_SQUASHFS4_GZIP',
                'y',
                'the boot loader reads the kernel from it, and GRUB knows no zstd',
              )
            : symbol('BR2_TARGET_ROOTFS_SQUASHFS4_ZSTD', 'y', 'unpacks fast on small CPUs'),
          symbol('BR2_TARGET_GENERIC_REMOUNT_ROOTFS_RW', 'n', 'a squashfs root is read-only'),
        ]
      : [
          symbol('BR2_TARGET_ROOTFS_EXT2', 'y', storage.because),
          symbol('BR2_TARGET_ROOTFS_EXT2_4', 'y', 'ext4: survives a power cut'),
          symbol('BR2_TARGET_ROOTFS_EXT2_SIZE', quoted(`${rootSizeMiB}M`), storage.because),
        ]),
    symbol(
      'BR2_ROOTFS_OVERLAY',
      list(upstream.overlay, `${TREE}/board/overlay`),
      'files of the spec and its units, settings of the self-test',
    ),
    symbol(
      'BR2_ROOTFS_POST_BUILD_SCRIPT',
      list(upstream.postBuild, `${TREE}/board/post-build.sh`),
      'puts words of the kernel command line where the boot loader reads them',
    ),
    symbol(
      'BR2_ROOTFS_POST_IMAGE_SCRIPT',
      list(own ? '' : upstream.postImage, `${TREE}/board/post-image.sh`),
      own ? 'makes the disk image' : "the board's own script makes the disk image; ours checks it",
    ),
  ];
}
