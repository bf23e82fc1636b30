import { describeListener } from '../stack/describe-listener.ts';
import { isPortFree } from '../stack/ports.ts';
import { programsRun, programsWork } from '../stack/programs.ts';
import { readState } from '../stack/stack-state.ts';
import { localUrl } from '../stack/start-stack.ts';
import type { Check } from './check.ts';

const USUAL_WEB_PORT = 3300;

const ports: Check = {
  id: 'ports',
  title: 'Ports',
  run: async ({ env }) => {
    const state = await readState(env.dataDir);
    if (await programsRun(env.dataDir))
      return { state: 'ok', detail: `the stack uses ${Object.values(state?.ports ?? {}).join(', ')}` };
    const asked = Object.entries(env.ports).flatMap(([name, port]) =>
      port === undefined ? [] : [{ name, port }],
    );
    for (const { name, port } of asked) {
      if (await isPortFree(port, name === 'web' ? env.host : '127.0.0.1')) continue;
      const owner = await describeListener(port);
      return {
        state: 'missing',
        detail: `${port} is taken${owner === undefined ? '' : ` by ${owner}`}`,
        command: `unset BOARDWRIGHT_${name.toUpperCase()}_PORT`,
      };
    }
    if (await isPortFree(USUAL_WEB_PORT, env.host)) return { state: 'ok', detail: 'free' };
    return {
      state: 'ok',
      detail: `${USUAL_WEB_PORT} is taken by ${(await describeListener(USUAL_WEB_PORT)) ?? 'another program'}; the next free one is used`,
    };
  },
};

const stack: Check = {
  id: 'stack',
  title: 'Stack',
  run: async ({ env }) => {
    const state = await readState(env.dataDir);
    if (state?.ports.web === undefined || !(await programsRun(env.dataDir)))
      return { state: 'ok', detail: 'not running' };
    if (await programsWork(env.dataDir, localUrl(env.host, state.ports.web)))
      return { state: 'ok', detail: `ready at ${state.url ?? ''}` };
    return { state: 'attention', detail: 'runs, but is not ready', command: './boardwright logs web' };
  },
};

const BUCKET_TIMEOUT_MS = 5000;

const store: Check = {
  id: 'store',
  title: 'Store',
  run: async ({ env }) => {
    const place = env.store ?? 'in the data directory';
    if (env.store === undefined || !env.store.includes('://')) return { state: 'ok', detail: place };
    if (env.s3Endpoint === undefined)
      return { state: 'ok', detail: `${place} at AWS, which is not asked here; /readyz of the app tells` };
    // Any answer will do: keys and bucket are the programs' business.
    const refused = await fetch(env.s3Endpoint, {
      method: 'HEAD',
      signal: AbortSignal.timeout(BUCKET_TIMEOUT_MS),
    }).then(
      () => undefined,
      (error: Error) => String((error.cause as Error | undefined)?.message ?? error.message),
    );
    if (refused === undefined) return { state: 'ok', detail: `${place}; ${env.s3Endpoint} answers` };
    return {
      state: 'missing',
      detail: `${env.s3Endpoint} does not answer: ${refused}`,
      command: `curl --head ${env.s3Endpoint}`,
    };
  },
};

/** Checks of the stack of this data directory. */
export const STACK_CHECKS: readonly Check[] = [ports, store, stack];
