import { isAbsolute, resolve } from 'node:path';
import { AppError } from '@boardwright/core/app-error';

export interface S3Location {
  readonly kind: 's3';
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  /** Of an S3 server other than AWS; without credentials in it. */
  readonly endpoint: string | undefined;
  readonly region: string;
}

/** Where artifacts are kept. Holds no secret: credentials are found by the AWS SDK itself. */
export type StoreLocation = { readonly kind: 'local'; readonly directory: string } | S3Location;

interface StoreSettings {
  /** A directory, or `s3://bucket/prefix`. */
  readonly store: string | undefined;
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** Where a store is that nobody configured; relative directories begin here, too. Absolute. */
  readonly dataDirectory: string;
}

const S3_URL = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;
const PREFIX = /^[A-Za-z0-9._/-]{0,200}$/;

function checkEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      'BOARDWRIGHT_S3_ENDPOINT must be an http:// or https:// address.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      'BOARDWRIGHT_S3_ENDPOINT must not hold credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_SHARED_CREDENTIALS_FILE.',
    );
  }
  return endpoint.replace(/\/+$/, '');
}

/** Whichever way the settings are read, web and worker must come to the same store. @throws AppError ENVIRONMENT_NOT_READY */
export function parseStoreLocation(settings: StoreSettings): StoreLocation {
  const store = settings.store ?? 'store';
  if (!/^[a-z0-9]+:\/\//i.test(store)) {
    return {
      kind: 'local',
      directory: isAbsolute(store) ? store : resolve(settings.dataDirectory, store),
    };
  }
  const match = S3_URL.exec(store);
  const path = (match?.[2] ?? '').replace(/^\/+|\/+$/g, '');
  if (match === null || !PREFIX.test(path) || path.split('/').some((part) => /^\.{1,2}$/.test(part))) {
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      'BOARDWRIGHT_STORE must be a directory or s3://BUCKET/PREFIX; a prefix has letters, digits, dots, hyphens, underscores and slashes.',
    );
  }
  return {
    kind: 's3',
    bucket: match[1] ?? '',
    prefix: path === '' ? '' : `${path}/`,
    endpoint: settings.endpoint === undefined ? undefined : checkEndpoint(settings.endpoint),
    region: settings.region ?? 'us-east-1',
  };
}

/** For logs and messages: where a store is, in a few words. */
export function describeStore(location: StoreLocation): string {
  if (location.kind === 'local') return location.directory;
  const at = location.endpoint === undefined ? ` in ${location.region}` : ` at ${location.endpoint}`;
  return `s3://${location.bucket}/${location.prefix}${at}`;
}
