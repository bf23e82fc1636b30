import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MODEL_NAME, makeModelFiles } from './model-files.ts';

const committed = fileURLToPath(
  new URL(
    `../../../layers/rootfs-common/rootfs/usr/share/boardwright/models/${MODEL_NAME}/`,
    import.meta.url,
  ),
);

describe('makeModelFiles', () => {
  const files = makeModelFiles();

  it('makes the committed files again, byte for byte', () => {
    expect(readdirSync(committed).sort()).toEqual([...files.keys()].sort());
    for (const [name, content] of files) {
      expect(Buffer.from(content).equals(readFileSync(`${committed}${name}`)), name).toBe(true);
    }
  });

  it('tells simulated faults from healthy bearings', () => {
    const card: unknown = JSON.parse(new TextDecoder().decode(files.get('model.json')));
    expect(card).toMatchObject({ detectionRateOnSimulatedData: 1 });
    expect((card as { falseAlarmRateOnSimulatedData: number }).falseAlarmRateOnSimulatedData).toBeLessThan(
      0.02,
    );
  });
});
