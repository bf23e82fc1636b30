import type { OpenApi, Operation } from './open-api.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export interface ListedOperation {
  /** Part of the address behind `#`: `get-images-id`. */
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** Below the base of the API, `/images/{id}`. */
  readonly path: string;
  readonly operation: Operation;
}

export interface OperationGroup {
  readonly tag: string;
  readonly operations: readonly ListedOperation[];
}

function idOf(method: string, path: string): string {
  return `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`.replace(/-+$/, '');
}

function textOf({ method, path, operation }: ListedOperation): string {
  const { tags = [], summary = '', description = '' } = operation;
  return [method, path, ...tags, summary, description, operation['x-needs'] ?? ''].join(' ').toLowerCase();
}

/** Operations by their tag, in the order of the document. Only those that hold every word of the search. */
export function operationGroups(document: OpenApi, search: string): readonly OperationGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, ListedOperation[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (operation === undefined) continue;
      const listed = { id: idOf(method, path), method: method.toUpperCase(), path, operation };
      const text = textOf(listed);
      if (!words.every((word) => text.includes(word))) continue;
      const tag = operation.tags?.[0] ?? 'Other';
      groups.set(tag, [...(groups.get(tag) ?? []), listed]);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

/** Who may use it, in words. */
export function accessWords({ security, 'x-needs': needs }: Operation): string {
  if (security?.length === 0) return 'open to everybody';
  return needs === undefined ? 'any person or token' : `needs ${needs}`;
}
