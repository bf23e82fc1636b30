import type { LineMeaning, ProgressReader } from '../plan.ts';

const PROGRESS = /^@bw progress (\d+) (\d+) (.*)$/;
const GROUP = /^@bw group ?(.*)$/;
const FACT = /^@bw fact ([a-z][a-z-]{0,31}) (.+)$/;

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // A line cut off in the middle says nothing.
    return undefined;
  }
}

/**
 * Reads the output of a stage: everything comes from the stage scripts' own lines, which read BitBake's events. BitBake's lines
 * count tasks that need not run too, so n would jump.
 */
export function progressReader(_stageId: string): ProgressReader {
  return (line: string): LineMeaning => {
    if (!line.startsWith('@bw ')) return {};
    const own = PROGRESS.exec(line);
    if (own !== null)
      return {
        hidden: true,
        progress: { done: Number(own[1]), total: Number(own[2]), label: own[3] ?? '' },
      };
    const group = GROUP.exec(line);
    if (group !== null) return { hidden: true, group: group[1] ?? '' };
    const [, name, json] = FACT.exec(line) ?? [];
    const fact = name === undefined || json === undefined ? undefined : parsed(json);
    return name === undefined || fact === undefined
      ? { hidden: true }
      : { hidden: true, fact: { name, value: fact.value } };
  };
}
