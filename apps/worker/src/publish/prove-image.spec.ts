import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import type { NewArtifact } from '@boardwright/db/worker/publish-image';
import type { Engine } from '@boardwright/engines/engine';
import type { BuildPlan } from '@boardwright/engines/plan';
import { rtImage } from '@boardwright/evidence/__fixtures__/rt-image';
import { DsseEnvelope, openEnvelope } from '@boardwright/evidence/dsse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveStoredSpec } from '../composer/resolve-spec.ts';
import type { ProofInput } from './prove.ts';
import { createProver } from './prove-image.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const prove = createProver({ publicUrl: 'http://127.0.0.1:3300', version: '0.1.0', signingKey: privateKey });
const SPEC = {
  apiVersion: 'boardwright/v1',
  name: 'vibration',
  board: 'qemu-x86_64',
  engine: { kind: 'debian' },
  kernel: { preemption: 'rt' },
  runtimes: ['onnxruntime'],
  profiling: ['rt-tests'],
};

let directory: string;
let store: ArtifactStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-prove-'));
  store = createLocalStore(directory);
});
afterEach(() => rm(directory, { recursive: true }));

const engine: Engine = {
  kind: 'debian',
  version: '1',
  render: () => [{ path: 'config/a.json', content: '{}\n' }],
  staticFiles: ['LICENSE'],
  plan: () => expect.unreachable(),
  planHash: () => '',
  progress: () => () => ({}),
  classifyLog: () => expect.unreachable(),
};

async function input(documents: Readonly<Record<string, unknown>>): Promise<ProofInput> {
  const rules: BuildPlan['artifacts'][number][] = [];
  const artifacts: NewArtifact[] = [];
  for (const [path, content] of Object.entries(documents)) {
    const names = { kind: path, fileName: path, title: path, mediaType: 'application/json' };
    rules.push({ ...names, stage: 'image', path, required: true });
    artifacts.push({ ...names, ...(await store.put(Readable.from([JSON.stringify(content)]))) });
  }
  const hash = 'a'.repeat(64);
  const stage = { id: 'boot' } as BuildPlan['stages'][number];
  return {
    build: {
      ...{ id: 'b1', teamId: 't', createdById: null, name: 'vibration', board: 'qemu-x86_64' },
      ...{ engine: 'debian', release: 'trixie', spec: SPEC, specHash: hash, planHash: hash, attempt: 1 },
      ...{ createdAt: new Date(0), startedAt: new Date(1000) },
    },
    store,
    root: join(import.meta.dirname, '../../../..'),
    image: resolveStoredSpec(SPEC),
    plan: {
      version: 1,
      engine: 'debian',
      planHash: hash,
      builders: [],
      files: [],
      stages: [stage],
      artifacts: rules,
    },
    engine,
    builderDigests: { 'debian-builder': hash },
    artifacts,
  };
}

describe('createProver', () => {
  it('makes every document of an image that passes, and signs what it was made of', async () => {
    const { image, inspect, boot } = rtImage();
    const given = await input({
      'image.facts.json': image,
      'inspect.json': inspect,
      'boot-report.json': boot,
    });
    const proof = await prove(given);
    expect(proof.gate.filter((check) => check.outcome === 'fail')).toEqual([]);
    expect(proof).toMatchObject({ imageSha256: image.imageSha256, imageSizeBytes: image.imageSizeBytes });
    expect(proof.artifacts.map((artifact) => artifact.kind)).toEqual([
      'sbom.cdx',
      'sbom.spdx',
      'licenses',
      'evidence',
      'spec',
      'resolved',
      'rendered',
      'provenance',
    ]);
    const read = async (kind: string): Promise<Buffer> => {
      const sha256 = proof.artifacts.find((artifact) => artifact.kind === kind)?.sha256 ?? '';
      return buffer(await store.read(sha256));
    };
    expect((await read('spec')).toString()).toContain('board: qemu-x86_64');
    expect(JSON.parse((await read('sbom.cdx')).toString())).toMatchObject({ bomFormat: 'CycloneDX' });
    const tar = gunzipSync(await read('rendered'));
    expect(tar.includes('vibration/config/a.json')).toBe(true);
    expect(tar.includes('vibration/LICENSE')).toBe(true);

    const envelope = DsseEnvelope.parse(JSON.parse((await read('provenance')).toString()));
    const statement = openEnvelope(envelope, [createPublicKey(privateKey)]);
    expect(statement).toMatchObject({
      subject: expect.arrayContaining([
        { name: 'vibration.cdx.json', digest: { sha256: expect.any(String) } },
      ]),
    });
  });

  it('makes nothing of an image the gate refuses', async () => {
    const { image, inspect, boot } = rtImage();
    const findings = { ...inspect.findings, hostKeys: ['/etc/ssh/ssh_host_rsa_key'] };
    const proof = await prove(
      await input({
        'image.facts.json': image,
        'inspect.json': { ...inspect, findings },
        'boot-report.json': boot,
      }),
    );
    expect(proof.gate.find((check) => check.id === 'no-host-keys')?.outcome).toBe('fail');
    expect(proof.artifacts).toEqual([]);
  });

  it('refuses a stage that did not say what it made, or said it wrongly', async () => {
    const { image, inspect } = rtImage();
    await expect(prove(await input({ 'inspect.json': inspect }))).rejects.toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
    });
    await expect(
      prove(await input({ 'image.facts.json': { ...image, imageSha256: 'x' }, 'inspect.json': inspect })),
    ).rejects.toThrow('image.facts.json is not what it should be');
  });

  it('packs the rendered tree to the same bytes every time', async () => {
    const { image, inspect, boot } = rtImage();
    const given = await input({
      'image.facts.json': image,
      'inspect.json': inspect,
      'boot-report.json': boot,
    });
    const [first, second] = [await prove(given), await prove(given)];
    const kinds = ['rendered', 'sbom.cdx', 'sbom.spdx', 'evidence', 'resolved'];
    const digests = (proof: typeof first): string[] =>
      proof.artifacts.filter((artifact) => kinds.includes(artifact.kind)).map((artifact) => artifact.sha256);
    expect(digests(first)).toEqual(digests(second));
  });
});
