/** A systemd unit whose state a catalog unit sets. */
export interface UnitService {
  readonly unit: string;
  readonly state: 'enabled' | 'disabled' | 'masked';
  /** Continues "<unit title>: ". */
  readonly because: string;
}
