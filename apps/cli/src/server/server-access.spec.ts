import { ApiError } from '@boardwright/api/client';
import { describe, expect, it } from 'vitest';
import { ask, connectServer, toServerError } from './server-access.ts';

const BASE_URL = 'http://127.0.0.1:9';
const ISSUE = { code: 'X', severity: 'error' as const, path: '/board', message: 'm', between: [], fixes: [] };

function refusal(status: number, code: string): ApiError {
  return new ApiError({
    type: 'x',
    title: 'x',
    status,
    detail: 'Two choices disagree.',
    code,
    instance: '',
    issues: [ISSUE],
  });
}

describe('toServerError', () => {
  it('keeps the code and the issues of a refusal', () => {
    const error = toServerError(refusal(422, 'SPEC_CONFLICT'), BASE_URL);
    expect(error).toMatchObject({
      code: 'SPEC_CONFLICT',
      message: 'Two choices disagree.',
      details: { issues: [ISSUE] },
    });
  });

  it.each([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [429, 'RATE_LIMITED'],
    [502, 'ENVIRONMENT_NOT_READY'],
  ])('goes by the status %i when it does not know the code', (status, code) => {
    expect(toServerError(refusal(status, 'toString'), BASE_URL).code).toBe(code);
  });
});

describe('a refused token', () => {
  it('is named as such, with what to do, whatever the server says of signing in', () => {
    const error = toServerError(refusal(401, 'UNAUTHENTICATED'), BASE_URL);
    expect(error.message).toContain('has expired or was revoked');
    expect(error.details).toMatchObject({ advice: expect.stringContaining('BOARDWRIGHT_TOKEN') });
  });

  it('that may do too little is told from one that is no good', () => {
    const refused = refusal(403, 'FORBIDDEN');
    Object.assign(refused, { message: 'This token does not have the permission "build".' });
    const error = toServerError(refused, BASE_URL);
    expect(error).toMatchObject({
      code: 'FORBIDDEN',
      message: 'This token does not have the permission "build".',
      details: { advice: expect.stringContaining('permission') },
    });
  });
});

describe('ask', () => {
  it('says in plain words that nobody answers', async () => {
    const access = connectServer(BASE_URL, 't', new AbortController().signal);
    await expect(ask(access, (client, signal) => client.getMe(signal))).rejects.toMatchObject({
      code: 'ENVIRONMENT_NOT_READY',
      message: expect.stringContaining(BASE_URL),
    });
  });

  it('ends with the reason of the interrupt', async () => {
    const controller = new AbortController();
    const reason = new Error('interrupted');
    controller.abort(reason);
    const access = connectServer(BASE_URL, 't', controller.signal);
    await expect(ask(access, (client, signal) => client.getMe(signal))).rejects.toBe(reason);
  });
});
