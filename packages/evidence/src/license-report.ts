import type { InstalledPackage } from './boot-report.ts';
import { spdxExpression } from './debian-licences.ts';

export interface LicenseReport {
  readonly version: 1;
  readonly packageCount: number;
  /** One row per licence name, the most used first; a package under several licences is in several rows. */
  readonly licenses: readonly {
    readonly name: string;
    readonly listed: boolean;
    readonly packages: readonly string[];
  }[];
  /** Packages whose copyright file a machine can't read; a person has to. */
  readonly unknown: readonly string[];
  /** Declared licence of every package as an SPDX expression, null when unknown. */
  readonly packages: readonly {
    readonly name: string;
    readonly version: string;
    readonly license: string | null;
  }[];
}

/** Licences of an image by name and by package, from what the packages declare. */
export function licenseReport(packages: readonly InstalledPackage[]): LicenseReport {
  const rows = packages.map((one) => ({
    name: one.name,
    version: one.version,
    license: spdxExpression(one.license, one.suite),
  }));
  const users = new Map<string, string[]>();
  for (const row of rows) {
    const names = (row.license ?? '').split(/ AND | OR |[()]/).filter(Boolean);
    for (const name of new Set(names)) users.set(name, [...(users.get(name) ?? []), row.name]);
  }
  const licenses = [...users]
    .map(([name, list]) => ({ name, listed: !name.startsWith('LicenseRef-'), packages: list.sort() }))
    .sort((a, b) => b.packages.length - a.packages.length || (a.name < b.name ? -1 : 1));
  return {
    version: 1,
    packageCount: packages.length,
    licenses,
    unknown: rows.filter((row) => row.license === null).map((row) => row.name),
    packages: rows,
  };
}
