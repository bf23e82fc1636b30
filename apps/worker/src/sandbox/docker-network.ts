import type { DockerEngine } from './docker-engine.ts';
import { statusOf } from './docker-error.ts';
import { INSTANCE_LABEL } from './docker-labels.ts';

/**
 * The instance's own bridge: stages reach package mirrors through it, and neither each other nor other
 * containers of the host.
 *
 * @returns its name
 */
export async function ensureNetwork(engine: DockerEngine): Promise<string> {
  const name = `bw-${engine.instance}`;
  try {
    await engine.docker.getNetwork(name).inspect();
    return name;
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw thrown;
  }
  try {
    await engine.docker.createNetwork({
      Name: name,
      CheckDuplicate: true,
      Driver: 'bridge',
      Options: { 'com.docker.network.bridge.enable_icc': 'false' },
      Labels: { [INSTANCE_LABEL]: engine.instance },
    });
  } catch (thrown) {
    // Another stage made it in the meantime.
    if (statusOf(thrown) !== 409) throw thrown;
  }
  return name;
}
