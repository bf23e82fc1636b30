import { compareDebianVersions } from './debian-version.ts';

/** Conditions by package: `[">= 2.43"]`, or none. */
type Dependencies = Map<string, string[]>;

function parse(text: string): Dependencies {
  const found: Dependencies = new Map();
  for (const [, name = '', condition] of text.matchAll(/([^\s()]+)(?:\s*\(([^)]*)\))?/g)) {
    const conditions = found.get(name) ?? [];
    if (condition !== undefined) conditions.push(condition.trim());
    found.set(name, conditions);
  }
  return found;
}

/** Whether a condition asks for a version that went up or stayed, which is no news: every update does that. */
function isUpdate(before: string, after: string): boolean {
  if (before === after) return true;
  const [operator = '', version = ''] = before.split(/\s+/, 2);
  const [otherOperator, otherVersion = ''] = after.split(/\s+/, 2);
  return (
    operator === otherOperator &&
    ['>=', '='].includes(operator) &&
    compareDebianVersions(version, otherVersion) <= 0
  );
}

function words(dependencies: Dependencies): string[] {
  return [...dependencies].map(([name, conditions]) =>
    conditions.length === 0 ? name : `${name} (${conditions.sort().join(', ')})`,
  );
}

/**
 * What came into a list of dependencies and what went, without versions that only went up and without a package's dependency on
 * itself, as openembedded-core's buildhistory-diff reports it.
 *
 * @param from - as BitBake writes it: `libc6 (>= 2.43) libz1`
 */
export function compareDependencies(
  name: string,
  from: string,
  to: string,
): { readonly added: string[]; readonly removed: string[] } {
  const [before, after] = [parse(from), parse(to)];
  for (const [key, old] of before) {
    const now = after.get(key);
    if (now === undefined || old.length !== now.length) continue;
    const [olds, nows] = [old.toSorted(), now.toSorted()];
    if (olds.every((condition, index) => isUpdate(condition, nows[index] ?? ''))) {
      before.delete(key);
      after.delete(key);
    }
  }
  if (!after.has(name)) before.delete(name);
  const [olds, nows] = [words(before), words(after)];
  return {
    added: nows.filter((one) => !olds.includes(one)),
    removed: olds.filter((one) => !nows.includes(one)),
  };
}
