/** A spec as a person has written it so far: only what they chose, possibly not valid yet. */
export type SpecDraft = Readonly<Record<string, unknown>>;

type Path = readonly string[];

function isSection(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function isDraft(value: unknown): value is SpecDraft {
  return isSection(value);
}

/** The spec a composition begins with once a board is known. */
export function startDraft(boardId: string): SpecDraft {
  const name = `${boardId}-image`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return { apiVersion: 'boardwright/v1', name, board: boardId, engine: { kind: 'debian' } };
}

export function valueAt(draft: SpecDraft, path: Path): unknown {
  let value: unknown = draft;
  for (const key of path) {
    if (!isSection(value)) return undefined;
    value = value[key];
  }
  return value;
}

function empty(value: unknown): boolean {
  return (
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (isSection(value) && Object.keys(value).length === 0)
  );
}

/**
 * Sets one value. Undefined and empty values are taken out, and so are sections left empty by that: the draft holds
 * choices, not their absence.
 */
export function withValue(draft: SpecDraft, path: Path, value: unknown): SpecDraft {
  const [key, ...rest] = path;
  if (key === undefined) return draft;
  const inner = draft[key];
  const next = rest.length === 0 ? value : withValue(isSection(inner) ? inner : {}, rest, value);
  const { [key]: _old, ...others } = draft;
  if (empty(next)) return others;
  // An existing key keeps its place, so that the YAML does not jump around.
  return Object.hasOwn(draft, key) ? { ...draft, [key]: next } : { ...others, [key]: next };
}

/** Adds or takes out one member of a list of plain texts. */
export function withMember(draft: SpecDraft, path: Path, member: string, present: boolean): SpecDraft {
  const list = valueAt(draft, path);
  const members = Array.isArray(list)
    ? list.filter((entry): entry is string => typeof entry === 'string')
    : [];
  const without = members.filter((entry) => entry !== member);
  return withValue(draft, path, present ? [...without, member] : without);
}
