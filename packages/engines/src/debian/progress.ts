import type { LineMeaning, ProgressReader } from '../plan.ts';

const STAGE_PROGRESS = /^@bw progress (\d+) (\d+) (.*)$/;
const PACKAGES_AHEAD = /^@bw packages (\d+) (\d+) (\d+)$/;
const GROUP = /^@bw group ?(.*)$/;
/** apt's status records: `pmstatus:<package>:<percent>:<words>`, `dlstatus:<item>:<percent>:<words>`. */
const APT_STATUS =
  /^(pmstatus|dlstatus|pmerror|pmconffile|media-change):([^:]*(?::[a-z0-9]+)?):([\d.]+):(.*)$/;
/** dpkg's: `status: <package>: installed`. */
const DPKG_DONE = /^status: ([^ ]+): installed$/;
const FILE_OF = /file (\d+) of (\d+)/;

interface Scale {
  readonly before: number;
  readonly count: number;
  readonly total: number;
}

function aptProgress(kind: string, percent: number, words: string, scale: Scale | undefined): LineMeaning {
  if (kind === 'dlstatus') {
    const file = FILE_OF.exec(words);
    if (file === null) return { hidden: true };
    return {
      hidden: true,
      progress: { done: Number(file[1]), total: Number(file[2]), label: 'Reading the package index' },
    };
  }
  if (scale === undefined || kind !== 'pmstatus') return { hidden: true };
  const done = scale.before + Math.min(scale.count, Math.floor((percent / 100) * scale.count));
  return { hidden: true, progress: { done, total: scale.total, label: words } };
}

/**
 * Reads the output of a stage: the stage scripts' own lines (`@bw ...`), and apt's and dpkg's status records, which
 * say how far an installation is. All of them are kept out of the log.
 */
export function progressReader(_stageId: string): ProgressReader {
  let scale: Scale | undefined;
  let finished = 0;
  return (line: string): LineMeaning => {
    const apt = APT_STATUS.exec(line);
    if (apt !== null) return aptProgress(apt[1] ?? '', Number(apt[3]), apt[4] ?? '', scale);
    const dpkg = DPKG_DONE.exec(line);
    if (dpkg !== null) {
      if (scale === undefined) return { hidden: true };
      finished = Math.min(finished + 1, scale.count);
      const label = `Installed ${dpkg[1]}`;
      return { hidden: true, progress: { done: scale.before + finished, total: scale.total, label } };
    }
    if (!line.startsWith('@bw ')) return {};
    const ahead = PACKAGES_AHEAD.exec(line);
    if (ahead !== null) {
      scale = { before: Number(ahead[1]), count: Number(ahead[2]), total: Number(ahead[3]) };
      finished = 0;
      const progress = { done: scale.before, total: scale.total, label: 'Installing packages' };
      return { hidden: true, progress };
    }
    const own = STAGE_PROGRESS.exec(line);
    if (own !== null) {
      return {
        hidden: true,
        progress: { done: Number(own[1]), total: Number(own[2]), label: own[3] ?? '' },
      };
    }
    const group = GROUP.exec(line);
    return group === null ? { hidden: true } : { hidden: true, group: group[1] ?? '' };
  };
}
