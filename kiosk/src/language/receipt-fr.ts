/** The receipt of a punch: what somebody sees behind the tick, and on their own screen. */
export const receiptFr = {
  'receipt.title': 'Votre reçu',
  'receipt.what': 'Un code à scanner avec votre téléphone, pour vérifier ce pointage plus tard.',
  'receipt.show': 'Montrer le reçu',
  'receipt.code': 'Code du reçu de ce pointage',
  'receipt.scan':
    "Visez ce code avec l'appareil photo de votre téléphone. La page qui s'ouvre dit si le pointage est arrivé au serveur, et à quelle heure.",
  'receipt.keep': 'Gardez cette page\u00a0: elle répond aussi sans la tablette.',
  'receipts.title': 'Mes reçus',
  'receipts.lead': "Vos pointages d'aujourd'hui sur cette tablette",
  'receipts.none': "Pas encore de pointage aujourd'hui.",
  'receipts.elsewhere': 'Pointé sur une autre tablette\u00a0: son reçu était sur son écran.',
  'receipts.gone':
    "Le serveur a ce pointage\u00a0; cette tablette n'a plus de quoi faire son reçu.",
  'receipts.cancelled': 'annulé',
  'settings.punches': 'Pointages',
  'settings.receipts': 'Reçus des pointages',
  'settings.receipts-unsigned_one':
    "{{count}} reçu n'a pas pu être fait ({{why}}). Le pointage, lui, est enregistré.",
  'settings.receipts-unsigned_other':
    "{{count}} reçus n'ont pas pu être faits ({{why}}). Les pointages, eux, sont enregistrés.",
} as const;
