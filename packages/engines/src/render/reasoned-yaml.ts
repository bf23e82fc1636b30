import { Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { RenderedFile } from '../plan.ts';

/** Why a node of the document is there. `line`: which line of a block of text, from 0; absent: the node's own line. */
export interface Reason {
  readonly path: readonly (string | number)[];
  readonly line?: number;
  readonly because: string;
}

const FORMAT = { lineWidth: 0, nullStr: '', blockQuote: 'literal' } as const;

/**
 * @param head - lines above the document, without `#`
 * @param value - plain data, keys in the order they are written; texts of several lines become `|` blocks
 * @returns YAML with each reason at the number of the line it explains
 */
export function reasonedYaml(
  path: string,
  value: unknown,
  reasons: readonly Reason[],
  head: readonly string[] = [],
): RenderedFile {
  const document = new Document(value, { aliasDuplicateObjects: false });
  const content = `${head.map((line) => `# ${line}\n`).join('')}${document.toString(FORMAT)}`;
  const lines = new LineCounter();
  const parsed = parseDocument(content, { lineCounter: lines });
  const because = reasons.flatMap((reason) => {
    const node = parsed.getIn(reason.path, true);
    if (!isNode(node) || !node.range) return [];
    const { line } = lines.linePos(node.range[0]);
    return [[reason.line === undefined ? line : line + 1 + reason.line, reason.because] as const];
  });
  return { path, content, because: Object.fromEntries(because) };
}
