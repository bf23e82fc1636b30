import {
  type Document,
  isAlias,
  isNode,
  isPair,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { SpecProblem } from './parse-problem.ts';

/** Longest text of a spec in bytes of UTF-8. */
export const MAX_SPEC_BYTES = 1_000_000;

interface Place {
  readonly line: number;
  readonly column: number;
}

export type ReadText =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly placeOf: (path: readonly PropertyKey[]) => Place | undefined;
    }
  | { readonly ok: false; readonly problems: SpecProblem[] };

function refusedNodes(document: Document, lines: LineCounter): SpecProblem[] {
  const problems: SpecProblem[] = [];
  function refuse(node: Node, message: string, hint: string): void {
    const place = node.range ? lines.linePos(node.range[0]) : undefined;
    problems.push({ path: '', message, hint, ...(place ? { line: place.line, column: place.col } : {}) });
  }
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) refuse(node, 'The text uses a YAML alias.', 'Write the value out in both places.');
      else if (node.anchor !== undefined) refuse(node, 'The text uses a YAML anchor.', 'Remove the "&name".');
      else if (node.tag !== undefined) refuse(node, 'The text uses a YAML tag.', 'Remove the "!" tag.');
    },
  });
  return problems;
}

function syntaxProblem(error: YAMLError, lines: LineCounter): SpecProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  const at = { path: '', line, column: col };
  if (error.code === 'DUPLICATE_KEY')
    return { ...at, message: 'The same key stands here twice.', hint: 'Keep one of the two.' };
  if (error.code === 'MULTIPLE_DOCS')
    return {
      ...at,
      message: 'The text holds more than one document.',
      hint: 'Remove the "---" and what follows.',
    };
  const message = `The YAML is broken here: ${error.message.split('\n')[0]}`.replace(/\.?$/, '.');
  return { ...at, message, hint: 'Mend the YAML at this place; strings with ":" or "#" need quotes.' };
}

/** The node at a path, or the nearest thing above it; an unknown key's own node rather than its value. */
function nodeAt(document: Document, path: readonly PropertyKey[]): Node | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const parent: unknown =
      length === 0 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    if (length === 0) return isNode(parent) ? parent : undefined;
    const items = (parent as { items?: unknown[] } | undefined)?.items;
    const last = path[length - 1];
    const found = items?.find((item, index) =>
      isPair(item) ? String((item as Pair<{ value?: unknown }>).key?.value) === String(last) : index === last,
    );
    const node = isPair(found) ? found.key : found;
    if (isNode(node)) return node;
  }
  return undefined;
}

/**
 * Reads YAML 1.2 (core schema) or JSON, which YAML holds. Aliases, anchors, tags, duplicate keys and more than one
 * document are refused, so a small text can't grow into a large value and every value has one place.
 */
export function readText(text: string): ReadText {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_SPEC_BYTES) {
    const message = `The text is ${bytes} bytes long; a spec has at most ${MAX_SPEC_BYTES}.`;
    return {
      ok: false,
      problems: [{ path: '', message, hint: 'Upload large content as a file and name its sha256.' }],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    customTags: [],
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const problems = [...document.errors, ...document.warnings].map((error) => syntaxProblem(error, lines));
  problems.push(...refusedNodes(document, lines));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    placeOf(path) {
      const range = nodeAt(document, path)?.range;
      if (!range) return undefined;
      const place = lines.linePos(range[0]);
      return { line: place.line, column: place.col };
    },
  };
}
