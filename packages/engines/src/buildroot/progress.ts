import type { LineMeaning, ProgressReader } from '../plan.ts';
import { packageMark } from './package-mark.ts';

const STAGE_PROGRESS = /^@bw progress (\d+) (\d+) (.*)$/;
const GROUP = /^@bw group ?(.*)$/;
/** What is no package's has three blanks: `>>>   Finalizing target directory`. */
const FINAL_MARK = />>> {3}([A-Z][A-Za-z ]*)$/;

/**
 * Reads the output of a stage: how far it is from the stage scripts' own lines, which follow the steps in build-time.log and
 * weigh each package by the seconds it took before; fold groups from those lines and from Buildroot's marks. Marks alone say
 * nothing about how far a build is: with parallel make all packages are extracted first.
 */
export function progressReader(_stageId: string): ProgressReader {
  let ownGroups = false;
  return (line: string): LineMeaning => {
    if (line.startsWith('@bw ')) {
      const own = STAGE_PROGRESS.exec(line);
      if (own !== null) {
        const progress = { done: Number(own[1]), total: Number(own[2]), label: own[3] ?? '' };
        return { hidden: true, progress };
      }
      const group = GROUP.exec(line);
      if (group === null) return { hidden: true };
      ownGroups = true;
      return { hidden: true, group: group[1] ?? '' };
    }
    if (ownGroups) return {};
    const mark = packageMark(line);
    if (mark !== undefined) return { group: mark.name };
    return FINAL_MARK.test(line) ? { group: 'finalize' } : {};
  };
}
