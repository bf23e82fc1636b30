import type { ResolvedImage } from '@boardwright/catalog/resolved-image';

export interface ResolvedRow {
  readonly label: string;
  readonly value: string;
  readonly because: string;
}

/** Every choice of a resolved image as label, value and reason, in the order of the form. */
export function resolvedRows(
  image: ResolvedImage,
): { readonly title: string; readonly rows: readonly ResolvedRow[] }[] {
  const { engine, kernel, power, storage } = image;
  const groups = [
    {
      title: 'Engine and units',
      rows: [
        { label: 'engine', value: `${engine.kind} ${engine.release}`, because: engine.because },
        ...image.units.map((unit) => ({ label: unit.kind, value: unit.title, because: unit.because })),
      ],
    },
    {
      title: 'Kernel',
      rows: [
        { label: 'preemption', value: kernel.preemption, because: kernel.because },
        ...kernel.cmdline.map((entry) => ({
          label: 'command line',
          value: entry.word,
          because: entry.because,
        })),
        ...kernel.requiredConfig.map((entry) => ({
          label: 'must hold',
          value: entry.line,
          because: entry.because,
        })),
        ...kernel.modules.map((entry) => ({ label: 'module', value: entry.name, because: entry.because })),
      ],
    },
    {
      title: 'Power and network',
      rows: [
        { label: 'profile', value: power.profile, because: power.because },
        ...(power.governor ? [{ label: 'governor', value: power.governor, because: power.because }] : []),
        ...power.sysctl.map((entry) => ({
          label: 'sysctl',
          value: `${entry.key}=${entry.value}`,
          because: entry.because,
        })),
        { label: 'host name', value: image.hostname.value, because: image.hostname.because },
      ],
    },
    {
      title: 'Storage',
      rows: [
        {
          label: 'layout',
          value: `${storage.layout}, ${storage.rootfs}, ${storage.partitionTable}`,
          because: storage.because,
        },
        ...storage.partitions.map((part) => ({
          label: 'partition',
          value: `${part.label} ${part.fileSystem} ${part.sizeMiB === 'auto' ? 'fitted' : `${part.sizeMiB} MiB`}`,
          because: part.because,
        })),
      ],
    },
    {
      title: 'Packages',
      rows: image.packages.map((entry) => ({
        label: entry.layer,
        value: entry.name,
        because: entry.because,
      })),
    },
    {
      title: 'Services',
      rows: image.services.map((entry) => ({
        label: entry.state,
        value: entry.unit,
        because: entry.because,
      })),
    },
    {
      title: 'Files',
      rows: image.files.map((entry) => ({ label: entry.mode, value: entry.path, because: entry.because })),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}
