import { describe, expect, it } from 'vitest';
import { readKioskAddress } from './kiosk-address.ts';

const own = 'https://portail.exemple.fr';
const read = (text: string) => readKioskAddress(text, own);

describe('the address for the tablets', () => {
  it('is a scheme and a host; HTTPS is meant where none is typed', () => {
    expect(read(' tablettes.exemple.fr ')).toMatchObject({
      ok: true,
      origin: 'https://tablettes.exemple.fr',
      insecure: false,
      shared: false,
    });
    expect(read('https://tablettes.exemple.fr:8443/kiosk/')).toMatchObject({
      origin: 'https://tablettes.exemple.fr:8443',
    });
  });

  it('is warned about without HTTPS, except on this very machine', () => {
    expect(read('http://192.168.1.20:8080')).toMatchObject({ ok: true, insecure: true });
    expect(read('http://localhost:8080')).toMatchObject({ ok: true, insecure: false });
    expect(read('http://localhost.exemple.fr')).toMatchObject({ ok: true, insecure: true });
  });

  it('says when it is the name of the portal too', () => {
    expect(read(own)).toMatchObject({ ok: true, shared: true });
  });

  it('is refused with a path, a user or another scheme', () => {
    for (const text of [
      '',
      'https://a.fr/x',
      'https://u@a.fr',
      'ftp://a.fr',
      'a b',
      'https://a.fr/?q',
      'https://pas une adresse',
      'https://pas%20une%20adresse',
    ])
      expect([text, read(text).ok]).toEqual([text, false]);
  });
});
