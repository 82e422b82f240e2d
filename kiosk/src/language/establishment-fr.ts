/** Words of the settings of the store, of « Vos données » and of a withdrawn tablet: no part of the first screen. */
export const establishmentFr = {
  'establishment.lead':
    "Valables pour toutes les tablettes de l'établissement. Un changement vaut tout de suite ici, même hors ligne.",
  'establishment.unknown': 'Les réglages arrivent avec le premier contact avec le serveur.',
  'establishment.group-store': "L'établissement",
  'establishment.group-day': 'La journée',
  'establishment.group-codes': 'Les codes',
  'establishment.group-home': "L'écran d'accueil",
  'establishment.group-languages': 'Les langues',
  'establishment.group-data': 'Les données',
  'establishment.name': 'Nom',
  'establishment.name-note': "Sur l'écran d'accueil, les fiches de code et le registre.",
  'establishment.contact': 'Contact pour les données personnelles',
  'establishment.contact-note':
    'Une personne et un moyen de la joindre. «\u00a0Vos données\u00a0» le montre à chacun.',
  'establishment.zone': 'Fuseau horaire',
  'establishment.zone-note':
    "L'heure de tous les pointages et de tous les relevés. Ce qui est déjà pointé garde son instant.",
  'establishment.zone-search': 'Chercher une ville',
  'establishment.zone-none': 'Aucun fuseau ne correspond.',
  'establishment.zone-more': 'Et {{count}} autres\u00a0: précisez la recherche.',
  'establishment.cutOffHour': 'La journée change à',
  'establishment.cutOffHour-note':
    'Un service de nuit appartient au jour où il a commencé. Choisissez une heure où personne ne travaille.',
  'establishment.openPeriodLimit': 'Demander un départ oublié après',
  'establishment.openPeriodLimit-note':
    "Passé ce délai sans départ, la tablette le signale et demande l'heure. Elle n'invente jamais d'heures et ne pointe pour personne. Une durée propre à une personne, sur sa fiche, passe avant.",
  'establishment.pinLength': 'Longueur des codes',
  'establishment.pinLength-note':
    'Pour les prochains codes. Un code de responsable a toujours 6 chiffres.',
  'establishment.pinLength-value': '{{count}} chiffres',
  'establishment.pinChange': 'Changer le code à la première utilisation',
  'establishment.pinChange-note':
    'Qui reçoit un code fait par un autre est invité à choisir le sien. Pointer passe toujours avant.',
  'establishment.hideStatuses': 'Masquer qui est là',
  'establishment.hideStatuses-note':
    "Les clients voient l'écran\u00a0: il ne dit plus qui travaille, qui est en pause, qui est attendu.",
  'establishment.hideSurnames': 'Masquer les noms de famille',
  'establishment.hideSurnames-note':
    "L'écran ne montre que les prénoms. Les relevés gardent le nom entier.",
  'establishment.languages': 'Langues proposées',
  'establishment.languages-note': 'Seules celles-ci sont offertes sur les tablettes.',
  'establishment.languages-one': 'Gardez au moins une langue.',
  'establishment.language': 'Langue par défaut',
  'establishment.language-note':
    "Celle d'une tablette sur laquelle personne n'en a choisi d'autre.",
  'establishment.retention': 'Durées de conservation',
  'establishment.retention-note':
    "Rien n'est effacé tout seul. Passé ces durées, un administrateur peut désigner ce qui est à effacer.",
  'establishment.retention-punches': 'Pointages et relevés, en mois',
  'establishment.retention-checkOffs': 'Tâches et mesures, en mois',
  'establishment.retention-contacts': 'Coordonnées et photo après un départ, en mois',
  'establishment.retention-value':
    'Pointages {{punches}}, tâches {{checkOffs}}, coordonnées {{contacts}}',
  'establishment.leaseDays': 'Réglages sans contact avec le serveur',
  'establishment.leaseDays-note':
    "Ensuite ils se ferment, sauf débloquer quelqu'un et exporter. Le pointage continue toujours. Une durée plus longue ne vaut ici qu'une fois reçue par le serveur.",
  'establishment.leaseDays-field': 'Jours',
  'establishment.days_one': '{{count}} jour',
  'establishment.days_other': '{{count}} jours',
  'establishment.months_one': '{{count}} mois',
  'establishment.months_other': '{{count}} mois',
  'establishment.from-to': 'De {{least}} à {{most}}.',
  'establishment.yes': 'Oui',
  'establishment.no': 'Non',
  'establishment.none': 'Personne',
  'establishment.unsent': 'Pas encore envoyé',
  'establishment.save': 'Enregistrer',
  'establishment.clash': '{{field}}\u00a0: changé ailleurs entre-temps',
  'establishment.clash-mine': 'Ici, {{name}}, {{when}}',
  'establishment.clash-theirs': 'Sur le serveur',
  'establishment.clash-keep-mine': 'Garder celle-ci',
  'establishment.clash-keep-theirs': 'Garder celle du serveur',

  'privacy.sheet': 'Vos données',
  'privacy.lead':
    'Ce que {{name}} enregistre de vous avec cette tablette, pourquoi, et ce que vous pouvez demander.',
  'privacy.lead-nameless':
    "Ce que l'établissement enregistre de vous avec cette tablette, pourquoi, et ce que vous pouvez demander.",
  'privacy.what': 'Ce qui est enregistré',
  'privacy.what-1':
    "Vos pointages\u00a0: l'acte, l'heure, la tablette, avec ou sans code. Ce qui est déclaré ou corrigé après coup reste à côté, avec son auteur et sa raison.",
  'privacy.what-2':
    "Votre nom et, s'ils ont été donnés\u00a0: e-mail, téléphone, photo, langue, équipe, dates de contrat.",
  'privacy.what-3': 'Les tâches que vous cochez et les mesures que vous relevez.',
  'privacy.what-4': 'Votre code, sous une forme que personne ne peut relire, et les essais faux.',
  'privacy.what-not': 'Jamais votre position, votre visage au pointage, ni une empreinte.',
  'privacy.why': 'Pourquoi, et sur quelle base légale',
  'privacy.why-1':
    "Compter et prouver votre temps de travail, vos pauses et vos repos, préparer la paie\u00a0: obligation légale de l'employeur (Code du travail, L3171-2 à L3171-4).",
  'privacy.why-2': "Tenir le registre d'hygiène\u00a0: obligation légale (règlement CE 852/2004).",
  'privacy.why-3': 'Vous joindre et organiser le travail\u00a0: exécution de votre contrat.',
  'privacy.why-4': "Empêcher qu'on pointe à votre place\u00a0: intérêt légitime.",
  'privacy.how-long': 'Combien de temps',
  'privacy.how-long-punches': 'Pointages et relevés\u00a0: {{months}}.',
  'privacy.how-long-checkOffs': 'Tâches et mesures\u00a0: {{months}}.',
  'privacy.how-long-contacts': 'Coordonnées et photo\u00a0: {{months}} après votre départ.',
  'privacy.how-long-at-once': 'Coordonnées et photo\u00a0: effaçables dès votre départ.',
  'privacy.how-long-note':
    "Rien n'est effacé tout seul\u00a0: passé ces durées, un administrateur efface par une commande expresse.",
  'privacy.who': 'Qui les voit',
  'privacy.who-1': 'Vous\u00a0: vos heures et vos tâches, après votre code.',
  'privacy.who-2':
    "Les responsables de l'établissement, la comptabilité et l'administration, chacun selon son rôle\u00a0; le logiciel de paie.",
  'privacy.who-3': "L'inspection du travail, à sa demande.",
  'privacy.who-4': 'Qui passe devant la tablette\u00a0: les noms et qui est là.',
  'privacy.who-4-hidden': 'Qui passe devant la tablette\u00a0: les noms, mais pas qui est là.',
  'privacy.rights': 'Vos droits',
  'privacy.rights-1':
    'Voir vos données, en avoir une copie, les faire corriger, limiter ou effacer, et vous opposer à un usage, dans les limites de la loi. Réponse sous un mois.',
  'privacy.rights-contact': 'À qui demander\u00a0: {{contact}}',
  'privacy.rights-nobody': 'À qui demander\u00a0: à votre responsable.',
  'privacy.rights-cnil':
    'Sans réponse satisfaisante\u00a0: la CNIL, www.cnil.fr, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
  'privacy.edition': 'Texte n° {{edition}}',
  'privacy.print': 'Imprimer',
  'privacy.seen': "J'ai lu",
  'privacy.later': 'Plus tard',
  'privacy.seen-note':
    "Votre lecture est gardée avec son heure. Elle n'est pas un accord, et pointer n'en dépend pas.",

  'revoked.title': 'Cette tablette a été retirée',
  'revoked.why':
    "Un administrateur l'a détachée de l'établissement. La liste et les codes en sont partis.",
  'revoked.pending':
    '{{pending}} attendent encore\u00a0: gardés ici, remis au serveur dès que possible.',
  'revoked.nothing-pending': 'Tout ce qui avait été pointé est arrivé au serveur.',
  'revoked.left_one':
    "{{count}} enregistrement que le serveur n'a pas pu prendre reste ici\u00a0: exportez-le.",
  'revoked.left_other':
    "{{count}} enregistrements que le serveur n'a pas pu prendre restent ici\u00a0: exportez-les.",
  'revoked.photos_one': "{{count}} photo n'a pas été envoyée et reste ici\u00a0: exportez-la.",
  'revoked.photos_other':
    "{{count}} photos n'ont pas été envoyées et restent ici\u00a0: exportez-les.",
  'revoked.exported':
    'Ce qui reste est dans le fichier exporté. Gardez ce fichier et confiez-le à un administrateur.',
  'revoked.punch': 'Pointer quand même',
  'revoked.reset': 'Remettre cette tablette à zéro',
  'revoked.reset-refused': 'Pas encore\u00a0: {{pending}} seraient perdus',
  'revoked.reset-refused-do':
    "Ils ne sont ni remis au serveur ni exportés. Remettez la tablette en ligne, ou enregistrez l'export d'urgence ci-dessous.",
  'revoked.reset-close': 'Garder la tablette ainsi',
  'revoked.reset-warning':
    'Elle oublie tout\u00a0: établissement, personnes, pointages et clés. Ce qui est au serveur y reste. On ne revient pas en arrière.',
  'revoked.reset-exported':
    "Le fichier exporté devient la seule trace de ce que le serveur n'a pas. Vérifiez qu'il est en lieu sûr.",
  'revoked.reset-after': "Ensuite l'écran demande à relier la tablette.",
  'revoked.reset-act': 'Tout effacer de cette tablette',
  'revoked.records_one': '{{count}} enregistrement',
  'revoked.records_other': '{{count}} enregistrements',
} as const;
