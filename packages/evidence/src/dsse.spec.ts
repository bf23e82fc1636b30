import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import { keyIdOf, openEnvelope, signStatement } from './dsse.ts';
import { provenanceStatement } from './provenance.ts';

const { image, inspect } = rtImage();
const statement = provenanceStatement({
  subjects: [{ name: 'vibration-gateway.img', sha256: image.imageSha256 }],
  engine: 'debian',
  engineVersion: '1',
  spec: { name: 'vibration-gateway' },
  specHash: 'a'.repeat(64),
  planHash: 'b'.repeat(64),
  archiveDate: image.archiveDate,
  builderDigests: { 'debian-builder': 'c'.repeat(64) },
  packages: inspect.packages,
  builderId: 'https://boardwright.example',
  builderVersion: '0.1.0',
  buildId: 'build-1',
  startedAt: '2026-11-22T12:00:00Z',
  finishedAt: '2026-11-22T12:01:00Z',
});

describe('provenanceStatement', () => {
  it('names what was built, from what and by whom', () => {
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'vibration-gateway.img', digest: { sha256: image.imageSha256 } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: {
        buildDefinition: {
          buildType: 'urn:boardwright:build:debian:v1',
          internalParameters: { archiveDate: '2026-11-22' },
        },
        runDetails: { builder: { id: 'https://boardwright.example' }, metadata: { invocationId: 'build-1' } },
      },
    });
    const definition = statement.predicate.buildDefinition as { resolvedDependencies: unknown[] };
    expect(definition.resolvedDependencies).toHaveLength(1 + 158);
  });
});

describe('signStatement and openEnvelope', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const envelope = signStatement(statement, privateKey);

  it('gives the statement back to who holds the public key', () => {
    expect(openEnvelope(envelope, [publicKey])).toEqual(statement);
    expect(envelope.signatures[0]?.keyid).toBe(keyIdOf(publicKey));
  });

  it('refuses a changed payload, another type, and another key', () => {
    const other = generateKeyPairSync('ed25519').publicKey;
    const changed = Buffer.from(JSON.stringify({ ...statement, subject: [] })).toString('base64');
    expect(() => openEnvelope({ ...envelope, payload: changed }, [publicKey])).toThrow(/does not belong/);
    expect(() => openEnvelope({ ...envelope, payloadType: 'text/plain' }, [publicKey])).toThrow(
      /does not belong/,
    );
    expect(() => openEnvelope(envelope, [other])).toThrow(/does not belong/);
    expect(() => openEnvelope(envelope, [])).toThrow(/does not belong/);
  });

  it('signs with ed25519 alone', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(() => signStatement(statement, rsa)).toThrow(/ed25519/);
  });
});
