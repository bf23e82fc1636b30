import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getEngine } from '@boardwright/engines/registry';
import { z } from 'zod';
import { resolveStoredSpec } from './composer/resolve-spec.ts';
import { readWorkerEnv } from './env.ts';
import type { ProofInput, Prove } from './publish/prove.ts';
import { loadSigningKey } from './publish/signing-key.ts';
import { startWorker } from './start-worker.ts';

const env = readWorkerEnv();
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile(join(env.root, 'package.json'), 'utf8')));
const signingKey = await loadSigningKey(env.secretsDirectory);

/** Loaded at the first finished build: an idle worker needs none of the document formats. */
async function prove(input: ProofInput): ReturnType<Prove> {
  const { createProver } = await import('./publish/prove-image.ts');
  return createProver({ publicUrl: env.publicUrl, version, signingKey })(input);
}

const worker = await startWorker(env, {
  resolveSpec: resolveStoredSpec,
  engineFor: getEngine,
  prove,
});
// Whoever started this process waits for this line.
process.stdout.write(`ready ${worker.id}\n`);

let closing = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second signal means now: the container engine and the reconciler clean up after a killed worker.
    if (closing) process.exit(1);
    closing = true;
    worker.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
