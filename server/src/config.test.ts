import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { en, fr } from './platform/catalogue.ts';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-config-'));
  file = join(folder, 'some.pem');
  writeFileSync(file, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

function problems(environment: Record<string, string>): string[] {
  const read = readConfig(environment, fr.config);
  return read.ok ? [] : read.problems;
}

function config(environment: Record<string, string>) {
  const read = readConfig(environment, fr.config);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

describe('the configuration', () => {
  it('needs nothing on one machine', () => {
    const { port, dataDir, baseUrl, tls, trustProxy } = config({});
    expect(port).toBe(8080);
    expect(dataDir).toMatch(/data$/);
    expect(baseUrl.href).toBe('http://localhost:8080/');
    expect(tls).toBeNull();
    expect(trustProxy).toBe(0);
  });

  it('NOTE-3 TELL_AFTER is a minute, or as many seconds as it says', () => {
    expect(config({}).tellAfter).toBe(60_000);
    expect(config({ TELL_AFTER: '0' }).tellAfter).toBe(0);
    for (const TELL_AFTER of ['-1', '3601', 'soon']) {
      expect(problems({ TELL_AFTER })).toMatchObject([expect.stringContaining('TELL_AFTER: ')]);
    }
  });

  it('takes HTTPS from a certificate and a key, or from a proxy in front', () => {
    const own = config({ TLS_CERT: file, TLS_KEY: file, BASE_URL: 'https://comptoir.example.fr' });
    expect(own.tls).toEqual({ cert: file, key: file });
    const behind = config({ TRUST_PROXY: '1', BASE_URL: 'https://comptoir.example.fr' });
    expect(behind.baseUrl.protocol).toBe('https:');
    expect(behind.tls).toBeNull();
  });

  it('RECOV-3 RECOV-4 takes a backup a day beside the data, and keeps fourteen, unless it is told otherwise', () => {
    const { backup, dataDir } = config({});
    expect(backup).toEqual({ dir: join(dataDir, 'backups'), every: 1_440, keep: 14 });
    const own = { BACKUP_DIR: '/mnt/backups', BACKUP_EVERY: '0', BACKUP_KEEP: '3' };
    expect(config(own).backup).toEqual({ dir: '/mnt/backups', every: 0, keep: 3 });
  });

  it('treats an empty value as absent', () => {
    expect(config({ PORT: '', HOST: ' ' }).port).toBe(8080);
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '-1' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['BACKUP_EVERY', { BACKUP_EVERY: 'daily' }],
    ['BACKUP_KEEP', { BACKUP_KEEP: '0' }],
    ['TLS_CERT', { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }],
    ['BASE_URL', { BASE_URL: 'comptoir.example.fr' }],
    ['BASE_URL', { BASE_URL: 'https://comptoir.example.fr/kiosk' }],
    ['BASE_URL', { BASE_URL: 'ftp://comptoir.example.fr' }],
    ['BASE_URL', { BASE_URL: 'http://comptoir.example.fr' }],
    ['BASE_URL', { BASE_URL: 'https://comptoir.example.fr' }],
  ])('names %s when it is wrong: %o', (name, environment) => {
    const [first = ''] = problems(environment);
    expect(first.startsWith(`${name}: `)).toBe(true);
    expect(first).not.toContain('\n');
  });

  it('names the half of the pair that is missing', () => {
    expect(problems({ TLS_CERT: file })).toEqual([`TLS_KEY: ${fr.config.tlsPair}`]);
    expect(problems({ TLS_KEY: file })).toEqual([`TLS_CERT: ${fr.config.tlsPair}`]);
  });

  it('names every wrong value, each in its own line', () => {
    expect(problems({ PORT: 'x', TRUST_PROXY: 'y', LOG_LEVEL: 'z' })).toHaveLength(3);
  });
});

describe('the catalogue of commands', () => {
  it('has every sentence in English too', () => {
    expect(shapeOf(en)).toEqual(shapeOf(fr));
  });
});

function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
