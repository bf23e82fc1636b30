import type { Db } from './client.ts';

export interface IntegrityCount {
  readonly state: 'ok' | 'damaged' | 'missing' | 'unchecked';
  readonly files: number;
  readonly bytes: number;
}

/** Files of the store that artifacts name, by what the last look at them found. Of all teams, for metrics. */
export async function countIntegrity(db: Db): Promise<readonly IntegrityCount[]> {
  const rows = await db.$queryRaw<{ state: IntegrityCount['state']; files: bigint; bytes: bigint }[]>`
    SELECT "state", count(*) AS "files", sum("sizeBytes")::bigint AS "bytes" FROM (
      SELECT DISTINCT ON ("sha256") "sizeBytes",
        CASE WHEN "verifyFailure" IS NOT NULL THEN "verifyFailure"::text
             WHEN "verifiedAt" IS NOT NULL THEN 'ok' ELSE 'unchecked' END AS "state"
      FROM "artifact" ORDER BY "sha256", "verifiedAt" DESC NULLS LAST) AS "file"
    GROUP BY "state"`;
  return rows.map(({ state, files, bytes }) => ({ state, files: Number(files), bytes: Number(bytes) }));
}
