import { en, fr } from '../platform/catalogue.ts';
import type { DemoAccount } from './accounts.ts';
import type { DemoPerson } from './seed.ts';

/** What `npm run demo` prints once it is ready: French, then the same in English in one line. */
export function announcement(of: {
  address: string;
  /** Where accounts log in. */
  portal: string;
  /** Where the data stays; null: nowhere. */
  folder: string | null;
  people: readonly DemoPerson[];
  accounts: readonly DemoAccount[];
  /** The same for all of them. */
  password: string;
}): string {
  const { address, portal, folder, people, accounts, password } = of;
  const managers = people.filter(({ role }) => role === 'manager');
  const others = people.filter(({ role }) => role !== 'manager').slice(0, 4);
  const named = [...managers, ...others].map(({ given, family, role, pin }) => {
    const name =
      role === 'manager' ? `${given} ${family} (${fr.demo.manager})` : `${given} ${family}`;
    return `    ${pin}  ${name}`;
  });
  const width = Math.max(...accounts.map(({ email }) => email.length));
  const openable = accounts.map(({ email, name, roles }) => {
    const held = roles.map(({ role, team }) =>
      team === null ? fr.demo.roles[role] : `${fr.demo.roles[role]}, ${team}`,
    );
    const [role = fr.demo.roles.employee] = held;
    return `    ${email.padEnd(width)}  ${name} (${role})`;
  });
  const first = managers[0];
  const [administrator] = accounts;
  const english = [
    en.demo.title,
    en.demo.kiosk(address),
    en.demo.portal(portal),
    ...(administrator
      ? [`${administrator.email} (${en.demo.roles.administration}), ${en.demo.password(password)}`]
      : []),
    ...(first ? [`${first.given} ${first.family} (${en.demo.manager}), PIN ${first.pin}`] : []),
    folder === null ? en.demo.temporary : en.demo.kept(folder),
    en.demo.stop,
  ].join(' · ');
  return [
    '',
    `  ${fr.demo.title}`,
    `  ${fr.demo.kiosk(address)}`,
    '',
    `  ${fr.demo.people}`,
    ...named,
    '',
    `  ${fr.demo.portal(portal)}`,
    `  ${fr.demo.password(password)}`,
    ...openable,
    `  ${fr.demo.secondFactor}`,
    '',
    `  ${folder === null ? fr.demo.temporary : fr.demo.kept(folder)}`,
    `  ${fr.demo.stop}`,
    '',
    `  ${english}`,
    '',
    '',
  ].join('\n');
}
