import type { ResolvedFile } from '../../resolved-image.ts';

const PROGRAM = '/usr/lib/boardwright/slot-good';
/** The self-test runs beside it and writes its report last and in one piece. */
const SCRIPT = `#!/bin/sh
report=/var/lib/boardwright/selftest.json
waited=0
while [ ! -s "$report" ]; do
	if [ "$waited" -ge 900 ]; then
		echo "the self-test left no report, the slot is not called good" >&2
		exit 1
	fi
	sleep 1
	waited=$((waited + 1))
done
if grep -Eq '"ok": ?false' "$report"; then
	echo "the self-test failed, the slot is not called good" >&2
	exit 1
fi
exec rauc status mark-good
`;
/** Not oneshot: the self-test begins after multi-user.target, which would wait for this. */
const DROP_IN = `[Unit]
After=bw-firstboot.service

[Service]
Type=exec
ExecStart=
ExecStart=${PROGRAM}
`;

/** Calls a slot good once its self-test has passed; RAUC's own service would do so at each start that gets this far. */
export const SLOT_GOOD_FILES: readonly ResolvedFile[] = [
  {
    path: PROGRAM,
    content: SCRIPT,
    mode: '0755',
    because:
      'update.kind of the spec: without a pass nothing is done, and the boot loader takes the other slot',
  },
  {
    path: '/etc/systemd/system/rauc-mark-good.service.d/50-boardwright.conf',
    content: DROP_IN,
    mode: '0644',
    because: 'update.kind of the spec: a slot is good once its self-test has passed',
  },
];
