import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/connection.ts';
import { houseAddress, setHouseValue, tabletAddress } from './house.ts';

let db: Database;
beforeEach(async () => {
  db = await openDatabase(':memory:');
});
afterEach(() => db.destroy());

const here = new URL('http://localhost:8080');
const named = new URL('https://comptoir.example.com');

it('ACC-20 before set-up every address is the configured one', async () => {
  expect((await houseAddress(db, { baseUrl: here })).href).toBe(here.href);
  expect((await tabletAddress(db, { baseUrl: here })).href).toBe(here.href);
});

it('ACC-20 tablets keep the name that set-up was told, mails the one of the configuration', async () => {
  await setHouseValue(db, 'kiosk-address', 'https://tablettes.example.com');
  const given = { baseUrl: named, baseUrlGiven: true };
  expect((await tabletAddress(db, given)).host).toBe('tablettes.example.com');
  expect((await houseAddress(db, given)).host).toBe('comptoir.example.com');
  // Without a configured name there is only the one that set-up was told.
  expect((await houseAddress(db, { baseUrl: here })).host).toBe('tablettes.example.com');
});
