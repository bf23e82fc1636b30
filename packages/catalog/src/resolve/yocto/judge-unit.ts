import type { Issue } from '../../issue.ts';
import type { YoctoRecipe } from '../../yocto-recipe.ts';
import { removal, type Verdict } from '../check-units.ts';
import { fix, problem, removeAt, type Selected } from '../draft.ts';
import { isAtLeast } from '../kernel-version.ts';
import { licenceIssues } from '../licence-issues.ts';
import { initOf } from './resolve-init.ts';
import type { YoctoScene } from './scene.ts';

/** Says whether Yocto can build a unit for this board, kernel and preemption model. Its layers are the layer resolver's. */
export function judgeUnit(selected: Selected, scene: YoctoScene): Verdict<YoctoRecipe> {
  const { unit, path } = selected;
  const { board, kernelVersion, preemption, release } = scene;
  const recipe = unit.engines.yocto;
  const without = [removal(selected)];
  function no(code: string, message: string, other: string, fixes = without): Issue {
    return problem(code, path, message, { between: [unit.id, other], fixes });
  }
  if ('unavailable' in recipe) {
    const message = `${unit.title} is not available with the Yocto engine: ${recipe.unavailable}.`;
    return { issues: [no('UNIT_UNAVAILABLE', message, 'yocto')] };
  }
  const issues: Issue[] = [];
  if (!recipe.archs.includes(board.arch)) {
    const reason = recipe.archReason === undefined ? '' : `: ${recipe.archReason}`;
    const message = `${unit.title} exists in Yocto only for ${recipe.archs.join(', ')}; ${board.title} is ${board.arch}${reason}.`;
    issues.push(no('ARCH_LACKS_UNIT', message, board.id));
  }
  const { minKernel, releases } = recipe;
  if (releases !== undefined && !releases.ids.includes(release)) {
    const message = `${unit.title} does not work with ${release}: ${releases.reason}.`;
    issues.push(no('RELEASE_LACKS_UNIT', message, release));
  }
  if (minKernel !== undefined && !isAtLeast(kernelVersion, minKernel.version)) {
    const message = `${unit.title} needs Linux ${minKernel.version} or later, because ${minKernel.reason}; ${release} builds ${kernelVersion} for ${board.title}.`;
    issues.push(no('KERNEL_TOO_OLD', message, kernelVersion));
  }
  if (recipe.notWithRt !== undefined && preemption === 'rt') {
    const message = `${unit.title} does not work with PREEMPT_RT: ${recipe.notWithRt}.`;
    const fixes = [...without, fix('Do without PREEMPT_RT', removeAt('/kernel/preemption'))];
    issues.push(no('UNIT_WITHOUT_RT', message, 'rt', fixes));
  }
  if (recipe.notWithBusybox !== undefined && initOf(scene.spec) === 'busybox') {
    const message = `${unit.title} does not work with BusyBox as init: ${recipe.notWithBusybox}.`;
    const fixes = [...without, fix('Use systemd', removeAt('/engine/init'))];
    issues.push(no('UNIT_WITHOUT_BUSYBOX', message, 'busybox', fixes));
  }
  const asker = { id: unit.id, title: unit.title, path, without };
  return { recipe, issues: [...issues, ...licenceIssues(asker, recipe.licenceToAccept, scene)] };
}
