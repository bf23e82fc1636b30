import type { Issue, IssueFix } from '../issue.ts';
import { RUNTIMES } from '../runtimes.ts';
import { TOKENS } from '../tokens.ts';
import {
  fix,
  type Part,
  problem,
  removeAt,
  replaceWith,
  type Scene,
  type Selected,
  setTo,
  type Usable,
} from './draft.ts';

function removal({ unit, path }: Selected): IssueFix {
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

function unavailable(selected: Selected, scene: Scene): Issue[] {
  const { unit, path } = selected;
  const recipe = unit.engines.debian;
  if ('unavailable' in recipe) {
    const message = `${unit.title} is not available with the Debian engine: ${recipe.unavailable}.`;
    return [
      problem('UNIT_UNAVAILABLE', path, message, {
        between: [unit.id, 'debian'],
        fixes: [removal(selected)],
      }),
    ];
  }
  if (recipe.archs.includes(scene.arch)) return [];
  const message = `${unit.title} exists in Debian only for ${recipe.archs.join(', ')}; ${scene.board.title} is ${scene.arch}.`;
  return [
    problem('ARCH_LACKS_UNIT', path, message, {
      between: [unit.id, scene.board.id],
      fixes: [removal(selected)],
    }),
  ];
}

/** Checks every chosen unit against engine, architecture, board and the other units; returns those that can be used. */
export function checkUnits(selected: readonly Selected[], scene: Scene): Part<Usable[]> {
  const provided = new Set([...scene.board.provides, ...selected.flatMap(({ unit }) => unit.provides)]);
  const value: Usable[] = [];
  const issues: Issue[] = [];
  for (const one of selected) {
    const found = unavailable(one, scene);
    // A missing package says all there is to say; a missing token on top would only repeat it.
    issues.push(...(found.length > 0 ? found : missingTokens(one, provided, scene.board.title)));
    const recipe = one.unit.engines.debian;
    if (!('unavailable' in recipe)) value.push({ ...one, recipe });
  }
  return { value, issues: [...issues, ...conflicts(selected)] };
}
