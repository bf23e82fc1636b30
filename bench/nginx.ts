import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../tests/services/free-port.ts';

/** Where Debian's packages put it. */
export const NGINX = '/usr/sbin/nginx';

interface Nginx {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What matters of Debian's own nginx.conf: one worker a core, sendfile. */
function configuration(directory: string, root: string, port: number): string {
  return `daemon off;
user root;
worker_processes auto;
pid ${directory}/pid;
error_log ${directory}/error.log;
events { worker_connections 768; }
http {
  sendfile on;
  tcp_nopush on;
  access_log off;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  default_type application/octet-stream;
  server { listen 127.0.0.1:${port}; root ${root}; }
}
`;
}

/** Serves a directory with nginx on a free port of 127.0.0.1. */
export async function startNginx(root: string): Promise<Nginx> {
  const directory = await mkdtemp(join(tmpdir(), 'boardwright-nginx-'));
  const port = await freePort();
  const file = join(directory, 'nginx.conf');
  await writeFile(file, configuration(directory, root, port));
  const child = spawn(NGINX, ['-c', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    if (child.exitCode !== null || attempt > 100)
      throw new Error('nginx did not start (Debian: nginx-light)');
    const answers = await fetch(url).then(
      (answer) => answer.body?.cancel().then(() => true),
      () => false,
    );
    if (answers === true) break;
    await sleep(50);
  }
  return {
    url,
    async stop() {
      child.kill('SIGQUIT');
      await once(child, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
