import { describe, expect, it } from 'vitest';
import { describeStore, parseStoreLocation } from './store-location.ts';

const unset = { store: undefined, endpoint: undefined, region: undefined, dataDirectory: '/data' };

describe('where artifacts are kept', () => {
  it('is a directory unless something else is said', () => {
    expect(parseStoreLocation(unset)).toEqual({ kind: 'local', directory: '/data/store' });
    expect(parseStoreLocation({ ...unset, store: 'blobs' })).toMatchObject({ directory: '/data/blobs' });
    expect(parseStoreLocation({ ...unset, store: '/srv/blobs' })).toMatchObject({ directory: '/srv/blobs' });
  });

  it('is a bucket, with or without a prefix', () => {
    const endpoint = 'http://127.0.0.1:9000/';
    const location = parseStoreLocation({ ...unset, store: 's3://images/team/a/', endpoint });
    expect(location).toEqual({
      kind: 's3',
      bucket: 'images',
      prefix: 'team/a/',
      endpoint: 'http://127.0.0.1:9000',
      region: 'us-east-1',
    });
    expect(describeStore(location)).toBe('s3://images/team/a/ at http://127.0.0.1:9000');
    expect(parseStoreLocation({ ...unset, store: 's3://images', region: 'eu-central-1' })).toMatchObject({
      bucket: 'images',
      prefix: '',
      region: 'eu-central-1',
    });
  });

  it.each(['s3://', 's3://Up', 's3://ok/../x', 's3://ok/a b', 'gs://bucket', 's3://ok/%2e'])(
    'is not %s',
    (store) => {
      expect(() => parseStoreLocation({ ...unset, store })).toThrow('BOARDWRIGHT_STORE');
    },
  );

  it.each(['ftp://host', 'host:9000', 'http://key:secret@host'])('is not reached by %s', (endpoint) => {
    const parse = (): unknown => parseStoreLocation({ ...unset, store: 's3://images', endpoint });
    expect(parse).toThrow('BOARDWRIGHT_S3_ENDPOINT');
    expect(parse).not.toThrow('secret');
  });
});
