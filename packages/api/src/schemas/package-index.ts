import { BUILDROOT_RELEASE_IDS } from '@boardwright/catalog/buildroot-board';
import { z } from '@hono/zod-openapi';
import { BoardFilter } from './page.ts';

export const ReleaseParam = z.object({
  release: z.enum(BUILDROOT_RELEASE_IDS).openapi({ param: { name: 'release', in: 'path' } }),
});

export const PackageQuery = z.object({
  q: z
    .string()
    .max(100)
    .refine((text) => !text.includes('\0'), 'It must not hold a NUL character.')
    .default('')
    .openapi({ description: 'Parts of name or description, any case; empty finds nothing', example: 'mqtt' }),
  board: BoardFilter,
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const PackageIndexView = z
  .object({
    release: z.string(),
    /** `absent`: nobody asked for it yet. An index that was made stays searchable in every other state. */
    state: z.enum(['absent', 'queued', 'running', 'ready', 'failed']),
    /** What the worker is doing, in plain words; empty when it does nothing. */
    step: z.string(),
    /** Version of Buildroot the searchable index was made from, or null when there is none. */
    version: z.string().nullable(),
    indexedAt: z.string().nullable(),
    packages: z.number().int(),
    /** Made from another version than builds use now. */
    outdated: z.boolean(),
    /** Why the last attempt failed and what to do, or null. */
    failure: z.string().nullable(),
  })
  .openapi('PackageIndex');
export type PackageIndexView = z.infer<typeof PackageIndexView>;

export const PackageView = z
  .object({
    /** As a spec names it. */
    name: z.string().openapi({ example: 'mosquitto' }),
    symbol: z.string().openapi({ example: 'BR2_PACKAGE_MOSQUITTO' }),
    kind: z.enum(['package', 'option']),
    /** Directory of the package, or of that whose option this is. */
    of: z.string(),
    /** What menuconfig calls it. */
    title: z.string(),
    /** Null where the package's makefile does not say plainly. */
    version: z.string().nullable(),
    licence: z.string().nullable(),
    summary: z.string().nullable(),
    homepage: z.string().nullable(),
    /** On the newest image of the team that has it, whatever the board; null when none has. */
    installedKiB: z.number().nullable(),
    /** Everything it needs, in words that follow "it needs". */
    needs: z.array(z.string()),
    /** Packages that come along, some of them on a condition. */
    brings: z.array(z.string()),
    /** What it needs and the board does not have; empty without a board. */
    lacks: z.array(
      z.object({
        words: z.string(),
        kind: z.enum(['board', 'package', 'unclear']),
        /** Package that has to be chosen as well. */
        choose: z.string().nullable(),
      }),
    ),
  })
  .openapi('Package');
export type PackageView = z.infer<typeof PackageView>;

export const PackageSearchResult = z
  .object({ index: PackageIndexView, packages: z.array(PackageView) })
  .openapi('PackageSearchResult');
export type PackageSearchResult = z.infer<typeof PackageSearchResult>;
