import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as sample from '../../gallery/people-samples.ts';
import { now, zone } from '../../gallery/samples.ts';
import { ManagingWords } from '../language/managing-words.tsx';
import { Speaking } from '../language/language.tsx';
import { Access } from './access.tsx';
import { OpenDialog } from './account-block.tsx';
import { ChangePinScreen } from './change-pin-screen.tsx';
import { EditForm } from './edit-form.tsx';
import { ListScreen } from './list-screen.tsx';
import { NewPin } from './new-pin.tsx';
import { Profile } from './profile.tsx';
import { TwinDialog } from './twin-dialog.tsx';
import type { EmployeesView, RecordView } from './view.ts';

const nothing = () => undefined;
const markup = (node: ReactNode) =>
  renderToStaticMarkup(
    <Speaking language="fr">
      <ManagingWords>{node}</ManagingWords>
    </Speaking>,
  );
const words = (node: ReactNode) =>
  markup(node)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');

const access = (record: RecordView) => (
  <Access
    record={record}
    zone={zone}
    busy={false}
    onRenew={nothing}
    onUnlock={nothing}
    onOpen={nothing}
    onResend={nothing}
    onRevoke={nothing}
    onAddEmail={nothing}
    onLink={nothing}
  />
);
const profile = (record: RecordView, twins = sample.employees(24).people.slice(4, 5)) => (
  <Profile
    record={record}
    twins={record.line.twins.length === 0 ? [] : twins}
    zone={zone}
    busy={false}
    onSettle={nothing}
    onArchive={nothing}
    onRestore={nothing}
    onMerge={nothing}
  />
);
const edit = (record: RecordView) => (
  <EditForm
    record={record}
    teams={['Bar']}
    first={{ values: {}, photo: null }}
    field={null}
    busy={false}
    onChange={nothing}
    onPicked={nothing}
    onSave={nothing}
    onCancel={nothing}
  />
);
const list = (view: EmployeesView, query = '') => (
  <ListScreen
    view={view}
    manager="p1"
    roll="team"
    scrolled={new Map()}
    query={query}
    draft={null}
    busy={false}
    onQuery={nothing}
    onOpen={nothing}
    onAdd={nothing}
    onRoll={nothing}
    onRestore={nothing}
    onAttach={nothing}
    onResume={nothing}
    onDrop={nothing}
  />
);

describe('« Employés »', () => {
  it('K5 K6 shows of each person code, account, and what has not been sent', () => {
    const said = words(list(sample.employees(8)));
    for (const word of ['Code bloqué', 'Compte ouvert', 'Invitation pas encore envoyée'])
      expect(said).toContain(word);
    for (const mark of ['pas encore envoyé', '1 choix à faire', 'Peut-être en double'])
      expect(said).toContain(mark);
    expect(words(list(sample.employees(24), 'elise'))).toContain('Élise Marchand');
    expect(words(list(sample.employees(24), 'elise'))).not.toContain('Awa Diop');
  });

  it('says what an empty list is for', () => {
    expect(words(list(sample.nobody))).toContain('Un nom suffit.');
    expect(words(list(sample.employees(3), 'xavier'))).toContain('Personne ne correspond à');
  });
});

describe('« Accès »', () => {
  it('K10 K28 says that no account opens without an e-mail, what still works, and offers to add one', () => {
    const said = words(access(sample.withoutEmail));
    expect(said).toContain('Sans adresse e-mail, aucun compte ne peut être ouvert.');
    expect(said).toContain('Tout ce qui est personnel reste disponible ici');
    expect(said).toContain('Ajouter un e-mail');
    expect(said).not.toContain('Ouvrir un compte');
    expect(words(access(sample.record()))).toContain('Ouvrir un compte');
  });

  it('K12 says that a code exists, since when and by whom, and never which', () => {
    const said = words(access(sample.record()));
    expect(said).toContain('Un code de 6 chiffres existe. Créé le 6 mars 2026 par Awa Diop.');
    expect(said).toContain('Nouveau code');
    expect(said).toContain('Personne ne peut le relire');
  });

  it('K13 offers the sign-up link to whoever is invited, and shows none before it is asked for', () => {
    expect(words(access(sample.invited))).toContain('Afficher le lien');
    expect(markup(access(sample.invited))).not.toContain('activation');
    expect(words(access(sample.record()))).not.toContain('Afficher le lien');
  });

  it('K14 K15 K16 K17 offers the two roles with what each may do', () => {
    const dialog = (roles: ('employee' | 'manager')[], shortPin = false) => (
      <OpenDialog
        {...{ name: 'Jeanne', email: 'j@exemple.fr', roles, shortPin, busy: false }}
        onOpen={nothing}
        onClose={nothing}
      />
    );
    const said = words(dialog(['employee', 'manager']));
    expect(said).toContain('Salarié Son planning, ses heures, ses demandes.');
    expect(said).toContain('Manager Tout cela, plus le planning et les publications');
    expect(said).toContain('Aucun mot de passe par e-mail.');
    // Whoever becomes a manager with a code of four digits needs another one, and it is said before it is done.
    expect(words(dialog(['manager'], true))).toContain('a besoin de 6 chiffres');
    expect(words(dialog(['manager']))).not.toContain('a besoin de 6 chiffres');
  });

  it('K11 tells an invitation that failed, and why the last asking was refused', () => {
    const said = words(access(sample.undelivered));
    expect(said).toContain("Le message n'est pas arrivé à jeanne.faure@exemple.fr");
    expect(said).toContain("déjà celle de quelqu'un d'autre");
    expect(said).toContain("Renvoyer l'invitation");
  });

  it('T16 offers neither another manager’s code nor the end of their access', () => {
    const said = words(access(sample.manager));
    expect(said).not.toContain('Nouveau code');
    expect(said).not.toContain("Retirer l'accès");
    expect(said).toContain("n'est changé que par lui-même");
  });
});

