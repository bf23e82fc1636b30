import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** One thing wrong with the text of a spec: where, what and how to mend it. */
export interface SpecProblem {
  /** JSON Pointer into the spec; empty for the whole document. */
  readonly path: string;
  /** Plain sentence naming field and value. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** 1-based place in the text, when there is a text and the place is known. */
  readonly line?: number;
  readonly column?: number;
}

/** RFC 6901 JSON Pointer of a path of keys and indices. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The spec' : path.map(String).join('.');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const part of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

/** Prints a value short and without control or direction characters, so a message can't be spoofed by it. */
export function quoteValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  const plain = text.replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return plain.length > 80 ? `${plain.slice(0, 77)}...` : plain;
}

function wrongTypeHint(issue: z.core.$ZodIssueInvalidType, value: unknown): string {
  if (issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return 'Put the value in quotes.';
  if (issue.expected === 'array') return 'Write a list, for example [a, b].';
  if (issue.expected === 'object') return 'Write a section with keys and values.';
  return `Write a ${issue.expected}.`;
}

/** Completes "it ...". Rules of our own fields read so already; limits of numbers and lists are the schema library's. */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('must ')) return issue.message;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`;
  return `is not valid: ${issue.message}`;
}

/** Turns one finding of the schema into problems; an unknown-keys finding becomes one problem per key. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  root: unknown,
  knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): SpecProblem[] {
  const value = valueAt(root, issue.path);
  const path = toPointer(issue.path);
  const field = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      return {
        path: toPointer([...issue.path, key]),
        message: `${field} has no field ${quoteValue(key)}.`,
        hint: meant === undefined ? 'Remove it.' : `Did you mean "${meant}"? Otherwise remove it.`,
      };
    });
  }
  if (value === undefined && issue.code !== 'custom')
    return [{ path, message: `${field} is missing.`, hint: `Add ${field}.` }];
  if (issue.code === 'invalid_type') {
    const message = `${field} is ${quoteValue(value)}, which is not a ${issue.expected}.`;
    return [{ path, message, hint: wrongTypeHint(issue, value) }];
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map((one) => String(one));
    const meant = typeof value === 'string' ? nearest(value, allowed) : undefined;
    const hint = meant === undefined ? `Use one of: ${allowed.join(', ')}.` : `Did you mean "${meant}"?`;
    return [
      {
        path,
        message: `${field} is ${quoteValue(value)}, which is not one of: ${allowed.join(', ')}.`,
        hint,
      },
    ];
  }
  const rule = ruleOf(issue);
  const state = value === undefined ? `${field} is missing` : `${field} is ${quoteValue(value)}`;
  return [{ path, message: `${state}; it ${rule}.`, hint: `Change ${field}: it ${rule}.` }];
}
