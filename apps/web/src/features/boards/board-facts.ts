import type { Board } from '@boardwright/catalog/board';
import { preemptionLack } from '@boardwright/catalog/resolve/preemption';
import type { MarkState } from '#components/ui/state-mark.tsx';

/** `1, 2, 4 or 8 GiB`; empty for a machine whose memory the person sets. */
export function ramWords(ramMiB: readonly number[]): string {
  if (ramMiB.length === 0) return 'set by you';
  const sizes = ramMiB.map((mib) => (mib >= 1024 ? mib / 1024 : mib));
  const unit = (ramMiB[0] ?? 0) >= 1024 ? 'GiB' : 'MiB';
  if (sizes.length === 1) return `${sizes[0]} ${unit}`;
  return `${sizes.slice(0, -1).join(', ')} or ${sizes.at(-1)} ${unit}`;
}

const LEVELS = { configured: 0, built: 1, booted: 2 } as const;

export const LEVEL_MARKS: Record<Board['status'][number]['level'], MarkState> = {
  configured: 'waiting',
  built: 'attention',
  booted: 'ok',
};

export const LEVEL_WORDS: Record<Board['status'][number]['level'], string> = {
  configured: 'Configured',
  built: 'Built',
  booted: 'Booted',
};

/** The strongest claim about a board on an engine, the newest among equals; null when nothing is claimed. */
export function bestStatus(board: Board, engine: string): Board['status'][number] | null {
  const claims = board.status.filter((claim) => claim.engine === engine);
  return (
    [...claims].sort((a, b) => LEVELS[b.level] - LEVELS[a.level] || b.date.localeCompare(a.date))[0] ?? null
  );
}

/** What a board is searched by. */
type NamedBoard = Pick<Board, 'id' | 'title' | 'vendor' | 'soc'> & Partial<Pick<Board, 'cpu' | 'arch'>>;

/** Words of a board's names; the count of cores ("4x") is left out, because "pi 4" does not mean it. */
function boardWords(board: NamedBoard): string[] {
  return `${board.id} ${board.title} ${board.vendor} ${board.soc} ${board.cpu ?? ''} ${board.arch ?? ''}`
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^\d+x$/.test(word));
}

/** True when every word a person typed begins one of the board's; longer ones may stand anywhere inside. */
export function matchesBoard(board: NamedBoard, query: string): boolean {
  const words = boardWords(board);
  const typed = query
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return typed.every((part) =>
    words.some((word) => word.startsWith(part) || (part.length > 2 && word.includes(part))),
  );
}

/** Does any engine offer a PREEMPT_RT kernel for this board. */
export function hasRt({ arch, engines }: Board): boolean {
  const kernels = Object.values(engines.buildroot?.releases ?? {});
  const yocto = Object.values(engines.yocto?.releases ?? {});
  return (
    engines.debian?.kernelPackages.rt !== undefined ||
    kernels.some(({ kernelVersion }) => preemptionLack('rt', arch, kernelVersion) === undefined) ||
    yocto.some(({ kernel }) => !('unsupported' in kernel.realTime))
  );
}
