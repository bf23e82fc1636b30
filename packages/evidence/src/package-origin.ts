interface PackageOrigin {
  readonly kind: 'debian' | 'buildroot' | 'yocto';
  /** In words: `Debian`, `Buildroot 2026.02`, `Yocto wrynose`. */
  readonly title: string;
  /** What it calls that of which a package is made. */
  readonly source: string;
}

const COMPILED = {
  buildroot: { title: 'Buildroot', source: 'package' },
  yocto: { title: 'Yocto', source: 'recipe' },
} as const;

/** Who packaged it, by the suite: engines that compile write theirs as `yocto-wrynose`, all others are Debian's. */
export function originOf(suite: string): PackageOrigin {
  const [, kind, release = ''] = /^(buildroot|yocto)-(.+)$/.exec(suite) ?? [];
  if (kind !== 'buildroot' && kind !== 'yocto')
    return { kind: 'debian', title: 'Debian', source: 'source package' };
  const { title, source } = COMPILED[kind];
  return { kind, title: `${title} ${release}`, source };
}
