import type { Board } from '../board.ts';
import type { Issue, IssueFix } from '../issue.ts';
import { RUNTIMES } from '../runtimes.ts';
import { TOKENS } from '../tokens.ts';
import { fix, type Part, problem, removeAt, replaceWith, type Selected, setTo } from './draft.ts';

/** @returns the fix that takes a unit out of the spec */
export function removal({ unit, path }: Selected): IssueFix {
  return unit.slot === 'containers'
    ? fix(`Do without ${unit.title}`, replaceWith(path, 'none'))
    : fix(`Remove ${unit.title}`, removeAt(path));
}

function tokenWords(token: string): string {
  return TOKENS[token]?.words ?? token;
}

/** A runtime that would provide a missing token can be added with one click. */
function addition(token: string): IssueFix[] {
  const provider = [...RUNTIMES.values()].find((unit) => unit.provides.includes(token));
  return provider === undefined ? [] : [fix(`Add ${provider.title}`, setTo('/runtimes/-', provider.id))];
}

function missingTokens(selected: Selected, provided: ReadonlySet<string>, boardTitle: string): Issue[] {
  const { unit, path } = selected;
  return unit.requires
    .filter((token) => !provided.has(token))
    .map((token) => {
      const lack = token.startsWith('arch:')
        ? `which ${boardTitle} is not`
        : /^(bus|hw):/.test(token)
          ? `which ${boardTitle} does not have`
          : 'which is not chosen';
      return problem('REQUIREMENT_MISSING', path, `${unit.title} needs ${tokenWords(token)}, ${lack}.`, {
        between: [unit.id, token],
        fixes: [...addition(token), removal(selected)],
      });
    });
}

function conflicts(selected: readonly Selected[]): Issue[] {
  return selected.flatMap((one, index) =>
    selected.slice(index + 1).flatMap((other) => {
      const clash =
        one.unit.conflicts.some((token) => other.unit.provides.includes(token)) ||
        other.unit.conflicts.some((token) => one.unit.provides.includes(token));
      if (!clash) return [];
      return [
        problem(
          'UNITS_CONFLICT',
          other.path,
          `${one.unit.title} and ${other.unit.title} cannot be on one image.`,
          {
            between: [one.unit.id, other.unit.id],
            fixes: [removal(other), removal(one)],
          },
        ),
      ];
    }),
  );
}

/** What an engine says about a unit: the recipe to use, or what is wrong. Both, when the rest may still be checked. */
export interface Verdict<R> {
  readonly recipe?: R;
  readonly issues: readonly Issue[];
}

/** Checks every chosen unit against engine, architecture, board and the other units; returns those that can be used. */
export function checkUnits<R>(
  selected: readonly Selected[],
  board: Board,
  judge: (one: Selected) => Verdict<R>,
): Part<(Selected & { readonly recipe: R })[]> {
  const provided = new Set([...board.provides, ...selected.flatMap(({ unit }) => unit.provides)]);
  const value: (Selected & { readonly recipe: R })[] = [];
  const issues: Issue[] = [];
  for (const one of selected) {
    const verdict = judge(one);
    // A missing package says all there is to say; a missing token on top would only repeat it.
    issues.push(...(verdict.issues.length > 0 ? verdict.issues : missingTokens(one, provided, board.title)));
    if (verdict.recipe !== undefined) value.push({ ...one, recipe: verdict.recipe });
  }
  return { value, issues: [...issues, ...conflicts(selected)] };
}
