import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../world/leave-nothing.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { type Told, compareAcknowledged } from './held-by-server.ts';

const [organisation, device, epoch] = ['house', 'tablet', 'epoch'];
const hash = (seq: number) => String(seq).padStart(64, '0');
const id = (seq: number) => `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`;

let folder: string;
let file: string;
let database: BetterSqlite.Database;

beforeEach(() => {
  folder = temporaryFolder('comptoir-held-');
  file = join(folder, 'comptoir.sqlite');
  database = new BetterSqlite(file);
  database.exec(`
    CREATE TABLE operation (organisation, device, epoch, seq, id, hash, position);
    CREATE TABLE quarantine (organisation, device, hash);
  `);
  for (let seq = 1; seq <= 3; seq++) insert(seq);
});

afterEach(() => {
  database.close();
  removeFolder(folder);
});

function insert(seq: number): void {
  database
    .prepare('INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(organisation, device, epoch, seq, id(seq), hash(seq), 100 + seq);
}

/** A tablet that was told of `acknowledged` operations and waits for `waiting` more. */
function tablet(acknowledged: number, waiting = 0, handedIn: string[] = []): Told {
  const answers = new Acknowledgements();
  for (let seq = 1; seq <= acknowledged; seq++) {
    answers.add({ id: id(seq), hash: hash(seq), position: 100 + seq });
  }
  const grant = { organisation, device } as Told['grant'];
  return { acknowledged: answers, epoch, grant, handedIn, waiting: { length: waiting } };
}

test('I1 what was acknowledged is there, and what was committed without an answer is counted', () => {
  expect(compareAcknowledged(file, [tablet(3)])).toBe(0);
  expect(compareAcknowledged(file, [tablet(1, 2)])).toBe(2);
});

test('I1 an acknowledged operation that is lost, doubled or changed is named', () => {
  expect(() => compareAcknowledged(file, [tablet(4)])).toThrow('1 acknowledged operations');
  insert(3);
  expect(() => compareAcknowledged(file, [tablet(3)])).toThrow('there twice');
  database.exec(
    'DELETE FROM operation WHERE rowid = 4; UPDATE operation SET position = 9 WHERE seq = 2',
  );
  expect(() => compareAcknowledged(file, [tablet(3)])).toThrow('seq 2 of tablet is not what was');
});

test('I1 operations that no tablet wrote, and what was handed in and is gone, are named', () => {
  expect(() => compareAcknowledged(file, [tablet(1, 1)])).toThrow('never wrote');
  expect(() => compareAcknowledged(file, [tablet(3, 0, [hash(7)])])).toThrow(
    'handed in and is gone',
  );
  database.prepare('INSERT INTO quarantine VALUES (?, ?, ?)').run(organisation, device, hash(7));
  expect(compareAcknowledged(file, [tablet(3, 0, [hash(7)])])).toBe(0);
});

test('a packed answer is read as it was given, beyond the room that was there at first', () => {
  const { acknowledged } = tablet(200);
  expect(acknowledged.get(199)).toEqual({ id: id(199), hash: hash(199), position: 299 });
  expect([...acknowledged]).toHaveLength(200);
  expect(acknowledged.get(201)).toBeUndefined();
});
