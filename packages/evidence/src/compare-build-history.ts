import type { BuildHistory, BuildHistoryEntry, PackageEntry, RecipeEntry } from './build-history.ts';
import { compareDependencies } from './package-dependencies.ts';
import { findRenamedDirectories } from './renamed-directories.ts';

/** How one property differs: a value before and after, or what came into a list and went. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Entries of the two lists beyond those kept. */
  readonly more: number;
}

export interface BuildHistoryChange {
  readonly kind: BuildHistoryEntry['kind'];
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

export interface BuildHistoryComparison {
  readonly changes: readonly BuildHistoryChange[];
  readonly unchanged: number;
}

/** Sizes that differ by less are noise: buildhistory-diff's own threshold. */
const THRESHOLD = 0.1;
const MOST_LISTED = 100;
const ORDER = ['layer', 'image', 'recipe', 'package'] as const;
const LISTS_OF_IMAGE = ['IMAGE_FEATURES', 'IMAGE_INSTALL', 'IMAGE_LINGUAS', 'PACKAGE_EXCLUDE'];

function value(field: string, from: string | null, to: string | null): FieldChange[] {
  return from === to ? [] : [{ field, from, to, added: [], removed: [], more: 0 }];
}

function listed(field: string, added: readonly string[], removed: readonly string[]): FieldChange[] {
  const total = added.length + removed.length;
  if (total === 0) return [];
  const kept = { added: added.slice(0, MOST_LISTED), removed: removed.slice(0, MOST_LISTED) };
  return [{ field, from: null, to: null, ...kept, more: total - kept.added.length - kept.removed.length }];
}

function list(field: string, from: readonly string[], to: readonly string[]): FieldChange[] {
  const [before, after] = [new Set(from), new Set(to)];
  return listed(
    field,
    [...after].filter((one) => !before.has(one)),
    [...before].filter((one) => !after.has(one)),
  );
}

function size(field: string, from: number, to: number): FieldChange[] {
  const change = from === 0 ? 1 : Math.abs(to - from) / from;
  return from === to || change < THRESHOLD ? [] : value(field, String(from), String(to));
}

function record(
  field: string,
  from: Readonly<Record<string, string>>,
  to: Readonly<Record<string, string>>,
): FieldChange[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return names.flatMap((name) =>
    value(name === '' ? field : `${field} ${name}`, from[name] ?? null, to[name] ?? null),
  );
}

/** Files of the recipe itself: patches, mostly. Where the rest is from changes with every version. */
function ownFiles({ sources }: RecipeEntry): string[] {
  return sources.filter((one) => one.startsWith('file://')).map((one) => one.slice('file://'.length));
}

function recipeFields(from: RecipeEntry, to: RecipeEntry): FieldChange[] {
  return [
    ...value('version', from.version, to.version),
    ...record('revision', from.revisions, to.revisions),
    ...value('layer', from.layer, to.layer),
    ...value('licence', from.licence, to.licence),
    ...list('patches and files', ownFiles(from), ownFiles(to)),
    ...list('configuration', from.config, to.config),
    ...list('build dependencies', from.depends, to.depends),
    ...list('packages', from.packages, to.packages),
  ];
}

function fileFields(from: PackageEntry, to: PackageEntry): FieldChange[] {
  // What debuggers need follows from the rest; that nothing is left of it does not.
  if (/-(?:dbg|src)$/.test(to.name) && to.files.length > 0) return [];
  const { renamed, before, after } = findRenamedDirectories(from.files, to.files);
  return [...renamed.flatMap(([old, now]) => value('directory', old, now)), ...list('files', before, after)];
}

/** A script is told apart, not shown: it is in the file of the recipe. */
function scriptFields(from: PackageEntry, to: PackageEntry): FieldChange[] {
  const names = [...new Set([...Object.keys(from.scripts), ...Object.keys(to.scripts)])].sort();
  return names
    .filter((name) => from.scripts[name] !== to.scripts[name])
    .flatMap((name) => {
      const [old, now] = [from.scripts[name], to.scripts[name]];
      return old !== undefined && now !== undefined
        ? listed('scripts', [`${name} changed`], [])
        : listed('scripts', now === undefined ? [] : [name], old === undefined ? [] : [name]);
    });
}

function packageFields(from: PackageEntry, to: PackageEntry): FieldChange[] {
  const dependencies = (
    field: string,
    key: 'depends' | 'provides' | 'recommends' | 'replaces' | 'conflicts',
  ) => {
    const { added, removed } = compareDependencies(to.name, from[key], to[key]);
    return listed(field, added, removed);
  };
  return [
    ...value('version', from.version, to.version),
    ...value('recipe', from.recipe, to.recipe),
    ...value('installed as', from.installedAs, to.installedAs),
    ...size('size', from.sizeBytes, to.sizeBytes),
    ...dependencies('depends', 'depends'),
    ...dependencies('provides', 'provides'),
    ...dependencies('recommends', 'recommends'),
    ...dependencies('replaces', 'replaces'),
    ...dependencies('conflicts', 'conflicts'),
    ...fileFields(from, to),
    ...scriptFields(from, to),
  ];
}

function imageFields(
  from: Readonly<Record<string, string>>,
  to: Readonly<Record<string, string>>,
): FieldChange[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  const words = (text = ''): string[] => text.split(/\s+/).filter(Boolean);
  return names.flatMap((name) => {
    if (LISTS_OF_IMAGE.includes(name)) return list(name, words(from[name]), words(to[name]));
    // du counts KiB.
    if (name === 'IMAGESIZE')
      return size('size', Number(from[name] ?? 0) * 1024, Number(to[name] ?? 0) * 1024);
    return value(name, from[name] ?? null, to[name] ?? null);
  });
}

function fieldsOf(from: BuildHistoryEntry, to: BuildHistoryEntry): FieldChange[] {
  if (from.kind === 'recipe' && to.kind === 'recipe') return recipeFields(from, to);
  if (from.kind === 'package' && to.kind === 'package') return packageFields(from, to);
  if (from.kind === 'layer' && to.kind === 'layer') return value('commit', from.commit, to.commit);
  return from.kind === 'image' && to.kind === 'image' ? imageFields(from.fields, to.fields) : [];
}

function versionOf(entry: BuildHistoryEntry): string | null {
  if (entry.kind === 'layer') return entry.commit;
  return entry.kind === 'image' ? null : entry.version;
}

/** Layers first, then what they are the reason for. */
function inOrder(left: BuildHistoryChange, right: BuildHistoryChange): number {
  return ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind) || (left.name < right.name ? -1 : 1);
}

/**
 * What differs from one build's history to another's, with the meaning openembedded-core's buildhistory-diff gives it, and beyond that
 * the versions, revisions, licences and configuration of recipes and the commits of layers.
 */
export function compareBuildHistory(from: BuildHistory, to: BuildHistory): BuildHistoryComparison {
  const changes: BuildHistoryChange[] = [];
  let unchanged = 0;
  for (const key of new Set([...from.keys(), ...to.keys()])) {
    const [old, now] = [from.get(key), to.get(key)];
    const entry = now ?? old;
    if (entry === undefined) continue;
    const { kind, name } = entry;
    if (old !== undefined && now !== undefined) {
      const fields = fieldsOf(old, now);
      if (fields.length === 0) unchanged += 1;
      else changes.push({ kind, name, change: 'changed', fields });
    } else if (kind !== 'image') {
      const change = old === undefined ? 'added' : 'removed';
      const of = (one?: BuildHistoryEntry): string | null => (one === undefined ? null : versionOf(one));
      changes.push({
        kind,
        name,
        change,
        fields: value(kind === 'layer' ? 'commit' : 'version', of(old), of(now)),
      });
    }
  }
  return { changes: changes.sort(inOrder), unchanged };
}
