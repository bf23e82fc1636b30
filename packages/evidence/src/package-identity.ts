import { PackageURL } from 'packageurl-js';
import type { InstalledPackage } from './boot-report.ts';
import { isCpeName } from './cpe-form.ts';
import { CPE_NAMES } from './cpe-names.ts';
import { originOf } from './package-origin.ts';

/** Source package and its version; the control file names the version only when it differs from the binary's. */
export function sourceOf(one: InstalledPackage): { name: string; version: string } {
  const match = /^(\S+)(?: \((.+)\))?$/.exec(one.source);
  return { name: match?.[1] ?? one.name, version: match?.[2] ?? one.version };
}

/**
 * Package URL, for example `pkg:deb/debian/bash@5.2.37-2?arch=amd64&distro=trixie`; `pkg:generic/` for what an engine compiled, which
 * is in no archive.
 */
export function purlOf(one: InstalledPackage): string {
  const source = sourceOf(one);
  const same = source.name === one.name && source.version === one.version;
  const qualifiers = {
    arch: one.arch,
    distro: one.suite,
    ...(same
      ? {}
      : { upstream: source.version === one.version ? source.name : `${source.name}@${source.version}` }),
  };
  if (originOf(one.suite).kind !== 'debian')
    return new PackageURL('generic', undefined, one.name, one.version, qualifiers, undefined).toString();
  return new PackageURL('deb', 'debian', one.name, one.version, qualifiers, undefined).toString();
}

/** Upstream's own version inside that of a package, by what its engine adds: Buildroot adds nothing. */
export function upstreamVersion(version: string, suite: string): string {
  switch (originOf(suite).kind) {
    case 'buildroot':
      return version;
    case 'yocto':
      // Epoch, revision, and the commit of what comes from a repository.
      return version
        .replace(/^\d+:/, '')
        .replace(/-r\d[\d.]*$/, '')
        .replace(/[+~].*$/, '');
    case 'debian':
      // Epoch, revision and repacking suffix.
      return version
        .replace(/^\d+:/, '')
        .replace(/-[^-]*$/, '')
        .replace(/[+~.]?(?:dfsg|ds|repack|deb\d|really).*$/, '')
        .replace(/[+~].*$/, '');
  }
}

/** CPE 2.3 name for vulnerability databases: the engine's own, else where Boardwright knows a sure name; null otherwise. */
export function cpeOf(one: InstalledPackage): string | null {
  if (one.cpe !== undefined && isCpeName(one.cpe)) return one.cpe;
  const source = sourceOf(one);
  const known = CPE_NAMES.find((entry) => entry.source.test(source.name));
  if (known === undefined) return null;
  const version = upstreamVersion(source.version, one.suite).replace(
    /[^A-Za-z0-9._-]/g,
    (char) => `\\${char}`,
  );
  return `cpe:2.3:${known.part}:${known.vendor}:${known.product}:${version}:*:*:*:*:*:*:*`;
}
