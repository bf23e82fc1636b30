import type { ResolvedFile, ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile, jsonFile } from '../render/explained.ts';
import { debianBoardOf, type Layout, layOut } from './layout.ts';
import { packagesOf } from './render-packages.ts';

/** A file of the root file system: rendered below `rootfs/`, put to its path by the configure stage. */
interface RootfsFile {
  readonly rendered: RenderedFile;
  readonly path: string;
  readonly mode: string;
}

function fromLines(path: string, lines: readonly ExplainedLine[], mode = '0644'): RootfsFile {
  return { rendered: explainedFile(`rootfs${path}`, lines), path, mode };
}

function fromFile(file: ResolvedFile): RootfsFile {
  const rendered: RenderedFile = {
    path: `rootfs${file.path}`,
    content: file.content,
    because: { 1: file.because },
  };
  return { rendered, path: file.path, mode: file.mode };
}

function fstab(image: ResolvedImage, layout: Layout): RootfsFile {
  const { boot, root } = layout;
  const bootPath = debianBoardOf(image).boot === 'efi' ? '/boot/efi' : '/boot/firmware';
  return fromLines('/etc/fstab', [
    root.fileSystem === 'ext4'
      ? {
          text: `PARTUUID=${root.partUuid} / ext4 defaults,noatime,errors=remount-ro 0 1`,
          because: root.because,
        }
      : { text: '# / is made of the root and the data partition by the initramfs', because: root.because },
    {
      text: `PARTUUID=${boot.partUuid} ${bootPath} vfat umask=0077,nofail 0 0`,
      because: `${boot.because}; the system starts without it too`,
    },
  ]);
}

function hostFiles(image: ResolvedImage): RootfsFile[] {
  const { value, because } = image.hostname;
  return [
    fromLines('/etc/hostname', [{ text: value, because }]),
    fromLines('/etc/hosts', [
      { text: '127.0.0.1 localhost' },
      { text: `127.0.1.1 ${value}`, because },
      { text: '::1 localhost ip6-localhost ip6-loopback' },
    ]),
  ];
}

function tuningFiles(image: ResolvedImage): RootfsFile[] {
  const { sysctl } = image.power;
  const { modules } = image.kernel;
  const selfTest = image.selfTests.map(({ runtime }) => runtime).join(',');
  return [
    ...(sysctl.length === 0
      ? []
      : [
          fromLines(
            '/etc/sysctl.d/90-boardwright-power.conf',
            sysctl.map(({ key, value, because }) => ({ text: `${key}=${value}`, because })),
          ),
        ]),
    ...(modules.length === 0
      ? []
      : [
          fromLines(
            '/etc/modules-load.d/boardwright.conf',
            modules.map(({ name, because }) => ({ text: name, because })),
          ),
        ]),
    fromLines('/etc/boardwright/selftest.conf', [
      {
        text: `runtimes=${selfTest}`,
        because: image.selfTests.map((one) => one.because).join('; ') || undefined,
      },
      { text: `model=${image.selfTests[0]?.model ?? 'vibration-anomaly'}` },
      { text: `latency_seconds=${image.latencyTestSeconds}` },
    ]),
    fromLines('/etc/default/locale', [
      { text: 'LANG=C.UTF-8', because: 'translations are left out of the image' },
    ]),
  ];
}

/** Files of the root file system and the list of what the configure stage does. */
export function renderRootfs(image: ResolvedImage): RenderedFile[] {
  const made = [fstab(image, layOut(image)), ...hostFiles(image), ...tuningFiles(image)];
  // What the spec or a unit brings under the same path wins over what the engine would write.
  const brought = image.files.map(fromFile);
  const files = [
    ...made.filter(({ path }) => !brought.some((file) => file.path === path)),
    ...brought,
  ].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return [
    jsonFile('config/configure.json', {
      files: files.map(({ path, mode }) => ({ path, mode })),
      services: image.services.map(({ unit, state }) => ({ unit, state })),
      heldPackages: packagesOf(image, 'kernel')
        .map(({ name }) => name)
        .filter((name) => name.startsWith('linux-image')),
    }),
    ...files.map(({ rendered }) => rendered),
  ];
}
