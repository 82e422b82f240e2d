/** What `npm run import-journal` says. */
export const importFr = {
  usage: 'Usage : npm run import-journal -- FICHIER [FICHIER…]',
  unreadable: (file: string, why: string) => `${file} : ce fichier ne peut pas être lu : ${why}`,
  noData: (folder: string) =>
    `Le dossier ${folder} ne contient pas les données d’un serveur Comptoir. Donnez le bon DATA_DIR.`,
  behind: (folder: string) =>
    `Les données du dossier ${folder} sont d’une version plus ancienne. Démarrez le serveur une fois, puis réessayez. Rien n’a été écrit.`,
  inUse: (folder: string) =>
    `Un serveur tient le dossier ${folder} mais ne prend pas encore de commande. Réessayez dans un instant.`,
  file: (file: string, tablet: string, when: string) =>
    `${file} : export de la tablette ${tablet}, écrit le ${when}.`,
  new: (applied: number) =>
    `  ${applied} ${applied > 1 ? 'enregistrements ajoutés' : 'enregistrement ajouté'} au journal`,
  refused: (count: number) => `  ${count} au journal, refusés selon les règles`,
  apart: (count: number) =>
    `  ${count} mis en quarantaine : à regarder dans le portail, page Tablettes`,
  known: (count: number) => `  ${count} que le serveur avait déjà`,
  unproved: (count: number) => `  ${count} laissés de côté : rien ne prouve qu’ils viennent d’elle`,
  photos: (count: number) => `  ${count} ${count > 1 ? 'photos ajoutées' : 'photo ajoutée'}`,
  photosMissing: (count: number) =>
    `  ${count} ${count > 1 ? 'photos manquent' : 'photo manque'} : un autre fichier de cette tablette les contient. Importez-le, puis celui-ci encore une fois.`,
  nothing: '  Rien de nouveau : tout était déjà sur le serveur.',
  nothingWritten: (file: string, why: string) => `${file} : ${why} Rien n’a été écrit.`,
  refusals: {
    'not-an-export':
      'ce n’est pas un export d’urgence complet : le fichier est tronqué ou d’une autre sorte.',
    'unknown-device': 'aucune tablette de ce serveur n’a fait ce fichier.',
    sealed:
      'le fichier ne s’ouvre pas avec la clé de ce serveur : il a été modifié, ou il est pour un autre serveur.',
    altered: 'le contenu n’est pas celui que la tablette a signé : il a été modifié.',
  },
};

export const importEn: typeof importFr = {
  usage: 'Usage: npm run import-journal -- FILE [FILE…]',
  unreadable: (file, why) => `${file}: this file cannot be read: ${why}`,
  noData: (folder) =>
    `The folder ${folder} does not hold the data of a Comptoir server. Give the right DATA_DIR.`,
  behind: (folder) =>
    `The data of the folder ${folder} is of an earlier version. Start the server once, then try again. Nothing was written.`,
  inUse: (folder) =>
    `A server holds the folder ${folder} but takes no commands yet. Try again in a moment.`,
  file: (file, tablet, when) => `${file}: export of tablet ${tablet}, written ${when}.`,
  new: (applied) => `  ${applied} ${applied === 1 ? 'record' : 'records'} added to the journal`,
  refused: (count) => `  ${count} in the journal, refused by the rules`,
  apart: (count) => `  ${count} put into quarantine: to be looked at in the portal, page Tablets`,
  known: (count) => `  ${count} that the server had already`,
  unproved: (count) => `  ${count} left out: nothing proves that they are this tablet’s`,
  photos: (count) => `  ${count} ${count === 1 ? 'photo' : 'photos'} added`,
  photosMissing: (count) =>
    `  ${count} ${count === 1 ? 'photo is' : 'photos are'} missing: another file of this tablet holds them. Import that one, then this one once more.`,
  nothing: '  Nothing new: all of it was on the server already.',
  nothingWritten: (file, why) => `${file}: ${why} Nothing was written.`,
  refusals: {
    'not-an-export':
      'this is not a whole emergency export: the file is cut short or of another kind.',
    'unknown-device': 'no tablet of this server made this file.',
    sealed:
      'the file does not open with this server’s key: it was altered, or it is for another server.',
    altered: 'the content is not what the tablet signed: it was altered.',
  },
};
