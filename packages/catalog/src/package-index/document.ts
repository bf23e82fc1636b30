import { z } from 'zod';
import { Expression } from './expression.ts';

/** A package of a Buildroot release, or an option of one, that a person can choose. */
export const IndexedPackage = z.object({
  /** As a spec names it: `rt-tests` for BR2_PACKAGE_RT_TESTS. */
  name: z.string(),
  symbol: z.string().regex(/^BR2_PACKAGE_\w+$/),
  kind: z.enum(['package', 'option']),
  /** Directory of the package, or of that whose option this is. */
  of: z.string(),
  /** What menuconfig calls it. */
  title: z.string(),
  /** Null where the package's makefile does not say plainly. */
  version: z.string().nullable(),
  licence: z.string().nullable(),
  /** First paragraph of the help text. */
  summary: z.string().nullable(),
  homepage: z.string().nullable(),
  /** Conditions, all of which must hold. */
  needs: z.array(Expression),
  /** Symbols of packages it selects, some on a condition. */
  brings: z.array(z.string()),
  /** Symbols it selects on no condition. */
  always: z.array(z.string()),
});
export type IndexedPackage = z.infer<typeof IndexedPackage>;

/** What the index stage of the Buildroot engine writes as `packages.json`. */
export const PackageIndexDocument = z.object({
  schema: z.literal(1),
  /** Tag or branch of Buildroot's repository. */
  ref: z.string(),
  version: z.string(),
  packages: z.array(IndexedPackage),
  /** Board id -> symbols the needs name and the board's configuration has -> text right of `=`. */
  boards: z.record(z.string(), z.record(z.string(), z.string())),
});
export type PackageIndexDocument = z.infer<typeof PackageIndexDocument>;
