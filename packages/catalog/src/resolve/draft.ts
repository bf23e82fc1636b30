import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Board } from '../board.ts';
import type { Issue, IssueFix, SpecPatch } from '../issue.ts';
import type { Unit } from '../unit.ts';

/** A unit the spec chose, and where. */
export interface Selected {
  readonly unit: Unit;
  /** JSON Pointer of the choice. */
  readonly path: string;
  readonly because: string;
}

/** What every rule needs to know, whatever the engine. */
export interface Scene {
  readonly spec: ImageSpec;
  readonly board: Board;
}

/** A part of the answer with what was found on the way. */
export interface Part<T> {
  readonly value: T;
  readonly issues: readonly Issue[];
}

/** @returns an error that stops a build */
export function problem(
  code: string,
  path: string,
  message: string,
  more: { between?: string[]; fixes?: IssueFix[] } = {},
): Issue {
  return { code, severity: 'error', path, message, between: more.between ?? [], fixes: more.fixes ?? [] };
}

/** @returns a remark that does not stop a build */
export function remark(
  code: string,
  severity: 'warning' | 'info',
  path: string,
  message: string,
  more: { between?: string[]; fixes?: IssueFix[] } = {},
): Issue {
  return { ...problem(code, path, message, more), severity };
}

/** @returns a one-click fix */
export function fix(label: string, ...patches: SpecPatch[]): IssueFix {
  return { label, patches };
}

export function replaceWith(path: string, value: unknown): SpecPatch {
  return { op: 'replace', path, value };
}

/** Sets a member that may not be there yet: RFC 6902 `add` replaces an object's member that exists. */
export function setTo(path: string, value: unknown): SpecPatch {
  return { op: 'add', path, value };
}

export function removeAt(path: string): SpecPatch {
  return { op: 'remove', path };
}
