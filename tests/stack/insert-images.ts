import { BOARDS } from '@boardwright/catalog/boards';
import { resolve } from '@boardwright/catalog/resolve';
import type { Db } from '@boardwright/db/client';
import { rtImage } from '@boardwright/evidence/__fixtures__/rt-image';
import { buildEvidence } from '@boardwright/evidence/build-evidence';
import { parseSpec } from '@boardwright/spec/parse-spec';

const CHUNK = 500;
const MAX_KINDS = 150;
const ENGINES = ['debian', 'buildroot'];
const RUNTIMES = [['onnxruntime'], [], ['tflite'], ['onnxruntime', 'tflite'], ['executorch']];
const LICENCES = ['hailo-firmware'];
const ACCELERATORS = [[], ['coral-usb'], ['hailo8']];
const NAMES = [
  'vibration-gateway',
  'door-camera',
  'soil-probe',
  'press-monitor',
  'driver-watch',
  'voice-panel',
  'greenhouse',
  'pump-acoustic',
  'gesture-lamp',
  'wrist-hub',
  'line-inspector-with-a-name-as-long-as-people-really-give-them',
];

interface Kind {
  readonly board: string;
  readonly engine: string;
  readonly release: string;
  readonly preemption: string;
  readonly spec: unknown;
  readonly resolved: unknown;
}

const combine = <A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] =>
  as.flatMap((a) => bs.map((b) => [a, b] as const));

function kindOf(board: string, engine: string, choices: Readonly<Record<string, unknown>>): Kind | undefined {
  const parsed = parseSpec({
    apiVersion: 'boardwright/v1',
    name: 'x',
    board,
    engine: { kind: engine },
    ...choices,
  });
  const image = parsed.ok ? resolve(parsed.spec).image : null;
  if (!parsed.ok || image === null) return undefined;
  const { release } = image.engine;
  return { board, engine, release, preemption: image.kernel.preemption, spec: parsed.spec, resolved: image };
}

/** Choices that the resolver takes, spread evenly over all there are. */
function kinds(): readonly Kind[] {
  const choices = combine(combine(ACCELERATORS, RUNTIMES), [{ preemption: 'rt' }, {}]);
  const found = combine(choices, combine(ENGINES, [...BOARDS.keys()]))
    .map(([[[accelerators, runtimes], kernel], [engine, board]]) =>
      kindOf(board, engine, { accelerators, runtimes, kernel, acceptedLicences: LICENCES }),
    )
    .filter((kind) => kind !== undefined);
  const count = Math.min(MAX_KINDS, found.length);
  return Array.from({ length: count }, (_, n) => found[Math.floor((n * found.length) / count)]).filter(
    (kind) => kind !== undefined,
  );
}

/**
 * Fills a team's catalog: specs the resolver takes, the evidence of a real image, names, ages, sizes, channels and boot
 * times spread by a hash of the row's number, so that every call gives the same; what is there already stays. One
 * artifact each, whose file is not in the store.
 *
 * @param now - the newest is some minutes older; ages reach back 400 days
 */
export async function insertImages(db: Db, teamId: string, count: number, now: Date): Promise<void> {
  const evidence = JSON.stringify(buildEvidence(rtImage()));
  const all = JSON.stringify(kinds());
  for (let first = 1; first <= count; first += CHUNK) {
    const last = Math.min(count, first + CHUNK - 1);
    await db.$executeRaw`
      WITH "kinds" AS MATERIALIZED (
        SELECT "value" AS "kind", "ordinality" - 1 AS "k" FROM jsonb_array_elements(${all}::jsonb) WITH ORDINALITY
      ), "dice" AS (
        SELECT "n", abs(hashtext('a' || "n")) AS "a", abs(hashtext('b' || "n")) AS "b", abs(hashtext('c' || "n")) AS "c"
        FROM generate_series(${first}::int, ${last}::int) AS "n"
      ), "rows" AS (
        SELECT "n", "a", "b", "c", "kind", (ARRAY['draft', 'draft', 'draft', 'candidate', 'released', 'deprecated'])[1 + "b" % 6] AS "channel",
          ${now}::timestamp(3) - make_interval(mins => (5 + ("a" % 24000) ^ 2 / 1000)::int) AS "at"
        FROM "dice" JOIN "kinds" ON "k" = "a" % (SELECT count(*) FROM "kinds")
      )
      INSERT INTO "image" ("id", "teamId", "name", "board", "engine", "release", "specHash", "planHash", "spec", "resolved",
        "evidence", "sizeBytes", "sha256", "buildMs", "channel", "channelSince", "createdAt", "pinnedAt")
      SELECT 'i' || substr(md5(${teamId} || "n"), 1, 19), ${teamId},
        (${NAMES}::text[])[1 + "c" % ${NAMES.length}::int] || CASE WHEN "b" % 3 = 0 THEN '' ELSE '-' || "b" % 9 END,
        "kind"->>'board', "kind"->>'engine', "kind"->>'release', md5("k1"."t") || md5("k1"."t"), md5('p' || "n") || md5('q' || "n"),
        "kind"->'spec', "kind"->'resolved',
        ${evidence}::jsonb || jsonb_build_object('preemption', "kind"->>'preemption',
          'bootSeconds', CASE WHEN "c" % 5 = 0 THEN NULL ELSE round(4 + "c" % 800 / 10.0, 1) END)
          || CASE WHEN "c" % 5 = 0 THEN '{"selftest": []}'::jsonb ELSE '{}'::jsonb END,
        (64 + "b" % 6000)::bigint * 1048576, md5('s' || "n") || md5('t' || "n"), 60000 + "a" % 900000,
        "channel"::"ImageChannel", CASE WHEN "channel" = 'draft' THEN NULL ELSE "at" + interval '1 minute' END, "at",
        CASE WHEN "c" % 40 = 0 THEN "at" END
      FROM "rows", LATERAL (SELECT ("kind"->'spec')::text AS "t") AS "k1" ON CONFLICT DO NOTHING`;
    // As if just checked, so that no worker looks for the files
    await db.$executeRaw`
      INSERT INTO "artifact" ("id", "imageId", "kind", "fileName", "title", "mediaType", "sha256", "sizeBytes", "verifiedAt")
      SELECT 'a' || substr("id", 2), "id", 'img.zst', "name" || '.img.zst', 'Image', 'application/zstd', "sha256", "sizeBytes" / 5, ${now}::timestamp(3)
      FROM "image" WHERE "id" IN (
        SELECT 'i' || substr(md5(${teamId} || "n"), 1, 19) FROM generate_series(${first}::int, ${last}::int) AS "n"
      ) ON CONFLICT DO NOTHING`;
  }
  // As autovacuum leaves a table some time after it has grown
  await db.$executeRaw`VACUUM (ANALYZE) "image"`;
}

/** Takes away the first `count` of what `insertImages` made. */
export async function removeInsertedImages(db: Db, teamId: string, count: number): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "image" WHERE "id" IN (SELECT 'i' || substr(md5(${teamId} || "n"), 1, 19) FROM generate_series(1, ${count}::int) AS "n")`;
}
