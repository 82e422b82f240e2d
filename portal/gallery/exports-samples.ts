import type { ExportView } from '@comptoir/shared/timesheets/portal';
import * as sample from './samples.ts';

const { id } = sample;

const exports: ExportView[] = [
  {
    ...{ id: id(801), name: 'Paie, fichier Silae', format: 'silae' },
    columns: {
      ...{ lines: 'person', separator: ';', hours: 'decimal' },
      columns: [
        { field: 'overtime-1', header: 'HS-HS25' },
        { field: 'overtime-2', header: 'HS-HS50' },
        { field: 'night', header: 'EV-HNuit' },
      ],
    },
  },
  {
    ...{ id: id(802), format: 'xlsx' },
    name: 'Tableau du cabinet Delacroix, Fontaine et Associés (mensuel)',
    columns: {
      ...{ lines: 'day', separator: ';', hours: 'clock' },
      columns: [
        { field: 'external-id', header: 'Matricule' },
        { field: 'family', header: 'Nom' },
        { field: 'given', header: 'Prénom' },
        { field: 'day', header: 'Date' },
        { field: 'periods', header: 'Périodes' },
        { field: 'paid', header: 'Heures payées' },
        { field: 'night', header: 'Dont nuit' },
      ],
    },
  },
];

/** What the server of the gallery usually says about exports. */
export const exportAnswers = {
  'GET /exports': { exports },
  'POST /exports/preview': {
    rows: [
      ['Matricule', 'Nom', 'Prénom', 'Heures payées', 'Heures sup. 1'],
      ['00042', 'Diop', 'Awa', '109,75', '2,83'],
      ['00043', 'Moreau', 'Bastien', '113,00', '4,50'],
      ['00051', 'de La Rochefoucauld-Montmorency', 'Maximilienne-Alexandrine', '116,83', '0,00'],
    ],
    more: true,
  },
};

const path = '/timesheets/exports';
/** Pictures of what leaves for payroll and for the inspector. */
export const exportPictures = {
  exports: { path },
  'exports-new': { path },
  'exports-edit': { path },
  'exports-wrong': { path },
  'exports-failed': { path, world: { [`GET /exports/${id(801)}/file`]: null } },
  'exports-empty': { path, world: { 'GET /exports': { exports: [] } } },
  'exports-offline': { path, world: { 'GET /exports': null } },
  'exports-manager': {
    path,
    world: {
      'GET /me': {
        ...sample.administrator,
        permissions: sample.administrator.permissions.filter((one) => one !== 'exports.read'),
      },
    },
  },
};
