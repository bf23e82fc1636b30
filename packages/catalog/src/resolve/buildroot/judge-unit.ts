import type { BuildrootRecipe } from '../../buildroot-recipe.ts';
import type { Issue } from '../../issue.ts';
import { removal, type Verdict } from '../check-units.ts';
import { fix, problem, removeAt, type Selected } from '../draft.ts';
import { isAtLeast } from '../kernel-version.ts';
import { licenceIssues } from '../licence-issues.ts';
import type { BuildrootScene } from './scene.ts';

/** Says whether Buildroot can build a unit for this board, kernel and preemption model. */
export function judgeUnit(selected: Selected, scene: BuildrootScene): Verdict<BuildrootRecipe> {
  const { unit, path } = selected;
  const { board, kernelVersion, preemption, release } = scene;
  const recipe = unit.engines.buildroot;
  function no(code: string, message: string, other: string, fixes = [removal(selected)]): Issue {
    return problem(code, path, message, { between: [unit.id, other], fixes });
  }
  if ('unavailable' in recipe) {
    const message = `${unit.title} is not available with the Buildroot engine: ${recipe.unavailable}.`;
    return { issues: [no('UNIT_UNAVAILABLE', message, 'buildroot')] };
  }
  const issues: Issue[] = [];
  if (!recipe.archs.includes(board.arch)) {
    const reason = recipe.archReason === undefined ? '' : `: ${recipe.archReason}`;
    const message = `${unit.title} exists in Buildroot only for ${recipe.archs.join(', ')}; ${board.title} is ${board.arch}${reason}.`;
    issues.push(no('ARCH_LACKS_UNIT', message, board.id));
  }
  const { minKernel } = recipe;
  if (minKernel !== undefined && !isAtLeast(kernelVersion, minKernel.version)) {
    const message = `${unit.title} needs Linux ${minKernel.version} or later, because ${minKernel.reason}; Buildroot ${release} builds ${kernelVersion} for ${board.title}.`;
    issues.push(no('KERNEL_TOO_OLD', message, kernelVersion));
  }
  if (recipe.notWithRt !== undefined && preemption === 'rt') {
    const message = `${unit.title} does not work with PREEMPT_RT: ${recipe.notWithRt}.`;
    const fixes = [removal(selected), fix('Do without PREEMPT_RT', removeAt('/kernel/preemption'))];
    issues.push(no('UNIT_WITHOUT_RT', message, 'rt', fixes));
  }
  const asker = { id: unit.id, title: unit.title, path, without: [removal(selected)] };
  return { recipe, issues: [...issues, ...licenceIssues(asker, recipe.licenceToAccept, scene)] };
}
