import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeFiles, readTracked } from './tracked-files.ts';

const LINE_LIMIT = 500;
/** `name.kind.ext`, each part in kebab-case; a dot file such as `.dependency-cruiser.cjs` too. */
const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
/** Next.js' names of routes with parameters, for example `[id].ts` and `[[...route]].ts`. */
const ROUTE_PARAMETER = /^\[{1,2}(\.{3})?[a-z-]+\]{1,2}\.tsx?$/;
const VENDORED = /(^|\/)(__golden__|__fixtures__)\//;

describe('program code', () => {
  it(`has no file over ${LINE_LIMIT} lines`, () => {
    const long = codeFiles()
      .map((name) => ({ name, lines: readTracked(name).split('\n').length - 1 }))
      .filter(({ lines }) => lines > LINE_LIMIT);
    expect(long).toEqual([]);
  });

  it('has kebab-case names', () => {
    const odd = codeFiles()
      .filter((name) => !VENDORED.test(name))
      .filter((name) => !KEBAB_CASE.test(basename(name)) && !ROUTE_PARAMETER.test(basename(name)));
    expect(odd).toEqual([]);
  });

  it('reads the environment only in files named env.ts', () => {
    // Of the product; what tests start gets its settings from the tests.
    const product = codeFiles().filter((name) => /^(apps|packages|layers)\//.test(name));
    // Put together so that this file does not find itself.
    const variable = ['process', 'env'].join('.');
    const readers = product.filter(
      (name) => basename(name) !== 'env.ts' && readTracked(name).includes(variable),
    );
    expect(readers).toEqual([]);
  });

  it('has no barrel files and no drawers for odds and ends', () => {
    const drawers = codeFiles().filter((name) =>
      /^(utils?|helpers?|misc|common)\.[a-z]+$/.test(basename(name)),
    );
    expect(drawers).toEqual([]);
  });
});
