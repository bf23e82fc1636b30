import type { InstalledPackage } from './boot-report.ts';
import { purlOf } from './package-identity.ts';

export interface ProvenanceInput {
  /** What the statement is about: file name and lower-case hex sha256 of each published artifact. */
  readonly subjects: readonly { readonly name: string; readonly sha256: string }[];
  /** Engine kind, for example `debian`; part of the build type. */
  readonly engine: string;
  readonly engineVersion: string;
  /** The spec as the person gave it. */
  readonly spec: unknown;
  readonly specHash: string;
  readonly planHash: string;
  readonly archiveDate: string;
  /** Digest of each builder's recipe by builder name. */
  readonly builderDigests: Readonly<Record<string, string>>;
  readonly packages: readonly InstalledPackage[];
  /** Public address of the Boardwright that ran the build. */
  readonly builderId: string;
  readonly builderVersion: string;
  readonly buildId: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
}

export interface InTotoStatement {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: 'https://slsa.dev/provenance/v1';
  readonly predicate: Readonly<Record<string, unknown>>;
}

/**
 * SLSA v1 provenance of a build as an in-toto statement.
 *
 * @invariant pure; holds no secret, since a spec never does
 * @source https://slsa.dev/spec/v1.0/provenance
 */
export function provenanceStatement(input: ProvenanceInput): InTotoStatement {
  const builders = Object.entries(input.builderDigests)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sha256]) => ({ name, digest: { sha256 }, annotations: { role: 'builder recipe' } }));
  const packages = input.packages.map((one) => ({ uri: purlOf(one), name: one.name }));
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: input.subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: `urn:boardwright:build:${input.engine}:v1`,
        externalParameters: { spec: input.spec },
        internalParameters: {
          specHash: input.specHash,
          planHash: input.planHash,
          engineVersion: input.engineVersion,
          archiveDate: input.archiveDate,
        },
        resolvedDependencies: [...builders, ...packages],
      },
      runDetails: {
        builder: { id: input.builderId, version: { boardwright: input.builderVersion } },
        metadata: { invocationId: input.buildId, startedOn: input.startedAt, finishedOn: input.finishedAt },
      },
    },
  };
}
