import type { GateCheck } from './boot-report.ts';
import { fail, listed, notRun, pass } from './gate-check.ts';
import type { GateRequirements } from './gate-input.ts';
import type { ImageFacts } from './image-facts.ts';
import type { InspectReport } from './inspect-report.ts';
import { holdsConfigLine, parseKernelConfig } from './kernel-config.ts';

const ALIGNMENT_BYTES = 1_048_576;

function partitionProblems(image: ImageFacts): string[] {
  const problems: string[] = [];
  const inOrder = [...image.partitions].sort((a, b) => a.startBytes - b.startBytes);
  let end = 0;
  for (const partition of inOrder) {
    const name = partition.label || 'a partition without a label';
    if (partition.sizeBytes <= 0) problems.push(`${name} is empty`);
    if (partition.startBytes % ALIGNMENT_BYTES !== 0)
      problems.push(`${name} does not start on a 1 MiB boundary`);
    if (partition.startBytes < end) problems.push(`${name} overlaps the partition before it`);
    end = partition.startBytes + partition.sizeBytes;
    if (end > image.imageSizeBytes) problems.push(`${name} ends behind the end of the image`);
    if (partition.usedBytes !== null && partition.usedBytes > partition.sizeBytes) {
      problems.push(`${name} holds more than its size`);
    }
  }
  const root = image.partitions.some((partition) =>
    /^(ext4|squashfs|btrfs|erofs|f2fs)$/.test(partition.fileSystem),
  );
  if (!root) problems.push('no partition holds a root file system');
  return problems;
}

/** Partitions aligned, apart, inside the image, and one of them a root. */
export function checkPartitions(image: ImageFacts): GateCheck {
  const title = 'Partition table is sound';
  const problems = partitionProblems(image);
  if (problems.length > 0) return fail('partition-table', title, `${listed(problems)}.`);
  const labels = image.partitions.map((partition) => `${partition.label} (${partition.fileSystem})`);
  return pass('partition-table', title, `${labels.join(', ')}; aligned to 1 MiB, none overlaps.`);
}

function checkKernelRt(config: string | null, release: string | null): GateCheck {
  const title = 'Kernel inside is configured with PREEMPT_RT';
  if (config === null)
    return fail('kernel-rt-config', title, 'The image holds no kernel configuration to read.');
  return parseKernelConfig(config).get('PREEMPT_RT') === 'y'
    ? pass(
        'kernel-rt-config',
        title,
        `CONFIG_PREEMPT_RT=y in the configuration of ${release ?? 'the kernel'}.`,
      )
    : fail(
        'kernel-rt-config',
        title,
        `CONFIG_PREEMPT_RT is not set in the configuration of ${release ?? 'the kernel'}.`,
      );
}

function checkRequiredConfig(config: string | null, lines: readonly string[]): GateCheck {
  const title = 'Kernel inside has every option the choices need';
  if (lines.length === 0) return notRun('kernel-config', title, 'No choice asks for a kernel option.');
  if (config === null)
    return fail('kernel-config', title, 'The image holds no kernel configuration to read.');
  const symbols = parseKernelConfig(config);
  const missing = lines.filter((line) => !holdsConfigLine(symbols, line));
  return missing.length === 0
    ? pass('kernel-config', title, `All ${lines.length} hold: ${listed(lines)}.`)
    : fail('kernel-config', title, `Missing: ${listed(missing)}.`);
}

/** What the configuration of the kernel inside has to show. */
export function checkKernel(requirements: GateRequirements, inspect: InspectReport): GateCheck[] {
  const checks: GateCheck[] = [];
  if (requirements.preemption === 'rt')
    checks.push(checkKernelRt(inspect.kernelConfig, inspect.kernelRelease));
  checks.push(checkRequiredConfig(inspect.kernelConfig, requirements.requiredConfig));
  return checks;
}

/** Driver, firmware and library of an accelerator at one version, by what the image holds. */
export function checkOneVersion({ oneVersion }: GateRequirements, inspect: InspectReport): GateCheck[] {
  const versions = new Map(inspect.packages.map(({ name, version }) => [name, version]));
  return oneVersion.map(({ unit, packages }) => {
    const [id, title] = [
      `one-version-${packages[0]}`,
      `${unit}: driver, firmware and library at one version`,
    ];
    const found = listed(packages.map((name) => `${name} ${versions.get(name) ?? 'missing'}`));
    const [first, ...others] = new Set(packages.map((name) => versions.get(name)));
    return first !== undefined && others.length === 0 ? pass(id, title, found) : fail(id, title, `${found}.`);
  });
}

function absent(id: string, title: string, found: readonly string[], good: string): GateCheck {
  return found.length === 0 ? pass(id, title, good) : fail(id, title, `Found: ${listed(found)}.`);
}

/** No secret or identity that every copy of the image would share. */
export function checkSecrets(inspect: InspectReport): GateCheck[] {
  const { findings } = inspect;
  const passwords = findings.passwords.map((account) =>
    account.password === 'none' ? `${account.user} (no password)` : `${account.user} (a password)`,
  );
  return [
    absent(
      'no-host-keys',
      'No SSH host keys inside',
      findings.hostKeys,
      'None; they are made at first boot.',
    ),
    absent('no-private-keys', 'No private keys inside', findings.privateKeys, 'None outside of packages.'),
    absent('no-passwords', 'No account can log in with a password', passwords, 'Every account is locked.'),
    absent(
      'no-authorized-keys',
      'No SSH key may log in',
      findings.authorizedKeys,
      'No authorized_keys file.',
    ),
    absent('no-machine-id', 'No fixed machine id', findings.machineIds, 'It is made at first boot.'),
    absent(
      'inspected',
      'Every directory could be inspected',
      inspect.unreadable,
      `${inspect.fileCount} files read.`,
    ),
  ];
}