describe('the record', () => {
  it('T16 offers to archive anybody but a manager, and no change of a manager’s role', () => {
    expect(words(profile(sample.record()))).toContain('Archiver');
    expect(words(profile(sample.manager))).toContain("s'archive dans l'espace d'administration");
    expect(markup(profile(sample.manager))).not.toMatch(/<button[^>]*>.*Archiver/);
    expect(words(edit(sample.record()))).toContain('Ouvre aussi les Paramètres');
    expect(words(edit(sample.manager))).not.toContain('Ouvre aussi les Paramètres');
    expect(words(edit(sample.manager))).toContain("Le rôle d'un manager se change");
  });

  it('O4 shows both values of a field that two people changed, who and when, and lets the manager choose', () => {
    const said = words(profile(sample.disputed));
    expect(said).toContain('Demandé ici par Awa Diop, le samedi 21 novembre à 09:12');
    expect(said).toContain('jeanne.faure@exemple.fr Garder la mienne');
    expect(said).toContain('j.faure@courrier.exemple.org Garder celle du serveur');
    expect(said).toContain("C'est la même personne");
  });

  it('T17 names what the server refused about this person, and why', () => {
    const refused = [
      { key: 'r', seq: 4, kind: 'access.open', at: now, refusal: 'not-allowed' } as const,
    ];
    const said = words(profile(sample.record({ refused })));
    expect(said).toContain('Le serveur a refusé une demande');
    expect(said).toContain("Compte personnel, le samedi 21 novembre à 14:32. La personne n'avait");
  });

  it('K8 K9 K24 has every field, with the keyboard that it needs', () => {
    const form = markup(edit(sample.record()));
    expect(form).toMatch(/type="email"[^>]*inputMode="email"|inputMode="email"[^>]*type="email"/i);
    expect(form).toMatch(/inputmode="tel"/i);
    for (const label of [
      'Nom affiché',
      'E-mail',
      'Téléphone',
      'Langue',
      'Équipe',
      'Entrée',
      'Sortie',
    ])
      expect(words(edit(sample.record()))).toContain(label);
    expect(words(edit(sample.record()))).toContain("Elle n'invente aucune heure.");
    expect(words(edit(sample.record({ pendingFields: ['phone'] })))).toContain('pas encore envoyé');
    expect(words(edit(sample.record()))).not.toContain('pas encore envoyé');
  });

  it('S28 keeps of two records the manager’s, and warns that it cannot be undone', () => {
    const [awa, second] = sample.employees(24).people;
    if (awa === undefined || second === undefined) throw new Error('Two people are needed.');
    const said = words(
      <TwinDialog lines={[second, awa]} busy={false} onMerge={nothing} onClose={nothing} />,
    );
    expect(said).toContain('Awa Diop');
    expect(said).not.toContain('Baptiste Moreau');
    expect(said).toContain('Cela ne se défait pas ici.');
  });
});

describe('a code', () => {
  it('K12 is shown large and once, with its slip', () => {
    const shown = { person: 'p', name: 'Jeanne Faure', pin: '482915' };
    const said = words(
      <NewPin
        shown={shown}
        added
        establishment="Brasserie du Pont"
        language={null}
        onAnother={nothing}
        onRecord={nothing}
        onDone={nothing}
      />,
    );
    expect(said).toContain('482915');
    expect(said).toContain("Ce code s'affiche une seule fois.");
    expect(said).toContain('Imprimer le coupon');
    expect(said).toContain('Brasserie du Pont Jeanne Faure Votre code 482915');
  });

  it('T26 that is easy to guess is refused in words; K12 nobody is kept from punching first', () => {
    const screen = (props: Partial<Parameters<typeof ChangePinScreen>[0]>) => (
      <ChangePinScreen
        panel={null}
        why="first-use"
        step="first"
        typed={0}
        length={6}
        fault={null}
        onDigit={nothing}
        onErase={nothing}
        onLater={nothing}
        onDone={nothing}
        {...props}
      />
    );
    expect(words(screen({ fault: 'weak' }))).toContain('Trop facile à deviner');
    expect(words(screen({ fault: 'different' }))).toContain('ne sont pas les mêmes');
    expect(words(screen({}))).toContain("Pointer d'abord");
    expect(words(screen({ why: 'manager' }))).toContain('il vous faut un code à 6 chiffres');
    expect(words(screen({ onLater: null }))).not.toContain("Pointer d'abord");
  });
});
