import type { KeyObject } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import { canonicalJson } from '@boardwright/core/canonical-json';
import type { NewArtifact } from '@boardwright/db/worker/publish-image';
import { BootReport, type Evidence } from '@boardwright/evidence/boot-report';
import { buildEvidence } from '@boardwright/evidence/build-evidence';
import { signStatement } from '@boardwright/evidence/dsse';
import type { GateInput, GateRequirements } from '@boardwright/evidence/gate-input';
import { ImageFacts } from '@boardwright/evidence/image-facts';
import { InspectReport } from '@boardwright/evidence/inspect-report';
import { licenseReport } from '@boardwright/evidence/license-report';
import { provenanceStatement } from '@boardwright/evidence/provenance';
import { cyclonedxSbom } from '@boardwright/evidence/sbom-cyclonedx';
import { spdxSbom } from '@boardwright/evidence/sbom-spdx';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { printSpecYaml } from '@boardwright/spec/print-spec';
import { findPersonalRegion } from './find-personal-region.ts';
import { packRendered } from './pack-rendered.ts';
import type { Proof, ProofInput, Prove } from './prove.ts';
import { readStageDocument } from './stage-documents.ts';

interface ProverOptions {
  /** Public address of this Boardwright; names the builder in the provenance. */
  readonly publicUrl: string;
  readonly version: string;
  readonly signingKey: KeyObject;
}

/** A document the worker makes about an image. */
interface Made extends Pick<NewArtifact, 'kind' | 'fileName' | 'title' | 'mediaType'> {
  readonly content: Readable | string;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What starts the services of an image; of it depends who tells whether they all started. */
function initOf({ buildroot, yocto }: ResolvedImage): GateRequirements['init'] {
  if (buildroot !== undefined) return 'busybox';
  const chosen = yocto?.variables.find(({ name }) => name === 'INIT_MANAGER')?.value;
  return chosen === 'mdev-busybox' ? 'busybox' : 'systemd';
}

function requirementsOf({ image, plan }: ProofInput): GateRequirements {
  return {
    preemption: image.kernel.preemption,
    requiredConfig: image.kernel.requiredConfig.map((one) => one.line),
    selfTests: image.selfTests.map(({ runtime, model }) => ({ runtime, model })),
    oneVersion: (image.buildroot ?? image.yocto)?.oneVersion ?? [],
    init: initOf(image),
    latencyTestSeconds: image.latencyTestSeconds,
    bootTestNotRun: plan.stages.some((stage) => stage.id === 'boot')
      ? null
      : `QEMU has no machine close enough to ${image.board.title}.`,
  };
}

async function readGateInput(input: ProofInput): Promise<GateInput> {
  const facts = await readStageDocument(input, 'image.facts.json', ImageFacts);
  const inspect = await readStageDocument(input, 'inspect.json', InspectReport);
  const boot = await readStageDocument(input, 'boot-report.json', BootReport);
  if (facts === undefined || inspect === undefined) {
    throw new AppError('BUILD_RECIPE_FAILED', 'The image stage left no facts or no inspection', {
      userMessage: 'The image stage did not say what it made, so nothing can be proven about the image.',
    });
  }
  return { requirements: requirementsOf(input), image: facts, inspect, boot: boot ?? null };
}

function describeSpec(stored: unknown): string {
  const parsed = parseSpec(stored);
  return parsed.ok ? printSpecYaml(parsed.spec) : pretty(stored);
}

function makeDocuments(input: ProofInput, evidence: Evidence, options: ProverOptions): Made[] {
  const { build, root } = input;
  const { name } = input.image;
  const sbom = {
    imageName: name,
    imageVersion: build.planHash.slice(0, 12),
    imageSha256: evidence.imageSha256,
    createdAt: build.startedAt.toISOString(),
    toolVersion: options.version,
    packages: evidence.packages,
  };
  const json = 'application/json';
  return [
    {
      kind: 'sbom.cdx',
      fileName: `${name}.cdx.json`,
      title: 'SBOM (CycloneDX)',
      mediaType: 'application/vnd.cyclonedx+json',
      content: cyclonedxSbom(sbom),
    },
    {
      kind: 'sbom.spdx',
      fileName: `${name}.spdx.json`,
      title: 'SBOM (SPDX)',
      mediaType: 'application/spdx+json',
      content: spdxSbom(sbom),
    },
    {
      kind: 'licenses',
      fileName: `${name}.licenses.json`,
      title: 'Licence report',
      mediaType: json,
      content: pretty(licenseReport(evidence.packages)),
    },
    {
      kind: 'evidence',
      fileName: `${name}.evidence.json`,
      title: 'Evidence',
      mediaType: json,
      content: pretty(evidence),
    },
    {
      kind: 'spec',
      fileName: `${name}.yaml`,
      title: 'Spec',
      mediaType: 'application/yaml',
      content: describeSpec(build.spec),
    },
    {
      kind: 'resolved',
      fileName: `${name}.resolved.json`,
      title: 'Resolved spec',
      mediaType: json,
      content: pretty(JSON.parse(canonicalJson(input.image))),
    },
    {
      kind: 'rendered',
      fileName: `${name}.rendered.tar.gz`,
      title: 'Rendered files',
      mediaType: 'application/gzip',
      content: packRendered(input.engine, input.image, root),
    },
  ];
}

async function storeDocument(input: ProofInput, made: Made): Promise<NewArtifact> {
  const { content, ...names } = made;
  const blob = await input.store.put(typeof content === 'string' ? Readable.from([content]) : content);
  return { ...names, ...blob };
}

function provenanceOf(
  input: ProofInput,
  evidence: Evidence,
  artifacts: readonly NewArtifact[],
  options: ProverOptions,
): Made {
  const { build } = input;
  const statement = provenanceStatement({
    subjects: artifacts.map(({ fileName, sha256 }) => ({ name: fileName, sha256 })),
    engine: input.engine.kind,
    engineVersion: input.engine.version,
    spec: build.spec,
    specHash: build.specHash,
    planHash: build.planHash,
    archiveDate: evidence.archiveDate,
    builderDigests: input.builderDigests,
    packages: evidence.packages,
    builderId: options.publicUrl,
    builderVersion: options.version,
    buildId: build.id,
    startedAt: build.startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
  });
  return {
    kind: 'provenance',
    fileName: `${input.image.name}.provenance.dsse.json`,
    title: 'Signed provenance (SLSA v1)',
    mediaType: 'application/vnd.dsse+json',
    content: pretty(signStatement(statement, options.signingKey)),
  };
}

/** Makes the prover of finished images: evidence, gate, SBOMs, licences, rendered files, signed provenance. */
export function createProver(options: ProverOptions): Prove {
  return async (input): Promise<Proof> => {
    const given = await readGateInput(input);
    const personal = await findPersonalRegion(input, given.image.personal);
    const evidence: Evidence = {
      ...buildEvidence(given),
      ...(personal === undefined ? {} : { personal }),
    };
    const proof = {
      evidence,
      gate: evidence.gate,
      imageSha256: evidence.imageSha256,
      imageSizeBytes: evidence.imageSizeBytes,
    };
    // What the gate refuses is not published, so its documents need not be made.
    if (evidence.gate.some((check) => check.outcome === 'fail')) return { ...proof, artifacts: [] };
    const stored: NewArtifact[] = [];
    for (const made of makeDocuments(input, evidence, options)) stored.push(await storeDocument(input, made));
    const provenance = provenanceOf(input, evidence, [...input.artifacts, ...stored], options);
    return { ...proof, artifacts: [...stored, await storeDocument(input, provenance)] };
  };
}
