import { AppError } from '@boardwright/core/app-error';

/** Node's own complaints about options, which `parseArgs` throws. */
function isOptionError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS_');
}

/**
 * Runs a verifier and sets the exit code of the process: what it returns, or 2 with one line on stderr when the command line is
 * wrong, so that it can't be taken for something that was checked.
 *
 * @param main - returns 0 when all is well and 1 when something is not
 */
export async function runVerifier(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (thrown) {
    const wrongWord = isOptionError(thrown) || (thrown instanceof AppError && thrown.fault === 'user');
    if (!wrongWord) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    process.exitCode = 2;
  }
}
