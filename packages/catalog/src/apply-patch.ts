import { AppError } from '@boardwright/core/app-error';
import type { SpecPatch } from './issue.ts';

type Container = Record<string, unknown> | unknown[];

function partsOf(pointer: string): string[] {
  if (!pointer.startsWith('/')) throw refused(pointer, 'a path must begin with "/"');
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function refused(pointer: string, why: string): AppError {
  return new AppError('BAD_REQUEST', `patch ${pointer}: ${why}`, {
    userMessage: `This change does not fit the spec at ${pointer}: ${why}.`,
  });
}

function isContainer(value: unknown): value is Container {
  return value !== null && typeof value === 'object';
}

/** Position in a list: a decimal index, or the place behind the last entry for "-" where that is allowed. */
function indexIn(list: readonly unknown[], part: string, pointer: string, last: number): number {
  if (part === '-' && last === list.length) return list.length;
  if (!/^(0|[1-9][0-9]{0,8})$/.test(part) || Number(part) > last)
    throw refused(pointer, `the list has no entry ${part}`);
  return Number(part);
}

function changeList(list: unknown[], part: string, patch: SpecPatch): void {
  const last = patch.op === 'add' ? list.length : list.length - 1;
  const index = indexIn(list, part, patch.path, last);
  if (patch.op === 'add') list.splice(index, 0, patch.value);
  else if (patch.op === 'remove') list.splice(index, 1);
  else list[index] = patch.value;
}

function changeObject(object: Record<string, unknown>, part: string, patch: SpecPatch): void {
  if (part === '__proto__') throw refused(patch.path, 'no field has that name');
  if (patch.op === 'remove') {
    // A default that was never written out is already as if removed.
    delete object[part];
    return;
  }
  object[part] = patch.value;
}

/** Containers a patch goes through are made when missing: a spec may leave out any section that has defaults. */
function step(container: Container, part: string, pointer: string): Container {
  if (Array.isArray(container)) {
    const found = container[indexIn(container, part, pointer, container.length - 1)];
    if (!isContainer(found)) throw refused(pointer, 'it goes through a value that has no parts');
    return found;
  }
  if (part === '__proto__') throw refused(pointer, 'no field has that name');
  const found = Object.hasOwn(container, part) ? container[part] : undefined;
  if (found === undefined) {
    const made: Record<string, unknown> = {};
    container[part] = made;
    return made;
  }
  if (!isContainer(found)) throw refused(pointer, 'it goes through a value that has no parts');
  return found;
}

function apply(root: Container, patch: SpecPatch): void {
  const parts = partsOf(patch.path);
  const last = parts.pop() ?? '';
  let container = root;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1] ?? last;
    // "/runtimes/-" on a spec that leaves `runtimes` out means the first entry of a new list.
    if (!Array.isArray(container) && next === '-' && container[part] === undefined) container[part] = [];
    container = step(container, part, patch.path);
  }
  if (Array.isArray(container)) changeList(container, last, patch);
  else changeObject(container, last, patch);
}

/**
 * Applies fixes to a spec as written (defaults may be left out): `add`, `replace` and `remove` of RFC 6902, more lenient
 * in that missing sections are made and removing what is not there does nothing.
 *
 * @returns a changed copy; parse it again before use
 * @throws AppError `BAD_REQUEST` when a path does not fit the spec
 */
export function applySpecPatches(spec: unknown, patches: readonly SpecPatch[]): unknown {
  if (!isContainer(spec) || Array.isArray(spec))
    throw refused('/', 'the spec is not a section with keys and values');
  const copy = structuredClone(spec) as Record<string, unknown>;
  for (const patch of patches) apply(copy, patch);
  return copy;
}
