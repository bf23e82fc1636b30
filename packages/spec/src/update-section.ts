import { z } from 'zod';

/** A self-signed certificate whose private key was thrown away: bundles can't be signed for it. */
export const EXAMPLE_KEYRING: string = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBmTCCAT+gAwIBAgIUbl0uPP1h+zngdfRFcUEUI4P/abcwCgYIKoZIzj0EAwIw',
  'ITEfMB0GA1UEAwwWZXhhbXBsZSB1cGRhdGUga2V5cmluZzAgFw0yNjExMjUxNjQ2',
  'MDJaGA8yMTI2MTEwMTE2NDYwMlowITEfMB0GA1UEAwwWZXhhbXBsZSB1cGRhdGUg',
  'a2V5cmluZzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLIKYN78Gq2m8LDSlrDR',
  '2gTVKAcB13drMdalx+7uc3B5gsvpWHIy+0fzO9OS0gS9jttq5/uxcyOSB5uqlrSI',
  'Bz2jUzBRMB0GA1UdDgQWBBTdyzZnCLCz05Vw5TVoZx4DllnLrDAfBgNVHSMEGDAW',
  'gBTdyzZnCLCz05Vw5TVoZx4DllnLrDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49',
  'BAMCA0gAMEUCIDXvQMEyXfxFUAEfgFIQ6dCqTlT1H/1XfgcEzgiINkXoAiEA6y1P',
  'IR+V7bYPgD3tUXltpV8h/ewXGB+UZx8lYJj0sms=',
  '-----END CERTIFICATE-----',
  '',
].join('\n');

/**
 * Whom the device takes updates from. Certificates are public, so they may stand in a spec; the pattern lets nothing else
 * through, above all no private key.
 */
const keyring = z
  .string()
  .max(32 * 1024, { abort: true, error: 'must be at most 32768 characters long' })
  .regex(/^(?:-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/=]{1,76}\n)+-----END CERTIFICATE-----\n?)+$/, {
    error: 'must be certificates in PEM form (BEGIN CERTIFICATE ... END CERTIFICATE), never a private key',
  })
  .meta({
    description:
      'Certificates in PEM form: the device installs only bundles signed by a key one of them vouches for.',
    examples: [EXAMPLE_KEYRING],
  });

export const UpdateSection = z
  .strictObject({
    kind: z
      .enum(['none', 'rauc', 'swupdate', 'mender'])
      .default('none')
      .meta({ description: 'Update client on the device.', examples: ['rauc'] }),
    keyring: keyring.optional(),
  })
  .prefault({})
  .meta({ description: 'Updates of the whole image.' });
