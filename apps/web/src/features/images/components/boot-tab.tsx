import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ReactElement } from 'react';
import type { ImageEvidence } from '../image-evidence.ts';
import { BootPhases } from './boot-phases.tsx';
import { BootTranscript } from './boot-transcript.tsx';
import { LatencyHistogram } from './latency-histogram.tsx';
import { SelfTests } from './self-tests.tsx';
import { SystemdUnits } from './systemd-units.tsx';

/** What happened when the finished image was started in QEMU. */
export function BootTab(props: {
  readonly image: ImageDetail;
  readonly evidence: ImageEvidence;
}): ReactElement {
  const { evidence } = props;
  const { boot } = evidence;
  if (!boot) {
    return (
      <p className="max-w-2xl text-ink-2 text-sm">
        This image was not boot-tested: no machine of QEMU emulates its board closely enough. Its checks read
        the image itself; see Checks.
      </p>
    );
  }
  return (
    <div className="space-y-10">
      <section aria-labelledby="boot-title">
        <h2 id="boot-title" className="font-medium text-md">
          Start
        </h2>
        <p className="mt-0.5 text-ink-2 text-sm">
          QEMU machine <span className="font-mono text-xs">{boot.machine}</span>,{' '}
          {boot.accelerator === 'kvm' ? 'with KVM' : 'fully emulated (TCG)'}
          {boot.loginSeconds === null ? '' : `; login prompt after ${boot.loginSeconds.toFixed(1)} s`}.
        </p>
        {boot.problem ? <p className="mt-2 text-fail text-sm">{boot.problem}</p> : null}
        {boot.guest ? <BootPhases phases={boot.guest.bootPhasesMs} /> : null}
      </section>
      <SelfTests results={evidence.selftest} />
      {evidence.cyclictest ? <LatencyHistogram result={evidence.cyclictest} /> : null}
      {boot.initScripts.length > 0 ? (
        <SystemdUnits
          units={boot.initScripts.map(({ name, ok }) => ({
            unit: name,
            active: ok ? 'active' : 'failed',
            sub: 'init script',
          }))}
          failed={boot.initScripts.filter(({ ok }) => !ok).map(({ name }) => name)}
        />
      ) : boot.guest ? (
        <SystemdUnits units={boot.guest.units} failed={boot.guest.failedUnits} />
      ) : null}
      <BootTranscript artifacts={props.image.artifacts} />
    </div>
  );
}
