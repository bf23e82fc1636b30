import { plainText } from './ansi.ts';
import type { LogModel } from './log-model.ts';

/**
 * Finds lines that hold a text, ignoring case and colours. Remembers how far it got, so a growing log only
 * costs its new lines.
 */
export class LogSearch {
  readonly query: string;
  readonly #needle: string;
  readonly #hits = new Map<string, number[]>();
  #searched = 0;

  constructor(query: string) {
    this.query = query;
    this.#needle = query.toLowerCase();
  }

  /** @returns numbers of the lines that match, in the order they are shown (by stage, then by number) */
  hits(model: LogModel, stageOrder: readonly string[]): number[] {
    if (this.#needle === '') return [];
    for (; this.#searched < model.lines.length; this.#searched += 1) {
      const line = model.lines[this.#searched];
      if (!line || !plainText(line.m).toLowerCase().includes(this.#needle)) continue;
      const known = this.#hits.get(line.s);
      if (known) known.push(line.n);
      else this.#hits.set(line.s, [line.n]);
    }
    const place = new Map(stageOrder.map((stage, index) => [stage, index]));
    return [...this.#hits.entries()]
      .sort(([a], [b]) => (place.get(a) ?? -1) - (place.get(b) ?? -1))
      .flatMap(([, numbers]) => numbers);
  }
}

/** @returns `[start, end)` offsets of every occurrence in a line's plain text */
export function occurrences(plain: string, query: string): [number, number][] {
  if (query === '') return [];
  const found: [number, number][] = [];
  const haystack = plain.toLowerCase();
  const needle = query.toLowerCase();
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}
