import type { BootReport, GateCheck, GuestReport } from './boot-report.ts';
import { fail, listed, notRun, pass } from './gate-check.ts';
import type { GateRequirements } from './gate-input.ts';
import { parseKernelConfig } from './kernel-config.ts';

type Judge = (guest: GuestReport, boot: BootReport) => GateCheck;

interface BootCheck {
  readonly id: string;
  readonly title: string;
  readonly judge: Judge;
}

const RT_UNAME = { id: 'boot-rt-uname', title: 'Running kernel names itself PREEMPT_RT' };
const RT_CONFIG = { id: 'boot-rt-config', title: 'Running kernel is configured with PREEMPT_RT' };
const UNITS = { id: 'boot-units', title: 'Every systemd unit is healthy' };
const SCRIPTS = { id: 'boot-init-scripts', title: 'Every init script started' };
const LATENCY = { id: 'boot-latency', title: 'Scheduling latency was measured' };

function judgeUname(guest: GuestReport): GateCheck {
  const good = /\bPREEMPT_RT\b/.test(guest.uname.version);
  return (good ? pass : fail)(RT_UNAME.id, RT_UNAME.title, `uname -v: ${guest.uname.version}`);
}

function judgeRunningConfig(guest: GuestReport): GateCheck {
  if (guest.kernelConfig === '') {
    return fail(RT_CONFIG.id, RT_CONFIG.title, 'The running kernel offered no configuration to read.');
  }
  const good = parseKernelConfig(guest.kernelConfig).get('PREEMPT_RT') === 'y';
  return good
    ? pass(
        RT_CONFIG.id,
        RT_CONFIG.title,
        `CONFIG_PREEMPT_RT=y in the configuration of ${guest.uname.release}.`,
      )
    : fail(RT_CONFIG.id, RT_CONFIG.title, `CONFIG_PREEMPT_RT is not set in ${guest.uname.release}.`);
}

function judgeUnits(guest: GuestReport): GateCheck {
  if (guest.failedUnits.length > 0)
    return fail(UNITS.id, UNITS.title, `Failed: ${listed(guest.failedUnits)}.`);
  if (guest.units.length === 0) return fail(UNITS.id, UNITS.title, 'The image reported no units.');
  return pass(UNITS.id, UNITS.title, `${guest.units.length} units loaded, none failed.`);
}

function judgeScripts(_guest: GuestReport, { initScripts }: BootReport): GateCheck {
  const failed = initScripts.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) return fail(SCRIPTS.id, SCRIPTS.title, `Failed: ${listed(failed)}.`);
  if (initScripts.length === 0)
    return fail(SCRIPTS.id, SCRIPTS.title, 'No init script reported on the console.');
  return pass(SCRIPTS.id, SCRIPTS.title, `${listed(initScripts.map(({ name }) => name))}.`);
}

function judgeLatency(guest: GuestReport): GateCheck {
  const result = guest.cyclictest;
  if (result === null) return fail(LATENCY.id, LATENCY.title, 'cyclictest was asked for and gave no result.');
  const words = `min ${result.minUs} us, avg ${result.avgUs} us, max ${result.maxUs} us on ${result.threads} threads`;
  return pass(LATENCY.id, LATENCY.title, `${words}; in an emulator, so no figure of the board's.`);
}

function selfTestCheck(wanted: GateRequirements['selfTests'][number]): BootCheck {
  const id = `selftest-${wanted.runtime}`;
  const title = `${wanted.runtime} gives the right answers`;
  function judge(guest: GuestReport): GateCheck {
    const result = guest.selftest.find((one) => one.runtime === wanted.runtime && one.model === wanted.model);
    if (result === undefined)
      return fail(id, title, `The image did not run ${wanted.model} with ${wanted.runtime}.`);
    if (!result.ok) return fail(id, title, `${wanted.model}: ${result.detail || 'no reason given'}.`);
    const latency = result.latencyUs === null ? '' : `, ${result.latencyUs.p50} us (p50)`;
    const error = `largest error ${result.maxAbsError}, allowed ${result.tolerance}`;
    return pass(id, title, `${wanted.model} on ${result.runtimeVersion}: ${error}${latency}.`);
  }
  return { id, title, judge };
}

function checksFor(requirements: GateRequirements): BootCheck[] {
  const rt = requirements.preemption === 'rt';
  return [
    ...(rt
      ? [
          { ...RT_UNAME, judge: judgeUname },
          { ...RT_CONFIG, judge: judgeRunningConfig },
        ]
      : []),
    requirements.init === 'systemd' ? { ...UNITS, judge: judgeUnits } : { ...SCRIPTS, judge: judgeScripts },
    ...requirements.selfTests.map(selfTestCheck),
    ...(requirements.latencyTestSeconds > 0 ? [{ ...LATENCY, judge: judgeLatency }] : []),
  ];
}

function checkLogin(boot: BootReport): GateCheck {
  const id = 'boot-login';
  const title = 'Boots to a login prompt';
  const how = `${boot.machine}, ${boot.accelerator === 'kvm' ? 'KVM' : 'emulated'}`;
  return boot.loginSeconds === null
    ? fail(id, title, boot.problem ?? `No login prompt came on the serial console (${how}).`)
    : pass(id, title, `Login prompt after ${boot.loginSeconds.toFixed(1)} s (${how}).`);
}

function checkReport(boot: BootReport): GateCheck {
  const id = 'boot-report';
  const title = 'The image reported on itself';
  return boot.guest === null
    ? fail(id, title, boot.problem ?? 'No report came over the evidence port.')
    : pass(id, title, `Report of ${boot.guest.uname.release} received.`);
}

/**
 * Checks on the booted image. Without a report every check that needs one fails; where there is no machine to boot it
 * on, all of them are `not-run` with the reason.
 */
export function checkBoot(requirements: GateRequirements, boot: BootReport | null): GateCheck[] {
  const checks = checksFor(requirements);
  const login = { id: 'boot-login', title: 'Boots to a login prompt' };
  if (boot === null) {
    const reason = requirements.bootTestNotRun;
    const judge = reason === null ? fail : notRun;
    return [login, ...checks].map((check) =>
      judge(check.id, check.title, reason ?? 'The boot test did not run.'),
    );
  }
  const { guest } = boot;
  if (guest === null) {
    const missing = checks.map((check) =>
      fail(check.id, check.title, 'Not known: the image sent no report.'),
    );
    return [checkLogin(boot), checkReport(boot), ...missing];
  }
  return [checkLogin(boot), checkReport(boot), ...checks.map((check) => check.judge(guest, boot))];
}
