import type { IndexedPackage } from './document.ts';
import { type Expression, holds, type Symbols, symbolsIn } from './expression.ts';
import { needWords } from './need-words.ts';

/** What stands between a package and the board it was chosen for. */
export interface Lack {
  /** Follows "it needs". */
  readonly words: string;
  /**
   * `board`: no choice of packages mends it. `package`: another package has to be chosen as well. `unclear`: it hangs on options
   * of packages, which only Buildroot's own Kconfig can tell.
   */
  readonly kind: 'board' | 'package' | 'unclear';
  /** Name of the package that mends it; only with `package`. */
  readonly choose?: string;
}

/** What is known of packages by their symbols. */
export type KnownPackages = ReadonlyMap<string, IndexedPackage>;

/** Symbols an image has: surely, and beyond those perhaps, because something selects them on a condition. */
export interface ChosenSymbols {
  readonly surely: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

function follow(start: Iterable<string>, next: (symbol: string) => readonly string[]): Set<string> {
  const found = new Set(start);
  for (const symbol of found) for (const brought of next(symbol)) found.add(brought);
  return found;
}

/**
 * What chosen symbols bring along.
 *
 * @param known - entries of everything in reach; what is missing brings nothing
 */
export function bringAlong(chosen: Iterable<string>, known: KnownPackages): ChosenSymbols {
  const start = [...chosen];
  return {
    surely: follow(start, (symbol) => known.get(symbol)?.always ?? []),
    perhaps: follow(start, (symbol) => [
      ...(known.get(symbol)?.always ?? []),
      ...(known.get(symbol)?.brings ?? []),
    ]),
  };
}

function withChosen(board: Symbols, chosen: ReadonlySet<string>): Symbols {
  return new Map([...board, ...[...chosen].map((symbol): [string, string] => [symbol, 'y'])]);
}

/** Packages whose being there is decided by the board alone are no choice: `..._SUPPORTS` and the like have no entry. */
function packagesIn(need: Expression): readonly string[] {
  return symbolsIn(need).filter(
    (symbol) => symbol.startsWith('BR2_PACKAGE_') && !symbol.endsWith('_SUPPORTS'),
  );
}

function lackOf(need: Expression, known: KnownPackages): Lack {
  const words = needWords(need);
  if (packagesIn(need).length === 0) return { words, kind: 'board' };
  const ways: readonly Expression[] =
    typeof need === 'string' ? [need] : need[0] === '||' ? need.slice(1) : [];
  const choose = ways
    .map((way) => (typeof way === 'string' ? known.get(way) : undefined))
    .find((entry) => entry?.kind === 'package');
  return choose === undefined ? { words, kind: 'unclear' } : { words, kind: 'package', choose: choose.name };
}

/**
 * Says what a package needs and does not get, before Buildroot is asked.
 *
 * @param board - what Kconfig made of the board's configuration while nothing was chosen
 * @param known - entries of the packages its needs name
 * @returns nothing when Buildroot will take it
 */
export function lacksOf(
  entry: Pick<IndexedPackage, 'needs'>,
  board: Symbols,
  chosen: ChosenSymbols,
  known: KnownPackages,
): Lack[] {
  const surely = withChosen(board, chosen.surely);
  const perhaps = withChosen(board, chosen.perhaps);
  return entry.needs
    .filter((need) => !holds(need, surely) && !holds(need, perhaps))
    .map((need) => lackOf(need, known));
}
