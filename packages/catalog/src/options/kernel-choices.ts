import type { Choice } from './choice.ts';

/** Preemption models of kernel.preemption. */
export const PREEMPTION: readonly Choice[] = [
  { id: '', title: 'Kernel default', summary: 'What the kernel package does when nothing is asked for.' },
  {
    id: 'rt',
    title: 'PREEMPT_RT',
    summary: 'Bounded latency for control and sampling loops; a little less throughput.',
  },
  { id: 'full', title: 'Full', summary: 'Low latency on a standard kernel.' },
  {
    id: 'lazy',
    title: 'Lazy',
    summary: 'Low latency for real-time tasks, throughput for the rest; default from Linux 7.0 on.',
  },
  { id: 'voluntary', title: 'Voluntary', summary: 'The usual compromise of older kernels.' },
  { id: 'none', title: 'None', summary: 'Most throughput, longest latency.' },
];

/** Governors of power.governor. */
export const GOVERNORS: readonly Choice[] = [
  { id: '', title: 'From the profile', summary: 'The governor the power profile brings.' },
  { id: 'schedutil', title: 'schedutil', summary: 'Follows the load as the scheduler sees it.' },
  { id: 'performance', title: 'performance', summary: 'Always the highest frequency.' },
  { id: 'powersave', title: 'powersave', summary: 'Always the lowest frequency.' },
  { id: 'ondemand', title: 'ondemand', summary: 'Jumps to the highest frequency under load.' },
  { id: 'conservative', title: 'conservative', summary: 'Climbs step by step under load.' },
];
