import { describe, expect, it } from 'vitest';
import { judgeImport } from './judge-import.ts';

function sentence(from: string, specifier: string, typeOnly = false): string {
  return judgeImport({ from, specifier, typeOnly }) ?? 'allowed';
}

describe('direction of imports', () => {
  it('lets every app read the shared contract', () => {
    expect(sentence('kiosk/src/punches/store.ts', '@comptoir/shared/punches/punch')).toBe(
      'allowed',
    );
    expect(sentence('server/src/sync/handle.ts', '@comptoir/shared/sync/messages')).toBe('allowed');
  });

  it('keeps shared ignorant of the apps, even of their types', () => {
    expect(sentence('shared/src/punches/x.ts', '@comptoir/server/deps', true)).toMatch(
      /Move what you need from server\/ into shared\//,
    );
    expect(sentence('shared/src/punches/x.ts', '../../../kiosk/src/tablet.ts')).toMatch(/kiosk/);
  });

  it('keeps apps apart', () => {
    expect(sentence('kiosk/src/tablet.ts', '@comptoir/server/deps')).toMatch(/separate apps/);
    expect(sentence('server/src/app.test.ts', '../../kiosk/src/tablet.ts')).toMatch(
      /separate apps/,
    );
  });

  it('lets journeys and benchmarks import several apps, and no app import them', () => {
    expect(sentence('e2e/simulation/run.ts', '@comptoir/kiosk/tablet')).toBe('allowed');
    expect(sentence('bench/push.ts', '@comptoir/server/app')).toBe('allowed');
    expect(sentence('kiosk/src/main.tsx', '../../e2e/world/server.ts')).toMatch(/may import/);
  });
});

describe('rooms', () => {
  it('meet in the composition root', () => {
    expect(sentence('server/src/app.ts', './punches/routes.ts')).toBe('allowed');
    expect(sentence('kiosk/src/app.tsx', './punches/home.tsx')).toBe('allowed');
  });

  it('do not reach into each other, except for types', () => {
    expect(sentence('kiosk/src/punches/store.ts', '../tasks/store.ts')).toMatch(
      /only in its composition root/,
    );
    expect(sentence('kiosk/src/punches/view.ts', '../tasks/view.ts', true)).toBe('allowed');
  });

  it('use mechanisms freely, and rules of shared rooms use each other', () => {
    expect(sentence('kiosk/src/punches/store.ts', '../sync/journal.ts')).toBe('allowed');
    expect(sentence('shared/src/timesheets/pairing.ts', '../punches/sequence.ts')).toBe('allowed');
  });

  it('leave the demonstration out of production', () => {
    expect(sentence('server/src/main.ts', './demo/approver.ts')).toMatch(/demonstration/);
    expect(sentence('server/src/demo/main.ts', '../app.ts')).toBe('allowed');
  });
});

describe('databases', () => {
  it('keeps Kysely in queries and commands', () => {
    expect(sentence('server/src/punches/commands.ts', 'kysely')).toBe('allowed');
    expect(sentence('server/src/database/connection.ts', 'better-sqlite3')).toBe('allowed');
    expect(sentence('server/src/punches/routes.ts', 'kysely')).toMatch(/queries.ts/);
    expect(sentence('server/src/deps.ts', 'kysely', true)).toBe('allowed');
  });

  it('keeps Dexie in stores', () => {
    expect(sentence('kiosk/src/punches/store.ts', 'dexie')).toBe('allowed');
    expect(sentence('kiosk/src/sync/journal.ts', 'dexie')).toBe('allowed');
    expect(sentence('kiosk/src/punches/home.tsx', 'dexie')).toMatch(/store\.ts/);
  });
});
