const day = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
const megabytes = (bytes: number, locale: string) =>
  (bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 });

/** What `npm run backup` and `npm run restore` say. */
export const backupFr = {
  usage: 'Usage : npm run backup [-- --to DOSSIER]',
  noData: (folder: string) =>
    `Le dossier ${folder} ne contient pas les données d’un serveur Comptoir. Donnez le bon DATA_DIR.`,
  busy: (folder: string) =>
    `Un serveur tient le dossier ${folder} mais ne prend pas encore de commande. Réessayez dans un instant.`,
  made: (folder: string, bytes: number) =>
    `Sauvegarde faite et vérifiée : ${folder} (${megabytes(bytes, 'fr')} Mo, base et clés).`,
  failed: (why: string) =>
    `La sauvegarde n’a pas pu être faite : ${why}. Rien n’a été touché ; les sauvegardes précédentes restent.`,
  restore: {
    usage: 'Usage : npm run restore -- SAUVEGARDE [--data DOSSIER]',
    inUse: (folder: string) =>
      `Un serveur Comptoir utilise le dossier ${folder}. Arrêtez-le d’abord. Rien n’a été changé.`,
    notABackup: (folder: string) =>
      `${folder} n’est pas une sauvegarde complète de Comptoir : manifest.json ou un fichier manque, ou n’a pas la bonne taille. Rien n’a été changé.`,
    altered: (name: string) =>
      `${name} n’est plus le fichier qui a été sauvegardé. Prenez une autre sauvegarde. Rien n’a été changé.`,
    notWhole: (why: string) =>
      `La base de cette sauvegarde n’est pas entière : ${why}. Prenez-en une autre. Rien n’a été changé.`,
    newer: (schema: string) =>
      `Cette sauvegarde vient d’une version plus récente de Comptoir (${schema}). Installez-la d’abord. Rien n’a été changé.`,
    noRoom: (folder: string) => `Il n’y a pas assez de place dans ${folder}. Rien n’a été changé.`,
    failed: (why: string) =>
      `La restauration s’est arrêtée : ${why}. Les données sont comme avant ; corrigez et recommencez.`,
    finished: (folder: string) =>
      `Une restauration interrompue dans ${folder} vient d’être terminée.`,
    done: (folder: string, madeAt: number) =>
      `Restauré dans ${folder} : la sauvegarde du ${day('fr').format(madeAt)}.`,
    upTo: (operations: number) =>
      `  ${operations.toLocaleString('fr')} opérations, vérifiées. Ce qui a été enregistré après n’y est pas encore :`,
    tablets:
      '  les tablettes renvoient d’elles-mêmes ce qu’elles ont gardé, dès que le serveur tourne.',
    portal:
      '  ce qui a été changé depuis dans le portail ou par l’interface de paie est à refaire.',
    before: (folder: string) => `  Ce qui a été remplacé est gardé dans ${folder}.`,
    closed: (sessions: number, links: number, mails: number) =>
      `  Fermé par prudence : ${sessions} sessions du portail, ${links} liens à usage unique. ${mails} courriels en attente ne partent pas une seconde fois.`,
    check: 'À vérifier, car ce qui a été retiré après la sauvegarde est revenu :',
    tablet: (id: string, state: string, seen: string) => `  tablette ${id}  ${state}  vue ${seen}`,
    token: (id: string, made: string) => `  jeton de paie ${id}  créé le ${made}`,
    accounts: (accounts: number) =>
      `  ${accounts} comptes du portail, avec leur mot de passe, leurs rôles et leurs codes de secours d’alors`,
    never: 'jamais',
  },
};

export const backupEn: typeof backupFr = {
  usage: 'Usage: npm run backup [-- --to FOLDER]',
  noData: (folder) =>
    `The folder ${folder} does not hold the data of a Comptoir server. Give the right DATA_DIR.`,
  busy: (folder) =>
    `A server holds the folder ${folder} but takes no commands yet. Try again in a moment.`,
  made: (folder, bytes) =>
    `Backup made and verified: ${folder} (${megabytes(bytes, 'en')} MB, database and keys).`,
  failed: (why) =>
    `The backup could not be made: ${why}. Nothing was touched; earlier backups stay.`,
  restore: {
    usage: 'Usage: npm run restore -- BACKUP [--data FOLDER]',
    inUse: (folder) =>
      `A Comptoir server uses the folder ${folder}. Stop it first. Nothing was changed.`,
    notABackup: (folder) =>
      `${folder} is no complete backup of Comptoir: manifest.json or a file is missing, or has another size. Nothing was changed.`,
    altered: (name) =>
      `${name} is no longer the file that was backed up. Take another backup. Nothing was changed.`,
    notWhole: (why) =>
      `The database of this backup is not whole: ${why}. Take another one. Nothing was changed.`,
    newer: (schema) =>
      `This backup comes from a newer version of Comptoir (${schema}). Install it first. Nothing was changed.`,
    noRoom: (folder) => `There is not enough room in ${folder}. Nothing was changed.`,
    failed: (why) =>
      `The restore stopped: ${why}. The data is as before; put it right and start again.`,
    finished: (folder) => `A restore that was interrupted in ${folder} has just been finished.`,
    done: (folder, madeAt) => `Restored in ${folder}: the backup of ${day('en').format(madeAt)}.`,
    upTo: (operations) =>
      `  ${operations.toLocaleString('en')} operations, verified. What was recorded later is not there yet:`,
    tablets: '  tablets send again by themselves what they kept, as soon as the server runs.',
    portal: '  what was changed since in the portal or by payroll has to be done again.',
    before: (folder) => `  What was replaced is kept in ${folder}.`,
    closed: (sessions, links, mails) =>
      `  Closed to be safe: ${sessions} sessions of the portal, ${links} one-time links. ${mails} mails that waited are not sent a second time.`,
    check: 'Check these, because what was taken away after the backup is back:',
    tablet: (id, state, seen) => `  tablet ${id}  ${state}  seen ${seen}`,
    token: (id, made) => `  payroll token ${id}  made ${made}`,
    accounts: (accounts) =>
      `  ${accounts} accounts of the portal, with the password, roles and recovery codes of that time`,
    never: 'never',
  },
};
