import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { applySpecPatches } from '../apply-patch.ts';
import type { Issue, SpecPatch } from '../issue.ts';
import { resolve } from '../resolve.ts';
import type { SpecOption } from './option.ts';

/** What makes two findings the same one. */
function key(issue: Issue): string {
  return `${issue.code} ${issue.between.join(' ')}`;
}

function errorsOf(spec: unknown): Issue[] | undefined {
  const parsed = parseSpec(spec);
  return parsed.ok ? resolve(parsed.spec).issues.filter(({ severity }) => severity === 'error') : undefined;
}

/**
 * What choosing does to the spec, judged by resolving the changed spec: the rules exist once.
 *
 * @param known - errors the spec has already, of knownErrors
 */
export function judgeChoice(
  spec: ImageSpec,
  patches: readonly SpecPatch[],
  known: ReadonlySet<string>,
): Pick<SpecOption, 'enabled' | 'reason' | 'fix'> {
  const changed = applySpecPatches(spec, patches);
  const fresh = (errorsOf(changed) ?? []).filter((issue) => !known.has(key(issue)));
  const first = fresh[0];
  if (first === undefined) return { enabled: true };
  const repair = first.fixes.find((one) => {
    const left = errorsOf(applySpecPatches(changed, one.patches));
    // Undoing the choice itself mends the spec too, but is no way to have the choice.
    return left?.every((issue) => known.has(key(issue))) && !undoes(one.patches, patches);
  });
  const fix = repair && { label: repair.label, patches: [...patches, ...repair.patches] };
  return { enabled: false, reason: first.message, ...(fix ? { fix } : {}) };
}

function undoes(repair: readonly SpecPatch[], choice: readonly SpecPatch[]): boolean {
  return repair.some((patch) =>
    choice.some(({ path }) => path === patch.path || path === patch.path.replace(/\d+$/, '-')),
  );
}

/** @returns the errors a spec has before anything else is chosen, for judgeChoice */
export function knownErrors(spec: ImageSpec): ReadonlySet<string> {
  return new Set(
    resolve(spec)
      .issues.filter(({ severity }) => severity === 'error')
      .map(key),
  );
}
