import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { hashOf } from '@boardwright/core/canonical-json';
import type { Engine } from '@boardwright/engines/engine';
import type {
  ArtifactRule,
  BuildFailure,
  BuildPlan,
  FailedStage,
  PlanStage,
} from '@boardwright/engines/plan';
import type { Composer } from '../start-worker.ts';

/** A test's stage: what differs from a small shell stage. */
export interface TinyStage extends Partial<Omit<PlanStage, 'key'>> {
  readonly id: string;
  readonly script: string;
  /** Never cached. */
  readonly keyless?: boolean;
}

/** What tests put into a build's `spec`: the plan itself. */
export interface TinySpec {
  readonly stages: readonly TinyStage[];
  readonly artifacts: readonly { readonly kind: string; readonly stage: string; readonly path: string }[];
}

const DOCKERFILE = 'apps/worker/src/testing/tiny-builder.Dockerfile';

function toStage(stage: TinyStage, before: readonly TinyStage[]): PlanStage {
  const { script, keyless, ...change } = stage;
  return {
    title: stage.id,
    builder: 'tiny-builder',
    argv: ['bash', '-euc', script],
    env: {},
    files: [],
    needs: [],
    rootfs: 'none',
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    limits: { memoryMiB: 256, cpus: 2, pids: 100, diskMiB: 500, timeoutMs: 60_000 },
    ...(keyless === true ? {} : { key: hashOf([stage, before]) }),
    ...change,
  };
}

function toRule(artifact: TinySpec['artifacts'][number]): ArtifactRule {
  const fileName = artifact.path.split('/').at(-1) ?? artifact.path;
  return {
    ...artifact,
    fileName,
    title: artifact.kind,
    mediaType: 'application/octet-stream',
    required: true,
  };
}

function plan(image: ResolvedImage): BuildPlan {
  // Tests hand their plan through where a resolved image would be.
  const spec = image as unknown as TinySpec;
  return {
    version: 1,
    engine: 'tiny',
    planHash: hashOf(spec),
    builders: [
      {
        name: 'tiny-builder',
        dockerfile: DOCKERFILE,
        context: [],
        base: { reference: 'debian:trixie', suite: 'trixie' },
      },
    ],
    files: [{ path: 'hello.txt', content: 'hello\n' }],
    stages: spec.stages.map((stage, index) => toStage(stage, spec.stages.slice(0, index))),
    artifacts: spec.artifacts.map(toRule),
  };
}

function classifyLog(failed: FailedStage): BuildFailure {
  const line = failed.lines.find((one) => /^(E:|bash:|head:)/.test(one.m)) ?? failed.lines.at(-1);
  const text = line?.m ?? '';
  const code = /mirror/.test(text)
    ? 'MIRROR_UNAVAILABLE'
    : /No space left/.test(text)
      ? 'OUT_OF_DISK'
      : failed.timedOut
        ? 'BUILD_TIMEOUT'
        : failed.oomKilled
          ? 'OUT_OF_MEMORY'
          : 'BUILD_RECIPE_FAILED';
  return {
    code,
    stage: failed.stage,
    message: `${failed.stage} failed: ${text}`,
    advice: 'none',
    ...(line === undefined ? {} : { errorLine: line.m, lineNumber: line.n }),
  };
}

function readProgress(line: string): ReturnType<ReturnType<Engine['progress']>> {
  const match = /^@progress (\d+) (\d+) (.*)$/.exec(line);
  if (match !== null) {
    return {
      hidden: true,
      progress: { done: Number(match[1]), total: Number(match[2]), label: match[3] ?? '' },
    };
  }
  const fact = /^@fact (\S+) (.*)$/.exec(line);
  if (fact !== null) return { hidden: true, fact: { name: fact[1] ?? '', value: JSON.parse(fact[2] ?? '') } };
  const group = /^@group (.*)$/.exec(line);
  return group === null ? {} : { hidden: true, group: group[1] ?? '' };
}

const tinyEngine: Engine = {
  kind: 'tiny',
  version: '1',
  render: () => [],
  staticFiles: [],
  plan,
  planHash: (image) => hashOf(image),
  progress: () => readProgress,
  classifyLog,
};

/** An engine whose plans are in the specs; an image passes unless a test made an artifact called `unfit`. */
export const tinyComposer: Composer = {
  resolveSpec: (spec) => spec as ResolvedImage,
  engineFor: () => tinyEngine,
  prove: async ({ artifacts }) => {
    const unfit = artifacts.some((artifact) => artifact.kind === 'unfit');
    return {
      evidence: { version: 1, preemption: 'rt', bootSeconds: null, selftest: [], packages: [] },
      gate: [
        { id: 'fit', title: 'Fit', outcome: unfit ? 'fail' : 'pass', detail: unfit ? 'it is unfit' : 'fine' },
      ],
      imageSha256: artifacts[0]?.sha256 ?? '',
      imageSizeBytes: artifacts[0]?.sizeBytes ?? 0,
      artifacts: [],
    };
  },
};
