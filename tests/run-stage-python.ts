import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const DOCKER = join(import.meta.dirname, '../docker');

/** The image copies both directories into one; here the package simply has two places. */
function preamble(builder: string): string {
  return `
import json, sys
sys.path.insert(0, ${JSON.stringify(join(DOCKER, 'common/stages'))})
import bw
bw.__path__.append(${JSON.stringify(join(DOCKER, builder, 'stages/bw'))})
`;
}

/**
 * Runs Python with the modules of a builder's stages.
 *
 * @param builder - directory below docker, for example `yocto-builder`
 * @param program - prints one JSON value; `given` holds the input
 * @param given - input, passed as JSON on stdin
 */
export function runStagePython(builder: string, program: string, given: unknown): unknown {
  const output = execFileSync(
    'python3',
    ['-B', '-c', `${preamble(builder)}\ngiven = json.load(sys.stdin)\n${program}`],
    { input: JSON.stringify(given), encoding: 'utf8' },
  );
  return JSON.parse(output);
}
