import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { findCaddy, findCertutil } from './reverse-proxy.ts';

afterEach(() => vi.unstubAllEnvs());

it('takes the Caddy and the certutil that the environment names, where they exist', () => {
  const here = fileURLToPath(import.meta.url);
  vi.stubEnv('COMPTOIR_CADDY', here);
  vi.stubEnv('COMPTOIR_CERTUTIL', here);
  expect([findCaddy(), findCertutil()]).toEqual([here, here]);
  vi.stubEnv('COMPTOIR_CADDY', '/nowhere/caddy');
  vi.stubEnv('COMPTOIR_CERTUTIL', '/nowhere/certutil');
  expect([findCaddy(), findCertutil()]).not.toContain('/nowhere/caddy');
  expect([findCaddy(), findCertutil()]).not.toContain('/nowhere/certutil');
});
