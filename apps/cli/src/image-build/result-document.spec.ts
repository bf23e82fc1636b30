import type { BuildView } from '@boardwright/api/schemas/build';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { describe, expect, it } from 'vitest';
import { rejectedDocument, resultDocument } from './result-document.ts';

/** The keys scripts rely on, in the order the contract names them. */
const CONTRACT = ['buildId', 'imageId', 'status', 'cached', 'seconds', 'artifacts', 'evidence'];

const BUILD = { id: 'b1', imageId: null, status: 'failed', failure: null } as unknown as BuildView;
const EVIDENCE = {
  bootSeconds: 9.1,
  uname: '#1 SMP PREEMPT_RT',
  preemption: 'rt',
  selftest: [{ runtime: 'onnxruntime', ok: true }],
};

describe('resultDocument', () => {
  it('has the keys of the contract for an image, and no more of the evidence than promised', () => {
    const detail = { id: 'i1', evidence: { ...EVIDENCE, packages: ['many'] } } as unknown as ImageDetail;
    const artifacts = [{ kind: 'img.zst', path: '/out/a.img.zst', sha256: 'f', sizeBytes: 7 }];
    const run = {
      build: { ...BUILD, status: 'ready', imageId: 'i1' } as BuildView,
      cached: true,
      seconds: 0.4,
    };
    const document = resultDocument(run, { detail, artifacts });
    expect(Object.keys(document)).toEqual(CONTRACT);
    expect(document).toEqual({
      buildId: 'b1',
      imageId: 'i1',
      status: 'ready',
      cached: true,
      seconds: 0.4,
      artifacts,
      evidence: EVIDENCE,
    });
  });

  it('has them without an image too, and says why', () => {
    const failure = { code: 'OUT_OF_DISK', stage: 'base', message: 'm', advice: 'a' };
    const document = resultDocument({ build: { ...BUILD, failure } as BuildView, cached: false, seconds: 3 });
    expect(Object.keys(document)).toEqual([...CONTRACT, 'failure']);
    expect(document).toMatchObject({ status: 'failed', artifacts: [], evidence: null });
    expect(Object.keys(rejectedDocument([]))).toEqual([...CONTRACT, 'issues']);
  });

  it('does not let through evidence that lacks what is promised', () => {
    const detail = { id: 'i1', evidence: { uname: null } } as unknown as ImageDetail;
    const run = { build: { ...BUILD, status: 'ready' } as BuildView, cached: false, seconds: 1 };
    expect(() => resultDocument(run, { detail, artifacts: [] })).toThrow();
  });
});
