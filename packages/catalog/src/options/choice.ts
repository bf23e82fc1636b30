import type { Unit } from '../unit.ts';

/** What a section offers, before it is judged against the spec. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** Catalog entries as choices, in their order. */
export function choicesOf(units: Iterable<{ id: string; title: string; summary: string }>): Choice[] {
  return [...units].map(({ id, title, summary }) => ({ id, title, summary }));
}

/** Units chosen in one field of the spec, as choices. */
export function inSlot(units: ReadonlyMap<string, Unit>, slot: Unit['slot']): Choice[] {
  return choicesOf([...units.values()].filter((unit) => unit.slot === slot));
}
