import { z } from 'zod';
import { fieldText, setOf, sha256Text, unitId } from './field-text.ts';

export const ModelEntry = z
  .strictObject({
    name: unitId('Name of the model on the image.', ['motor-anomaly']),
    sha256: sha256Text('Which uploaded model file.'),
    runtime: unitId('Runtime that runs it; one of `runtimes`.', ['tflite', 'onnxruntime']),
    delegate: unitId('Delegate or execution provider; `auto` takes the fastest the image has.', [
      'auto',
      'xnnpack',
    ]).default('auto'),
  })
  .meta({ description: 'A model file put on the image.' });

const PreloadEntry = z
  .strictObject({
    ref: fieldText({
      pattern:
        /^[a-z0-9]+(?:[._-][a-z0-9]+)*(?::[0-9]{1,5})?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)?$/,
      max: 255,
      description: 'Container image reference.',
      examples: ['registry.example/team/app:1.4'],
      rule: 'a container image reference such as registry.example/team/app:1.4',
    }),
    digest: fieldText({
      pattern: /^sha256:[0-9a-f]{64}$/,
      max: 71,
      description: 'Digest the reference is pinned to.',
      examples: ['sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
      rule: 'a digest: "sha256:" and 64 lower-case hexadecimal digits',
    }),
  })
  .meta({
    description: 'A container image stored on the image, so the device needs no registry at first start.',
  });

export const ContainersSection = z
  .strictObject({
    engine: z
      .enum(['none', 'podman', 'docker'])
      .default('none')
      .meta({ description: 'Container engine on the device.', examples: ['podman'] }),
    preload: setOf(PreloadEntry, (entry) => entry.ref, {
      max: 16,
      description: 'Container images stored on the image.',
    }),
  })
  .prefault({})
  .meta({ description: 'Containers on the device.' });

export const FileEntry = z
  .strictObject({
    path: fieldText({
      pattern: /^\/(?:etc|opt|srv|usr\/local|var\/lib)(?:\/[A-Za-z0-9_+@][A-Za-z0-9_.+@-]*)+$/,
      max: 200,
      description: 'Where the file goes: below /etc, /opt, /srv, /usr/local or /var/lib.',
      examples: ['/etc/app.toml'],
      rule: 'an absolute path below /etc, /opt, /srv, /usr/local or /var/lib, without ".." or hidden names',
    }),
    sha256: sha256Text('Which uploaded file.'),
    mode: fieldText({
      pattern: /^0[0-7]{3}$/,
      max: 4,
      description: 'Permissions, octal, in quotes. No setuid, setgid or sticky bit.',
      examples: ['0644', '0755'],
      rule: 'four octal digits that begin with 0, in quotes',
    }).default('0644'),
  })
  .meta({
    description: 'A file of your own put on the image. Never a secret: those are injected at download.',
  });
