import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Location } from './store-location.ts';

export type S3Sdk = typeof import('@aws-sdk/client-s3');

/** The SDK and one client of it. */
export interface S3 {
  readonly sdk: S3Sdk;
  readonly client: S3Client;
}

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const CONNECT_TIMEOUT_MS = 5000;
/** Until the answer's head is there; a part that is sent counts. */
const ANSWER_TIMEOUT_MS = 120_000;
/** Every download holds one for as long as it takes; the SDK's own limit is 50. */
const MAX_SOCKETS = 2048;
const TRIES = 4;

/**
 * Loads the SDK and makes a client at first use, so that nobody with a local store has it in memory.
 *
 * @param credentials - undefined: the SDK looks for them as AWS says (environment, shared file, container, instance)
 */
export function lazyS3(location: S3Location, credentials: S3Credentials | undefined): () => Promise<S3> {
  let made: Promise<S3> | undefined;

  async function make(): Promise<S3> {
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      region: location.region,
      maxAttempts: TRIES,
      // What a server does not know it may refuse; blobs are checked by their sha256 in any case.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: CONNECT_TIMEOUT_MS,
        requestTimeout: ANSWER_TIMEOUT_MS,
        throwOnRequestTimeout: true,
        httpAgent: { maxSockets: MAX_SOCKETS, keepAlive: true },
        httpsAgent: { maxSockets: MAX_SOCKETS, keepAlive: true },
      },
      ...(location.endpoint === undefined ? {} : { endpoint: location.endpoint, forcePathStyle: true }),
      ...(credentials === undefined ? {} : { credentials }),
    });
    return { sdk, client };
  }

  return () => {
    made ??= make();
    return made;
  };
}
