import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { AppError } from '@boardwright/core/app-error';
import { z } from 'zod';

/** A signed envelope (Dead Simple Signing Envelope). */
export const DsseEnvelope = z.object({
  payloadType: z.string(),
  /** Base64 of the signed bytes. */
  payload: z.string(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })).min(1),
});
export type DsseEnvelope = z.infer<typeof DsseEnvelope>;

const IN_TOTO_TYPE = 'application/vnd.in-toto+json';

/** Pre-authentication encoding: what is really signed. */
function encode(type: string, payload: Buffer): Buffer {
  const typeBytes = Buffer.from(type, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${typeBytes.length} `),
    typeBytes,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}

/** Lower-case hex sha256 of a public key's DER form; names the key in envelopes. */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/**
 * Signs an in-toto statement.
 *
 * @param privateKey - ed25519; held by the caller, never written anywhere here
 * @throws AppError `INTERNAL` for any other kind of key
 * @source https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function signStatement(statement: object, privateKey: KeyObject): DsseEnvelope {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new AppError('INTERNAL', 'The signing key is not an ed25519 private key.');
  }
  const payload = Buffer.from(JSON.stringify(statement), 'utf8');
  const sig = sign(null, encode(IN_TOTO_TYPE, payload), privateKey).toString('base64');
  return {
    payloadType: IN_TOTO_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyIdOf(privateKey), sig }],
  };
}

/**
 * Opens an envelope.
 *
 * @param publicKeys - keys that are trusted
 * @returns the signed statement
 * @throws AppError `CHECKSUM_MISMATCH` when none of the keys signed it
 */
export function openEnvelope(envelope: DsseEnvelope, publicKeys: readonly KeyObject[]): unknown {
  const payload = Buffer.from(envelope.payload, 'base64');
  const signed = encode(envelope.payloadType, payload);
  const good = envelope.signatures.some((signature) =>
    publicKeys.some(
      (key) =>
        keyIdOf(key) === signature.keyid && verify(null, signed, key, Buffer.from(signature.sig, 'base64')),
    ),
  );
  if (!good || envelope.payloadType !== IN_TOTO_TYPE) {
    throw new AppError(
      'CHECKSUM_MISMATCH',
      'The signature does not belong to this statement and these keys.',
    );
  }
  return JSON.parse(payload.toString('utf8'));
}
