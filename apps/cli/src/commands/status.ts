import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { dockerFacts } from '../stack/docker-api.ts';
import { readRunningRecord } from '../stack/process-record.ts';
import { programsWork } from '../stack/programs.ts';
import { stackPaths } from '../stack/stack-paths.ts';
import { readState } from '../stack/stack-state.ts';
import { localUrl } from '../stack/start-stack.ts';
import { tableLines } from '../terminal/table.ts';

interface ServiceStatus {
  readonly service: string;
  readonly state: 'running' | 'stopped' | 'external';
  readonly pid: number | null;
  readonly detail: string;
}

async function recorded(dataDir: string, service: string, detail: string): Promise<ServiceStatus> {
  const record = await readRunningRecord(stackPaths(dataDir).run, service);
  return { service, state: record === undefined ? 'stopped' : 'running', pid: record?.pid ?? null, detail };
}

async function collect({
  env,
}: CliContext): Promise<{ url: string | null; ready: boolean; services: ServiceStatus[] }> {
  const state = await readState(env.dataDir);
  const port = (value: number | undefined): string => (value === undefined ? '' : `port ${value}`);
  const external = (service: string, detail: string): ServiceStatus => ({
    service,
    state: 'external',
    pid: null,
    detail,
  });
  const docker = await dockerFacts(env.dockerHost).catch(() => undefined);
  const services = await Promise.all([
    recorded(env.dataDir, 'web', port(state?.ports.web)),
    recorded(env.dataDir, 'worker', ''),
    env.databaseUrl === undefined
      ? recorded(env.dataDir, 'postgres', port(state?.ports.postgres))
      : external('postgres', 'DATABASE_URL'),
    env.redisUrl === undefined
      ? recorded(env.dataDir, 'redis', port(state?.ports.redis))
      : external('redis', 'REDIS_URL'),
    docker === undefined
      ? ({ service: 'docker', state: 'stopped', pid: null, detail: '' } as const)
      : ({
          service: 'docker',
          state: 'running',
          pid: null,
          detail: `version ${docker.version}, ${docker.storageDriver}`,
        } as const),
  ]);
  const webPort = state?.ports.web;
  const ready = webPort !== undefined && (await programsWork(env.dataDir, localUrl(env.host, webPort)));
  return { url: state?.url ?? null, ready, services };
}

/** `boardwright status`: exit code 0 when the stack is ready, 3 when it is not. */
export async function status(context: CliContext, options: { readonly json?: true }): Promise<number> {
  const { output } = context;
  const facts = await collect(context);
  if (options.json === true) {
    output.result(JSON.stringify(facts, null, 2));
  } else {
    const rows = facts.services.map(({ service, state, pid, detail }) => [
      service,
      state,
      pid === null ? '' : `process ${pid}`,
      detail,
    ]);
    for (const line of tableLines(rows)) output.result(line);
    output.result(facts.ready ? `\nReady at ${facts.url}` : '\nNot ready. Start it with: boardwright up');
  }
  return facts.ready ? ExitCode.done : ExitCode.environmentNotReady;
}
