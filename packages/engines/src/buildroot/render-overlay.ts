import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

const OVERLAY = 'board/overlay';

function fromLines(path: string, lines: readonly ExplainedLine[]): RenderedFile[] {
  return lines.length === 0 ? [] : [explainedFile(`${OVERLAY}${path}`, lines)];
}

/** Files put over the root file system as they are. What the spec or a unit brings wins over what the engine would write. */
export function renderOverlay({ image }: BuildrootImage): RenderedFile[] {
  const { sysctl } = image.power;
  const model = image.selfTests[0]?.model ?? 'vibration-anomaly';
  const made = [
    ...fromLines(
      '/etc/sysctl.d/90-boardwright-power.conf',
      sysctl.map(({ key, value, because }) => ({ text: `${key}=${value}`, because })),
    ),
    ...fromLines(
      '/etc/modules-load.d/boardwright.conf',
      image.kernel.modules.map(({ name, because }) => ({ text: name, because })),
    ),
    ...fromLines('/etc/boardwright/selftest.conf', [
      {
        text: `runtimes=${image.selfTests.map(({ runtime }) => runtime).join(',')}`,
        because: image.selfTests.map(({ because }) => because).join('; ') || undefined,
      },
      { text: `model=${model}` },
      { text: `latency_seconds=${image.latencyTestSeconds}` },
    ]),
  ];
  const brought = image.files.map(
    ({ path, content, mode, because }): RenderedFile => ({
      path: `${OVERLAY}${path}`,
      content,
      ...(mode === '0644' ? {} : { mode: Number.parseInt(mode, 8) }),
      because: { 1: because },
    }),
  );
  return [...made.filter(({ path }) => !brought.some((file) => file.path === path)), ...brought];
}
