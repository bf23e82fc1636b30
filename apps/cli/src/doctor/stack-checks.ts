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

/** Checks of the stack of this data directory. */
export const STACK_CHECKS: readonly Check[] = [ports, stack];
