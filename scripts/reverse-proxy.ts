import { existsSync } from 'node:fs';
import { installPackages } from './system-packages.ts';

const found = (paths: (string | undefined)[]): string | null =>
  paths.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;

/** Path of a Caddy on this machine, or null. */
export function findCaddy(): string | null {
  return found([process.env.COMPTOIR_CADDY, '/usr/bin/caddy', '/usr/local/bin/caddy']);
}

/** Path of the tool that tells a Chromium which authorities to trust, or null. */
export function findCertutil(): string | null {
  return found([process.env.COMPTOIR_CERTUTIL, '/usr/bin/certutil']);
}

/** Finds Caddy and certutil or gets them, and says which. False: the journeys behind a proxy cannot run. */
export function ensureReverseProxy(): boolean {
  const ready = () => findCaddy() !== null && findCertutil() !== null;
  if (!ready()) installPackages('Caddy', 'caddy', 'libnss3-tools');
  console.log(
    ready()
      ? `The reverse proxy of the journeys is ${findCaddy()}.`
      : 'No Caddy or no certutil could be had. Install both (Debian: caddy, libnss3-tools), or name them in COMPTOIR_CADDY and COMPTOIR_CERTUTIL.',
  );
  return ready();
}
