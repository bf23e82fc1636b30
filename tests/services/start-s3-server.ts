import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { S3Location } from '@boardwright/artifacts/store-location';

const BUCKET = 'images';

export interface TestS3 {
  readonly bucket: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A place in the bucket. @param prefix - empty, or ends with a slash */
  readonly location: (prefix: string) => S3Location;
  /** For a process of its own: where its store is, and the keys to it. */
  readonly variables: (prefix: string) => Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

async function startSwift(directory: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const child = spawn('/usr/bin/python3', [join(import.meta.dirname, 's3-server.py'), directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4000);
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The S3 server ended: ${complaints}`);
  });
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string];
  return {
    port: Number(line.replace('ready ', '')),
    async stop() {
      child.kill('SIGKILL');
      await ended.catch(() => undefined);
    },
  };
}

/** Starts a real S3 server (OpenStack Swift) on a free port with one empty bucket. The caller stops it. */
export async function startS3Server(): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'bw-s3-'));
  const swift = await startSwift(directory);
  const endpoint = `http://127.0.0.1:${swift.port}`;
  const credentials = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };
  const { CreateBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  return {
    bucket: BUCKET,
    endpoint,
    credentials,
    location: (prefix) => ({ kind: 's3', bucket: BUCKET, prefix, endpoint, region: 'us-east-1' }),
    variables: (prefix) => ({
      BOARDWRIGHT_STORE: `s3://${BUCKET}/${prefix}`,
      BOARDWRIGHT_S3_ENDPOINT: endpoint,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
    async stop() {
      await swift.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
