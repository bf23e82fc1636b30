import type { InstalledPackage } from './boot-report.ts';

/** What both SBOM formats are made from. */
export interface SbomInput {
  /** Image name and version as the team catalog shows them. */
  readonly imageName: string;
  readonly imageVersion: string;
  /** sha256 of the unpacked image, lower-case hex. */
  readonly imageSha256: string;
  /** ISO 8601 UTC time the build began; the documents must not depend on the clock. */
  readonly createdAt: string;
  /** Version of Boardwright that made the image. */
  readonly toolVersion: string;
  readonly packages: readonly InstalledPackage[];
}

/** A UUID that depends on the image and the format alone, so that the same image gets the same document. */
export function documentUuid(imageSha256: string, salt: string): string {
  const hex = `${imageSha256.slice(0, 12)}8${imageSha256.slice(13, 16)}${salt}${imageSha256.slice(16, 28)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
